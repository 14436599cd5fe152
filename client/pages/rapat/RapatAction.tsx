/** The one button that fits a rapat's state and who is looking. */
import type { Rapat } from '../../../server/domain/rapat.ts'
import { LinkButton } from '../../components/links.tsx'
import { useSession } from '../../session.tsx'
import { beranda } from '../../text/beranda.ts'

export function RapatAction({ rapat, main = false }: { rapat: Rapat; main?: boolean }) {
  const { akun, is } = useSession()
  const params = { rapatId: rapat.id }
  const variant = main ? 'filled' : 'default'
  const part = rapat.bagian.at(-1)
  const running = rapat.status === 'berlangsung' || rapat.status === 'diskors'
  const works =
    akun !== null &&
    (is('sekretariat') ||
      rapat.penugasan.notulis.includes(akun.id) ||
      rapat.penugasan.operator.includes(akun.id))

  if (running && works) {
    return (
      <LinkButton to="/rapat/$rapatId/ruang" params={params} variant={main ? 'filled' : 'light'}>
        {beranda.masukRuang}
      </LinkButton>
    )
  }
  if (running && part?.sifat === 'terbuka' && rapat.sifatAwal === 'terbuka') {
    return (
      <LinkButton
        to="/siaran/$bagianId"
        params={{ bagianId: part.id }}
        variant={main ? 'filled' : 'light'}
      >
        {beranda.ikuti}
      </LinkButton>
    )
  }
  if (rapat.status === 'terjadwal' && works) {
    return (
      <LinkButton to="/rapat/$rapatId" params={params} variant={variant}>
        {beranda.siapkan}
      </LinkButton>
    )
  }
  // In a list the title is the way in; a second one beside every row is only noise.
  if (!main && rapat.status !== 'ditutup') return null
  return (
    <LinkButton to="/rapat/$rapatId" params={params} variant={variant}>
      {rapat.status === 'ditutup' ? beranda.lihatRisalah : beranda.lihat}
    </LinkButton>
  )
}

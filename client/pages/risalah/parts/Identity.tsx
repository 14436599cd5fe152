/** The head of a record: the data a–h of the tata tertib, as far as a reader looks for them. */
import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { zoneLabel } from '../../../../server/domain/rapat.ts'
import type { Risalah, RisalahRecord } from '../../../../server/domain/record.ts'
import { formatClock } from '../../../components/time.ts'
import { risalahText as t } from '../../../text/risalah.ts'
import { sifatLabel } from '../../../text/umum.ts'
import { saat } from '../../../work/format.ts'
import classes from '../risalah.module.css'

function Row({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

export function Identity({ record, risalah }: { record: RisalahRecord; risalah: Risalah }) {
  const { rapat, dewan } = record
  const nama = (id: string | null) => record.orang.find((orang) => orang.id === id)?.nama ?? null
  const clock = (instant: string | null) => (instant ? formatClock(instant, dewan.zona) : null)
  const anggota = record.orang.filter((o) => o.kelompok === 'pimpinan' || o.kelompok === 'anggota')
  const hadir = new Set(record.hadir.filter((h) => h.status === 'hadir').map((h) => h.pesertaId))
  const undangan = record.orang.filter((o) => o.kelompok === 'undangan')
  const waktu = [clock(rapat.dibukaAt), clock(rapat.ditutupAt)].filter(Boolean).join('–')
  return (
    <section aria-labelledby="identitas">
      <Title order={2} id="identitas" mb="sm">
        {t.identitas}
      </Title>
      <dl className={classes.identity}>
        <Row label={t.nomor}>{rapat.nomor}</Row>
        <Row label={t.sifat}>
          {[...new Set(rapat.sifat.map((s) => sifatLabel[s.sifat]))].join(', ')}
        </Row>
        <Row label={t.waktu}>{waktu && `${waktu} ${zoneLabel[dewan.zona]}`}</Row>
        <Row label={t.tempat}>{rapat.tempat}</Row>
        <Row label={t.ketua}>{record.ketua.map(nama).filter(Boolean).join('; ')}</Row>
        <Row label={t.sekretaris}>{nama(record.sekretaris)}</Row>
        <Row label={t.hadir}>
          {`${anggota.filter((o) => hadir.has(o.id)).length} dari ${anggota.length}`}
        </Row>
        <Row label={t.undangan}>
          {undangan
            .map((o) => [o.nama, o.jabatan ?? o.instansi].filter(Boolean).join(', '))
            .join('; ')}
        </Row>
        <Row label={t.dibekukan}>{saat(risalah.frozenAt, dewan.zona)}</Row>
      </dl>
    </section>
  )
}

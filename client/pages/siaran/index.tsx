/** Readers' page: only the text, large, following by itself. A phone in portrait is its first home. */
import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconArrowLeft, IconLock, IconTextDecrease, IconTextIncrease } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type CSSProperties, useState } from 'react'
import { useApi } from '../../api.ts'
import { useLiveRapat } from '../../components/liveRapat.ts'
import { useTitle } from '../../components/Page.tsx'
import { Empty } from '../../components/States.tsx'
import { type SiaranState, SiaranText } from '../../siaran/index.tsx'
import { getSocket } from '../../socket.ts'
import { siaran as t } from '../../text/ruang.ts'
import { PathLink } from '../../work/link.tsx'
import classes from './siaran.module.css'
import { useAnnounce } from './useAnnounce.ts'

/** Less is what recognising takes anyway. */
const behindMs = 5000

/** Pixels; the second is read easily at arm's length. */
const sizes = [17, 20, 23, 27, 32, 38, 46] as const

export default function SiaranPage() {
  const { bagianId = '' } = useParams({ strict: false }) as { bagianId?: string }
  // The address knows the part only; which rapat it belongs to is in the list everyone may see.
  const list = useApi('listRapat', { query: {} }, { staleTime: 30_000 })
  const rapat = list.data?.rapat.find((r) => r.bagian.some((b) => b.id === bagianId)) ?? null
  const part = rapat?.bagian.find((b) => b.id === bagianId) ?? null
  useLiveRapat(rapat ? [rapat.id] : [])
  useTitle(rapat ? `${t.judul}: ${rapat.judul}` : t.judul)

  const [state, setState] = useState<SiaranState>('memuat')
  const [lagMs, setLag] = useState(0)
  const [step, setStep] = useLocalStorage<number>({
    key: 'risalah-siaran-huruf',
    defaultValue: 1,
    getInitialValueInEffect: false,
  })
  const announced = useAnnounce(bagianId)
  const ended = part !== null && part.selesaiAt !== null
  const newer = rapat?.bagian.findLast((b) => b.no > (part?.no ?? 0) && b.sifat === 'terbuka')
  const refused = state === 'ditutup' || state === 'ditolak'
  const size = sizes[Math.min(sizes.length - 1, Math.max(0, step))]
  const onward = newer
    ? { href: `/siaran/${newer.id}`, label: t.bagianBaru }
    : { href: rapat ? `/rapat/${rapat.id}` : '/rapat', label: t.lihatRapat }

  const late = state === 'langsung' && lagMs >= behindMs
  const badge = refused || ended ? t.selesai : rapat?.status === 'diskors' ? t.diskors : null
  return (
    <div className={classes.page} style={{ '--siaran-ukuran': `${size}px` } as CSSProperties}>
      <header className={classes.head}>
        <ActionIcon
          component={PathLink}
          href={rapat ? `/rapat/${rapat.id}` : '/'}
          variant="subtle"
          color="gray"
          c="inherit"
          size={40}
          aria-label={t.lihatRapat}
        >
          <IconArrowLeft size={22} />
        </ActionIcon>
        <div className={classes.titles}>
          <h1 className={classes.title}>{rapat?.judul ?? t.judul}</h1>
          <p className={classes.sub}>
            {badge !== null ? (
              <span>{badge}</span>
            ) : (
              <span
                className={classes.live}
                data-on={(state === 'langsung' && !late) || undefined}
                data-belakang={late || undefined}
              >
                <i aria-hidden />
                <span role="status">
                  {state === 'terputus'
                    ? t.terputusSingkat
                    : state === 'ditahan'
                      ? t.dijeda
                      : state === 'memuat'
                        ? t.menyambung
                        : late
                          ? t.tertinggal
                          : t.langsung}
                </span>
                {/* Beside the status: a number that changes every second is not read out each time. */}
                {late && <span>{t.tertinggalSebanyak(Math.round(lagMs / 1000))}</span>}
              </span>
            )}
            {rapat && <span>{[rapat.alat, rapat.tempat].filter(Boolean).join(' · ')}</span>}
          </p>
        </div>
      </header>
      <div className={classes.text}>
        {refused ? (
          <Empty
            icon={IconLock}
            title={t.ditutupJudul}
            action={
              <Button component={PathLink} href={onward.href}>
                {onward.label}
              </Button>
            }
          >
            {t.ditutupIsi}
          </Empty>
        ) : (
          <SiaranText bagianId={bagianId} socket={getSocket()} onState={setState} onLag={setLag} />
        )}
        {!refused && ended && (
          <div className={classes.end}>
            <b>{t.berakhir}</b>
            <p>{t.tersedia}</p>
            <Button component={PathLink} href={onward.href} variant="default">
              {onward.label}
            </Button>
          </div>
        )}
      </div>
      <footer className={classes.foot}>
        <span>{t.keterangan}</span>
        <span className={classes.sizes}>
          <Tooltip label={t.kecil}>
            <ActionIcon
              variant="default"
              size={44}
              aria-label={t.kecil}
              disabled={step <= 0}
              onClick={() => setStep(Math.max(0, step - 1))}
            >
              <IconTextDecrease size={22} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t.besar}>
            <ActionIcon
              variant="default"
              size={44}
              aria-label={t.besar}
              disabled={step >= sizes.length - 1}
              onClick={() => setStep(Math.min(sizes.length - 1, step + 1))}
            >
              <IconTextIncrease size={22} />
            </ActionIcon>
          </Tooltip>
        </span>
      </footer>
      <VisuallyHidden aria-live="polite">{announced}</VisuallyHidden>
    </div>
  )
}

/**
 * The last line of the room: always there, always true. Recording, unsaved edits, lag and engine, network, who is here.
 * Trouble turns it amber or red with one sentence; it never covers the text.
 */
import { Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconLoader2,
  IconUsers,
} from '@tabler/icons-react'
import type { RecorderState } from '../../../capture/index.tsx'
import type { SaveState } from '../../../editor/index.tsx'
import { useSocketState } from '../../../socket.ts'
import { status as t } from '../../../text/ruang.ts'
import classes from '../ruang.module.css'
import type { LiveStatus } from './useLiveStatus.ts'

/** As the editor says it, or `baca` where one may not edit. */
export type SavedState = SaveState | 'baca'

type Tone = 'rec' | 'good' | 'warn' | 'bad' | 'plain'
type Fact = { readonly text: string; readonly tone: Tone; readonly icon?: 'dot' | 'ok' | 'busy' }

const slowMs = 10_000

export function recordingFact(recorder: RecorderState | null, live: LiveStatus): Fact {
  if (recorder?.phase === 'merekam') return { text: t.merekam, tone: 'rec', icon: 'dot' }
  const holder = live.channel?.holder
  if (holder) return { text: t.direkamOleh(holder.nama), tone: 'rec', icon: 'dot' }
  return { text: t.tidakMerekam, tone: 'plain' }
}

export function transcriptFact(live: LiveStatus, running: boolean): Fact | null {
  const { pipeline } = live
  if (pipeline === null) return null
  const { lagMs, state } = pipeline
  if (state === 'model-tidak-ada' || state === 'gagal') {
    return { text: pipeline.pesan ?? t.berhenti, tone: 'warn' }
  }
  if (state === 'menunggu') return null
  if (lagMs > 1000) {
    const text = t.tertinggal(Math.round(lagMs / 1000))
    return { text, tone: lagMs > slowMs ? 'warn' : 'plain' }
  }
  if (state === 'memuat') return { text: t.memuat, tone: 'plain' }
  return { text: running ? t.langsung : t.selesai, tone: 'plain' }
}

export function StatusLine(props: {
  recorder: RecorderState | null
  live: LiveStatus
  saved: SavedState
  people: readonly string[]
  /** The rapat is open and not suspended: not to be recording then is worth a warning. */
  running: boolean
  closed: boolean
  mayCapture: boolean
  onRecorder: () => void
}) {
  const { recorder, live, saved } = props
  const connected = useSocketState() === 'tersambung'
  const recording = recordingFact(recorder, live)
  const transcript = transcriptFact(live, props.running)
  const unsavedMs = recorder?.sender.unsavedMs ?? 0
  const disk = recorder?.sender.disk ?? live.channel?.disk ?? null
  const silent = props.running && recording.tone !== 'rec'
  const tone = !connected || disk?.state === 'penuh' ? 'bad' : silent ? 'warn' : undefined
  const savedFact: Record<SavedState, Fact> = {
    tersimpan: { text: t.tersimpan, tone: 'good', icon: 'ok' },
    menyimpan: { text: t.menyimpan, tone: 'plain', icon: 'busy' },
    'belum-tersimpan': { text: t.belumTersimpan, tone: 'warn' },
    ditolak: { text: t.ditolak, tone: 'warn' },
    baca: { text: t.baca, tone: 'plain' },
  }
  const { pipeline } = live
  return (
    <div
      className={classes.status}
      data-tone={tone}
      role="status"
      aria-live="polite"
      aria-label={t.label}
    >
      {props.closed && !props.mayCapture ? null : props.mayCapture ? (
        <button type="button" className={classes.factButton} onClick={props.onRecorder}>
          <FactView fact={recording} />
        </button>
      ) : (
        <FactView fact={recording} />
      )}
      {unsavedMs > 2000 && (
        <FactView
          fact={{ text: t.belumTersimpanSuara(Math.ceil(unsavedMs / 1000)), tone: 'warn' }}
        />
      )}
      <FactView fact={savedFact[saved]} />
      {transcript && <FactView fact={transcript} />}
      {pipeline?.engine && (
        <span className={classes.fact}>
          {pipeline.model?.startsWith(pipeline.engine)
            ? pipeline.model
            : [pipeline.engine, pipeline.model].filter(Boolean).join(' · ')}
        </span>
      )}
      {disk?.state === 'menipis' && (
        <FactView fact={{ text: t.diskMenipis(disk.minutes), tone: 'warn' }} />
      )}
      {disk?.state === 'penuh' && <FactView fact={{ text: t.diskPenuh, tone: 'bad' }} />}
      {!connected && (
        <span className={classes.fact}>
          <IconCloudOff size={15} aria-hidden /> {t.terputus}. {t.terputusIsi}
        </span>
      )}
      <span className={classes.spacer} />
      <Tooltip label={t.hadir}>
        <span className={classes.fact}>
          <IconUsers size={15} aria-hidden />
          {props.people.length > 0 ? props.people.join(', ') : t.sendiri}
        </span>
      </Tooltip>
    </div>
  )
}

function FactView({ fact }: { fact: Fact }) {
  return (
    <span className={classes.fact} data-tone={fact.tone}>
      {fact.icon === 'dot' && <span className={classes.dot} aria-hidden />}
      {fact.icon === 'ok' && <IconCircleCheck size={15} aria-hidden />}
      {fact.icon === 'busy' && <IconLoader2 size={15} aria-hidden />}
      {(fact.tone === 'warn' || fact.tone === 'bad') && <IconAlertTriangle size={15} aria-hidden />}
      {fact.text}
    </span>
  )
}

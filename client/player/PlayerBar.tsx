/** The player of a recording: waveform, back, play, forward, speed, and how much of the recording is shown. */
import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import {
  IconChevronsLeft,
  IconChevronsRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNext,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { useState } from 'react'
import { formatDuration } from '../components/time.ts'
import { pemutar as t } from '../text/pemutar.ts'
import { peakMs } from './peaks.ts'
import classes from './player.module.css'
import type { PlayerSource, RecordingPlayer } from './recording.ts'
import { usePeaks } from './usePeaks.ts'
import { Waveform, type WaveMark } from './Waveform.tsx'

const skipMs = 3000
const spans = [null, 1_800_000, 600_000, 120_000, 30_000] as const
const rates = ['0.5', '0.75', '1', '1.25', '1.5', '2'] as const

/** F1 back, F2 play or pause, F4 forward: wherever the caret is. */
export function usePlayerKeys(player: RecordingPlayer): void {
  useWindowEvent('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key === 'F1') player.skip(-skipMs)
    else if (event.key === 'F2') player.toggle()
    else if (event.key === 'F4') player.skip(skipMs)
    else return
    event.preventDefault()
  })
}

export function PlayerBar(props: {
  source: PlayerSource | null
  player: RecordingPlayer
  marks?: readonly WaveMark[]
}) {
  const { source, player } = props
  const peaks = usePeaks(source)
  const [zoom, setZoom] = useState(0)
  const durationMs = peaks.bytes.length * peakMs
  const button = (label: string, icon: React.ReactNode, onClick: () => void, main = false) => (
    <Tooltip label={label}>
      <ActionIcon
        variant={main ? 'filled' : 'subtle'}
        color={main ? undefined : 'gray'}
        c={main ? undefined : 'inherit'}
        radius={main ? 'xl' : 'md'}
        size={main ? 34 : 32}
        aria-label={label}
        disabled={durationMs === 0}
        onClick={onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <div className={classes.bar}>
      <div className={classes.controls}>
        {button(t.mundur, <IconChevronsLeft size={19} />, () => player.skip(-skipMs))}
        {button(
          player.playing ? t.jedaTombol : t.putarTombol,
          player.playing ? <IconPlayerPauseFilled size={17} /> : <IconPlayerPlayFilled size={17} />,
          player.toggle,
          true,
        )}
        {button(t.maju, <IconChevronsRight size={19} />, () => player.skip(skipMs))}
        {source?.growing &&
          button(t.keAkhir, <IconPlayerTrackNext size={18} />, () =>
            player.seek(Math.max(0, durationMs - 5000)),
          )}
      </div>
      {durationMs > 0 ? (
        <Waveform
          peaks={peaks.bytes}
          durationMs={durationMs}
          positionMs={player.positionMs}
          spanMs={spans[zoom] ?? null}
          marks={props.marks}
          gaps={peaks.gaps}
          onSeek={player.seek}
        />
      ) : (
        <span className={classes.empty}>
          {peaks.state === 'gagal' ? t.gelombangGagal : t.belumAda}
        </span>
      )}
      <span className={classes.clock} role={player.failed ? 'alert' : undefined}>
        {player.failed ? (
          t.gagalSingkat
        ) : (
          <>
            <b>{formatDuration(player.positionMs)}</b> / {formatDuration(durationMs)}
          </>
        )}
      </span>
      <div className={`${classes.controls} ${classes.extra}`}>
        {button(t.perkecil, <IconZoomOut size={18} />, () => setZoom(Math.max(0, zoom - 1)))}
        {button(t.perbesar, <IconZoomIn size={18} />, () =>
          setZoom(Math.min(spans.length - 1, zoom + 1)),
        )}
        <NativeSelect
          aria-label={t.kecepatan}
          size="xs"
          w={74}
          value={String(player.rate)}
          onChange={(event) => player.setRate(Number(event.currentTarget.value))}
          data={rates.map((rate) => ({ value: rate, label: `${rate.replace('.', ',')}×` }))}
        />
      </div>
    </div>
  )
}

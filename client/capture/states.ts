/** What the recorder says about itself. Pure. */
import { perekam } from '../text/capture.ts'
import type { SenderState } from './sender.ts'
import type { SoundWatch } from './watch.ts'

export type Phase = 'siap' | 'menyiapkan' | 'merekam' | 'mengirim'
export type Keadaan =
  | 'siap'
  | 'merekam'
  | 'menyambung'
  | 'belum-tersimpan'
  | 'mengirim'
  | 'disk-penuh'

const silentWarnMs = 15_000
const unsavedWarnMs = 2000
const driftWarnMs = 1000

export function keadaanOf(phase: Phase, sender: SenderState): Keadaan {
  if (sender.unsavedMs > 0 && sender.disk?.state === 'penuh') return 'disk-penuh'
  // Also what an earlier page left behind.
  if (phase === 'mengirim' || (phase === 'siap' && sender.unsavedMs > 0)) {
    return sender.connected ? 'mengirim' : 'menyambung'
  }
  if (phase !== 'merekam') return 'siap'
  if (!sender.connected) return 'menyambung'
  return sender.unsavedMs > unsavedWarnMs ? 'belum-tersimpan' : 'merekam'
}

/** Sentences, the gravest first. */
export function warningsOf(given: {
  readonly phase: Phase
  readonly sender: SenderState
  readonly sound: Pick<SoundWatch, 'silentMs' | 'clipping'>
  readonly durable: boolean
  /** What became of the microphone. */
  readonly lost: string | null
}): string[] {
  const { phase, sender, sound, durable, lost } = given
  const { peringatan } = perekam
  const warnings: string[] = []
  if (lost) warnings.push(lost)
  if (sender.fault && sender.fault.code !== 'disk_full') warnings.push(sender.fault.message)
  if (phase === 'merekam') {
    const silent = sound.silentMs()
    if (silent >= silentWarnMs) warnings.push(peringatan.senyap(Math.floor(silent / 1000)))
    if (sound.clipping()) warnings.push(peringatan.pecah)
    if (!durable) warnings.push(peringatan.tanpaSimpanan)
    const drift = sender.driftMs ?? 0
    if (Math.abs(drift) > driftWarnMs) warnings.push(peringatan.jam(drift))
  }
  if (sender.disk?.state === 'menipis') {
    warnings.push(peringatan.diskMenipis(sender.disk.minutes))
  }
  return warnings
}

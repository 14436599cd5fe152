/** The sound of a bench: what is said when, by the synthetic voice or by people. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readMedia } from '../../server/capture/media.ts'
import { sampleRateHz } from '../../server/domain/speech.ts'
import { joinSound, lots, silence, speak } from '../support/sound.ts'
import type { BenchOptions } from './main.ts'

export type Sitting = {
  readonly sound: Float32Array
  /** Where a stretch of speech begins and ends, in seconds; empty where nobody knows. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[]
  readonly words: string | null
}

const sentences = [
  'Rapat dengar pendapat hari ini saya buka dan saya nyatakan terbuka untuk umum.',
  'Kami mohon penjelasan dari dinas tentang perbaikan jalan di kecamatan itu, karena sudah dua tahun rusak.',
  'Terima kasih, pimpinan. Anggaran tahun ini cukup untuk tiga ruas jalan dan satu jembatan.',
  'Apakah jembatan itu sudah masuk dalam rencana kerja pemerintah daerah?',
  'Sudah.',
  'Lelangnya dimulai bulan depan, dan pekerjaan selesai sebelum akhir tahun, kecuali ada perubahan anggaran.',
  'Warga juga meminta air bersih untuk empat desa di wilayah selatan.',
  'Baik, kami catat sebagai usulan.',
]

export async function makeSitting(options: BenchOptions): Promise<Sitting> {
  const cwd = process.env.INIT_CWD ?? process.cwd()
  if (options.sound !== undefined) {
    const all = await readMedia(resolve(cwd, options.sound))
    const words =
      options.words === undefined ? null : readFileSync(resolve(cwd, options.words), 'utf8')
    return { sound: all, stretches: [], words }
  }
  const next = lots(7)
  const parts = [silence(1)]
  const stretches: { from: number; to: number }[] = []
  const said: string[] = []
  let at = 1
  for (let turn = 0; at < options.seconds; turn++) {
    const sentence = sentences[turn % sentences.length]!
    const spoken = trim(await speak(sentence))
    const pause = silence(1 + 1.5 * next())
    stretches.push({ from: at, to: at + spoken.length / sampleRateHz })
    said.push(sentence)
    parts.push(spoken, pause)
    at += (spoken.length + pause.length) / sampleRateHz
  }
  return { sound: joinSound(...parts), stretches, words: said.join(' ') }
}

/** espeak ends with silence of its own. */
function trim(sound: Float32Array): Float32Array {
  const loud = (x: number) => Math.abs(x) > 0.01
  return sound.slice(sound.findIndex(loud), sound.findLastIndex(loud) + 1)
}

export function quantiles(values: readonly number[]): { n: number; p50: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (q: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0) * 100) /
    100
  return { n: sorted.length, p50: at(0.5), p95: at(0.95) }
}

const digits = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
]

/** Words for comparing: lower case, figures one by one as words, both names of zero the same. */
export function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/\d/g, (digit) => ` ${digits[Number(digit)]} `)
    .replace(/[^\p{L}\s]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => (word === 'kosong' ? 'nol' : word))
}

/** Words wrong, missing or too many. */
export function wordErrors(reference: readonly string[], heard: readonly string[]): number {
  let row = Array.from({ length: heard.length + 1 }, (_, j) => j)
  for (const [i, word] of reference.entries()) {
    const next = [i + 1]
    for (const [j, other] of heard.entries()) {
      next.push(Math.min(row[j]! + (word === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row.at(-1)!
}

/**
 * For tests of other rooms: says how loud each half second is, as a digit from `nol` to `sembilan`. The same sound
 * always gives the same words, so a lost or doubled stretch shows in the text. Needs no model.
 */
import { sampleRateHz } from '../../server/domain/speech.ts'
import { EngineError, type OpenEngine } from '../engine.ts'

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
const step = sampleRateHz / 2

export const openScripted: OpenEngine = async ({ model }) => {
  let closed = false
  return {
    name: 'scripted',
    model,
    packs: true,
    can: { partials: false, wordConfidence: true, languages: 'any', hints: false, online: false },
    async decode(samples) {
      if (closed) throw new EngineError('Mesin sudah ditutup.', { retryable: true })
      const words = []
      for (let at = 0; at + step / 2 <= samples.length; at += step) {
        const part = samples.subarray(at, at + step)
        const loud = Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length)
        const level = Math.min(9, Math.floor(loud * 20))
        const startMs = (at * 1000) / sampleRateHz
        const endMs = Math.min(samples.length, at + step) / 16
        words.push({ text: digits[level]!, startMs, endMs, confidence: 1 })
      }
      return { words, text: words.map((word) => word.text).join(' ') }
    },
    async close() {
      closed = true
    },
  }
}

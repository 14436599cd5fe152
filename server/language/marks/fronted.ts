/** Fronted clauses: "Kalau bisa, kami minta …". */
import type { Token } from '../token.ts'
import { set, unfinished } from './words.ts'

const conditions = set(
  'kalau jika apabila bila seandainya karena setelah sesudah ketika meskipun walaupun supaya agar sebelum sejak selama',
)
const mainVerbs = set(`
  minta mohon harap berharap usul usulkan mengusulkan akan bisa lanjutkan mulai skors tutup sepakati setujui anggap tunda kembalikan
  perlu harus siap setuju tidak catat buka terima cabut kaji tetapkan masuk persilakan tolak dukung mendukung menolak putuskan ingin
  mau ingatkan khawatir sarankan jadwalkan undang panggil belum hanya rasa kira bahas kerjakan kawal sampaikan tanya
`)
const mainOpeners = set(
  'mohon tolong silakan berarti apakah bagaimana mengapa kenapa percuma sebaiknya jangan',
)

/** "Kalau bisa, kami minta …": where the main clause begins behind a fronted one. */
export function frontedEnd(tokens: readonly Token[], start: number): number | null {
  if (!conditions.has(tokens[start]!.lower)) return null
  for (let k = start + 2; k < tokens.length && k < start + 12; k += 1) {
    if (tokens[k - 1]!.trail !== '') return null
    const word = tokens[k]!.lower
    if (word === 'maka') return k
    if (unfinished.has(tokens[k - 1]!.lower) && tokens[k - 1]!.lower !== 'belum') continue
    if (mainOpeners.has(word)) return k
    // "… rapat saya buka"
    if (/^(rapat|sidang)$/.test(word) && /^(saya|kami|kita)$/.test(tokens[k + 1]?.lower ?? ''))
      return k
    if (/^(kami|saya|kita)$/.test(word) && mainVerbs.has(tokens[k + 1]?.lower ?? '')) return k
  }
  return null
}

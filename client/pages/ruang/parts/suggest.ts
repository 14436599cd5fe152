/** Which items a passage may be about: those that share the most telling words with it. Pure. */
import type { UsulanRingkas } from '../../../../server/domain/usulan.ts'

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9\s]/g, ' ')
    .split(/\s+/)
    .filter((word) => word.length >= 4)

/** The items in the order of how well they fit; those without a shared word come last, as they were. */
export function rankByQuote(quote: string, usulan: readonly UsulanRingkas[]): UsulanRingkas[] {
  const said = new Set(plain(quote))
  const titles = usulan.map((u) => plain([u.judul, u.lokasi.desa, u.lokasi.kecamatan].join(' ')))
  // A word in many items says little; one that is in a single item says much.
  const seen = new Map<string, number>()
  for (const words of titles)
    for (const word of new Set(words)) seen.set(word, (seen.get(word) ?? 0) + 1)
  const scores = titles.map((words) =>
    [...new Set(words)].reduce((sum, w) => sum + (said.has(w) ? 1 / (seen.get(w) ?? 1) : 0), 0),
  )
  return usulan
    .map((u, index) => ({ u, score: scores[index] ?? 0, index }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ u }) => u)
}

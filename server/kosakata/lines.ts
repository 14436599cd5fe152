/** Pairs as people paste them: what the engine prints, a separator, what is meant. Pure. */
import { soundOfText } from '../language/index.ts'

export type Pair = { readonly spoken: string; readonly written: string }

const clean = (cell: string) =>
  cell
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\s+/gu, ' ')
    .trim()

/** The pairs, or the first fault with its line. A first line of headings is left out. */
export function readPairs(
  text: string,
): Pair[] | { readonly baris: number; readonly pesan: string } {
  const pairs: Pair[] = []
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const separator = [';', '\t', ','].find((sign) => line.includes(sign))
    const cells = separator === undefined ? [line] : line.split(separator)
    const [spoken = '', written = ''] = cells.map(clean)
    if (index === 0 && /^(tercetak|spoken|mesin)$/i.test(spoken)) continue
    const fault = faultOf(cells.length, spoken, written)
    if (fault !== null) return { baris: index + 1, pesan: fault }
    pairs.push({ spoken: spoken.toLowerCase(), written })
  }
  return pairs
}

function faultOf(cells: number, spoken: string, written: string): string | null {
  if (cells !== 2) return 'Tulis dua isian: kata dari mesin; kata yang benar.'
  if (spoken === '' || written === '') return 'Kedua isian wajib ada.'
  const longest = Math.max(spoken.length, written.length)
  if (longest > 80 || spoken.split(' ').length > 4) return 'Paling panjang 4 kata dan 80 huruf.'
  if (!/\p{L}/u.test(spoken) || /[<>{}=@\d]/u.test(spoken + written))
    return 'Hanya kata; angka dan tanda khusus tidak dapat dipakai.'
  if (soundOfText(spoken) === '' || spoken === written) return 'Kedua isian sama.'
  return null
}

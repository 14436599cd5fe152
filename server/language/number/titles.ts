/** The title of a law behind *tentang* in capitals: `tentang Pajak Daerah dan Retribusi Daerah`. */
import { knownTitles, leavesTitle, titleParticles } from '../tables/titles.ts'
import { endsClause, retext, type Token, upperFirst } from '../token.ts'
import { isNumberWord } from './read.ts'
import type { Written } from './rule.ts'

/** Longer runs of words hold more than a title. */
const longest = 8

function knownEnd(tokens: readonly Token[], start: number): number | null {
  const known = knownTitles.find((words) =>
    words.every(
      (word, k) =>
        tokens[start + k]?.lower === word && (k === 0 || tokens[start + k - 1]!.trail === ''),
    ),
  )
  if (known === undefined) return null
  const to = start + known.length
  return titleParticles.has(tokens[to]?.lower ?? '') ? null : to
}

/** End of the title that begins at `start`; null where none is sure. */
function titleEnd(tokens: readonly Token[], start: number): number | null {
  const known = knownEnd(tokens, start)
  if (known !== null) return known
  let to = start
  let words = 0
  for (let k = start; k < tokens.length; k += 1) {
    const token = tokens[k]!
    const word = token.lower
    // "Perubahan atas Peraturan Daerah Nomor …": the head of the changed law is raised by its number.
    const changed = tokens[k - 1]?.lower === 'atas' && k > start + 1
    const raised = token.done === true && /^\p{Lu}/u.test(token.text)
    if (!raised && !changed && (leavesTitle(word) || isNumberWord(word) || /\d/.test(word))) break
    if (!/^[\p{L}/-]+$/u.test(token.text) || word === 'tahun') break
    if (!titleParticles.has(word)) {
      words += 1
      to = k + 1
    }
    if (endsClause(token)) break
  }
  return words === 0 || words > longest ? null : to
}

/** The title at `i`, where *tentang* stands. */
export function writeTitle(tokens: readonly Token[], i: number): Written | null {
  const about = tokens[i]
  if (about?.lower !== 'tentang' || about.done || about.trail !== '') return null
  const end = titleEnd(tokens, i + 1)
  if (end === null) return null
  const title = tokens.slice(i + 1, end).map((token) => {
    if (token.done && /^\p{Lu}/u.test(token.text)) return token
    const text = token.text.split('-').map(upperFirst).join('-')
    return retext(token, titleParticles.has(token.lower) ? token.text : text)
  })
  return { tokens: [retext(about, about.text), ...title], to: end }
}

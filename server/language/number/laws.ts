/** A law called by its short name and number, without *nomor*: `UU 23 Tahun 2014`. */
import { merge, retext } from '../token.ts'
import { readNumber } from './read.ts'
import type { Rule } from './rule.ts'
import { writeTitle } from './titles.ts'
import { readYear } from './year.ts'

/** Only where a year follows: "perda tiga tahun lalu" counts years. */
export const writeLaw: Rule = ({ tokens, i }) => {
  const token = tokens[i]!
  if (token.trail !== '') return null
  const number = readNumber(tokens, i + 1)
  if (number === null || number.decimals !== null || number.scale !== null) return null
  const tahun = tokens[number.to]
  if (tahun?.lower !== 'tahun' || tahun.trail !== '' || tokens[number.to - 1]!.trail !== '')
    return null
  const year = readYear(tokens, number.to + 1, true)
  if (year === null || !/^(19|20)\d\d$/.test(year.text)) return null
  const written = [
    token.text === token.lower && token.lower.length > 3
      ? retext(
          token,
          token.text.replace(/^./u, (c) => c.toUpperCase()),
        )
      : token,
    merge(tokens, i + 1, number.to, String(number.value)),
    retext(tahun, 'Tahun'),
    merge(tokens, number.to + 1, year.to, year.text),
  ]
  const title = tokens[year.to - 1]!.trail === '' ? writeTitle(tokens, year.to) : null
  return { tokens: [...written, ...(title?.tokens ?? [])], to: title?.to ?? year.to }
}

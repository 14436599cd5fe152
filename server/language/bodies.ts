/** Names of offices, bodies and ministries that need no roster: `Dinas Pekerjaan Umum dan Penataan Ruang`. */

import { writeTitle } from './number/titles.ts'
import {
  type Body,
  dutyWords,
  fieldHeads,
  fieldsByFirst,
  partHeads,
  wholeByFirst,
} from './tables/bodies.ts'
import { retext, type Token, upperFirst } from './token.ts'

/** Are the words of the body said from `i` on, in one breath? */
function said(tokens: readonly Token[], i: number, body: Body): boolean {
  for (let k = 0; k < body.words.length; k += 1) {
    const token = tokens[i + k]
    if (token === undefined || token.done || token.lower !== body.words[k]) return false
    const before = tokens[i + k - 1]
    if (k > 0 && before!.trail !== '' && before!.trail !== ',') return false
  }
  return true
}

const find = (
  tokens: readonly Token[],
  i: number,
  from: ReadonlyMap<string, readonly Body[]>,
): Body | undefined => from.get(tokens[i]?.lower ?? '')?.find((body) => said(tokens, i, body))

const write = (tokens: readonly Token[], i: number, body: Body): Token[] =>
  body.written.map((word, k) => {
    const token = tokens[i + k]!
    const comma = word.endsWith(',') && token.trail === ''
    const text = word.replace(/,$/, '')
    return {
      ...retext(token, /^\p{Lu}{2}/u.test(token.text) ? token.text : text),
      trail: comma ? ',' : token.trail,
      kind: 'body',
    }
  })

type Fields = { readonly tokens: Token[]; readonly to: number }

/** One field or several joined ones; three or more take commas (`Pemuda, Olahraga, dan Pariwisata`). */
function fieldsAt(tokens: readonly Token[], start: number): Fields | null {
  const first = find(tokens, start, fieldsByFirst)
  if (first === undefined) return null
  const found: { body: Body; at: number; and: boolean }[] = [{ body: first, at: start, and: false }]
  let to = start + first.words.length
  for (;;) {
    const last = tokens[to - 1]!.trail
    if (last !== '' && last !== ',') break
    const and = tokens[to]?.lower === 'dan' && tokens[to]!.trail === ''
    const next = find(tokens, and ? to + 1 : to, fieldsByFirst)
    // A comma of the engine goes on only into the last "dan".
    if (next === undefined || (last === ',' && !and && found.length < 1)) break
    found.push({ body: next, at: and ? to + 1 : to, and })
    to = (and ? to + 1 : to) + next.words.length
    if (and && tokens[to]?.lower !== 'dan' && tokens[to - 1]!.trail !== ',') {
      const more = find(tokens, to, fieldsByFirst)
      if (more === undefined) break
    }
  }
  const listed =
    found.length >= 3 && found.at(-1)!.and && found.slice(1, -1).every((one) => !one.and)
  const out: Token[] = []
  found.forEach(({ body, at, and }, k) => {
    if (and) out.push(tokens[at - 1]!)
    const written = write(tokens, at, body)
    if (listed && k < found.length - 1) {
      const end = written.at(-1)!
      written[written.length - 1] = { ...end, trail: end.trail === '' ? ',' : end.trail }
    }
    out.push(...written)
  })
  return { tokens: out, to }
}

const isAcronym = (token: Token | undefined) =>
  token?.done === true && /^\p{Lu}[\p{L}\d-]*\p{Lu}|^(Kominfo|Perkim|Dukcapil)$/u.test(token.text)

/** `Ranperda tentang …` names one draft; `ranperda` alone stays small. */
function draftLength(tokens: readonly Token[], i: number): number {
  const lower = tokens[i]!.lower
  const words = (...list: string[]) => list.every((word, k) => tokens[i + k]?.lower === word)
  if (/^(ranperda|raperda)$/.test(lower) && words(lower, 'tentang')) return 1
  return lower === 'rancangan' && words('rancangan', 'peraturan', 'daerah', 'tentang') ? 3 : 0
}

export function writeBodies(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const lower = token.lower
    if (token.done) {
      out.push(token)
      i += 1
      continue
    }
    const draft = draftLength(tokens, i)
    if (draft > 0) {
      out.push(...tokens.slice(i, i + draft).map((word) => retext(word, upperFirst(word.text))))
      const title = writeTitle(tokens, i + draft)
      out.push(...(title?.tokens ?? []))
      i = title?.to ?? i + draft
      continue
    }
    // "Provinsi Sulawesi Selatan", "Pemerintah Kabupaten …"
    const region = /^(provinsi|kabupaten|kota|desa)$/
    const isPlace = (k: number) => tokens[k]?.done === true && tokens[k]!.kind === 'place'
    const governed =
      lower === 'pemerintah' && region.test(tokens[i + 1]?.lower ?? '') && isPlace(i + 2)
    if (governed || (lower === 'provinsi' && isPlace(i + 1))) {
      out.push(retext(token, upperFirst(token.text)))
      i += 1
      continue
    }
    const whole = find(tokens, i, wholeByFirst)
    if (whole !== undefined) {
      out.push(...write(tokens, i, whole))
      i += whole.words.length
      continue
    }
    const head = fieldHeads.has(lower) && !dutyWords.has(out.at(-1)?.lower ?? '')
    if (head && token.trail === '') {
      const found = fieldsAt(tokens, i + 1)
      if (found !== null) {
        out.push({ ...retext(token, upperFirst(token.text)), kind: 'body' }, ...found.tokens)
        i = found.to
        continue
      }
      if (isAcronym(tokens[i + 1]))
        out.push({ ...retext(token, upperFirst(token.text)), kind: 'body' })
      else out.push(token)
      i += 1
      continue
    }
    // "fraksi PKB", "fraksi Golkar"
    const party = lower === 'fraksi' && token.trail === '' ? tokens[i + 1] : undefined
    if (party !== undefined && /^\p{Lu}/u.test(party.text)) {
      out.push({ ...retext(token, upperFirst(token.text)), kind: 'body' })
      i += 1
      continue
    }
    if (partHeads.has(lower) && token.trail === '') {
      const found = fieldsAt(tokens, i + 1)
      const next = found === null ? undefined : tokens[found.to]
      const head = out.at(-1)
      // "Kepala Bidang Bina Marga": the office with its field.
      if (found !== null && head?.lower === 'kepala' && !head.done && head.trail === '') {
        out[out.length - 1] = retext(head, upperFirst(head.text))
        out.push({ ...retext(token, upperFirst(token.text)), kind: 'body' }, ...found.tokens)
        i = found.to
        continue
      }
      if (found !== null && fieldHeads.has(next?.lower ?? '')) {
        out.push(token, ...found.tokens)
        i = found.to
        continue
      }
    }
    out.push(token)
    i += 1
  }
  return out
}

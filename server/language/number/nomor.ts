/** Numbers behind *nomor*: of a law (`Nomor 23 Tahun 2014 tentang …`), a letter (`Nomor 005/12/Bappeda`), a house. */
import { documentHeads } from '../tables/labels.ts'
import { endsClause, merge, retext, type Token, upperFirst } from '../token.ts'
import { isCounted, letterBehind, valueAt } from './labels.ts'
import type { Rule, Written } from './rule.ts'
import { writeTitle } from './titles.ts'
import { readYear } from './year.ts'

/** Letters and figures of a letter's number behind *garis miring*: `5/2026`. */
function slashes(tokens: readonly Token[], start: number): { text: string; to: number } {
  let text = ''
  let to = start
  for (;;) {
    const at =
      tokens[to]?.lower === 'garis' && tokens[to + 1]?.lower === 'miring'
        ? to + 2
        : tokens[to]?.lower === 'garing'
          ? to + 1
          : null
    if (at === null) break
    const value = valueAt(tokens, at)
    const word = tokens[at]
    if (value !== null) {
      text += `/${value.text}`
      to = value.to
    } else if (word !== undefined && /^[\p{L}-]{1,8}$/u.test(word.text) && word.lead === '') {
      text += `/${word.done ? word.text : word.text.toUpperCase()}`
      to = at + 1
    } else break
  }
  return { text, to }
}

/** What a letter is, or who signed it: `Surat Edaran Bupati Nomor 5`. */
const isSender = ({ lower, kind }: Token) =>
  kind === 'body' ||
  kind === 'place' ||
  /^(keputusan|edaran|perintah|bupati|gubernur|wali|kota|walikota|menteri|camat|sekretaris|sekda|daerah|ketua|dprd|kepala|dinas|badan|bersama|dalam|negeri)$/.test(
    lower,
  )

/** Capitals from the head of a document to its number: `Peraturan Daerah Nomor 3 Tahun 2024`. */
function raiseDocument(out: Token[]): boolean {
  for (let k = out.length - 1; k >= 0 && k >= out.length - 7; k -= 1) {
    const token = out[k]!
    if (token.trail !== '' || /\d/.test(token.text)) return false
    const surat = token.lower === 'surat' && out.length > k + 1 && out.slice(k + 1).every(isSender)
    if (!surat && !documentHeads.has(token.lower)) continue
    // "peraturan pemerintah pengganti undang-undang", "rancangan peraturan daerah"
    const whole = (...words: string[]) =>
      words.every((word, m) => out[k - words.length + m]?.lower === word)
    const head = whole('peraturan', 'pemerintah', 'pengganti')
      ? k - 3
      : whole('rancangan')
        ? k - 1
        : k
    for (let m = head; m < out.length; m += 1) {
      const word = out[m]!
      const small = /^(dan|di|ke|dari|yang|untuk|tentang)$/.test(word.lower)
      if (small) continue
      const text = word.lower === 'undang-undang' ? 'Undang-Undang' : upperFirst(word.text)
      out[m] = retext(word, text)
    }
    return true
  }
  return false
}

/** `Tahun 2014` behind the number of a law. */
function yearOf(tokens: readonly Token[], i: number): Written | null {
  const tahun = tokens[i]
  if (tahun?.lower !== 'tahun' || tahun.trail !== '') return null
  const year = readYear(tokens, i + 1, true)
  if (year === null) return null
  return { tokens: [retext(tahun, 'Tahun'), merge(tokens, i + 1, year.to, year.text)], to: year.to }
}

/** Between *jalan* and *nomor* these tell that no house is meant. */
const noRoad =
  /^(prioritas|lingkungan|desa|usaha|tani|kabupaten|provinsi|nasional|negara|kota|tol|poros|produksi|setapak|rusak|urut\p{L}*|usulan|utama|ruas|program|kegiatan|paket|raya|dengan|yang|itu|ini|di|ke|dari|dan|pada|untuk|sesuai|surat|kontrak|perda|sk)$/u

/** Capitals from the name of a road to the number of a house: `Jalan Merdeka Nomor 12`. */
function raiseRoad(out: Token[]): boolean {
  for (let k = out.length - 1; k >= 0 && k >= out.length - 4; k -= 1) {
    const token = out[k]!
    if (token.trail !== '' || !/^[\p{L}.'’-]+$/u.test(token.text)) return false
    if (/^(jalan|jl\.?|gang|lorong)$/.test(token.lower)) {
      if (k === out.length - 1) return false
      for (let m = k; m < out.length; m += 1) out[m] = retext(out[m]!, upperFirst(out[m]!.text))
      return true
    }
    if (noRoad.test(token.lower)) return false
  }
  return false
}

/** "menjadi nomor satu", "nomor satu di provinsi", "saya nomor satu menolak": praise or rank, no label. */
function isPraise(before: string, after: string): boolean {
  return (
    /^(menjadi|jadi|adalah|prioritas|musuh|orang|kota|daerah|saya|kami|kita|dia|beliau|paling)$/.test(
      before,
    ) || /^(di|se.{4,})$/.test(after)
  )
}

export const writeNomor: Rule = (place) => {
  const { tokens, i, out } = place
  const token = tokens[i]!
  if (token.lower !== 'nomor' || tokens[i + 1]?.lower === 'urut' || token.trail !== '') return null
  const value = valueAt(tokens, i + 1)
  if (value === null || isCounted(out)) return null
  const first = tokens[i + 1]!
  const alone = first.lower === 'satu' && value.to === i + 2
  if (alone && isPraise(out.at(-1)?.lower ?? '', tokens[i + 2]?.lower ?? ''))
    return { tokens: [token, retext(first, first.text)], to: i + 2 }
  const document = raiseDocument(out as Token[])
  const house = !document && raiseRoad(out as Token[])
  const letter = house ? letterBehind(tokens, value.to) : null
  const tail = letter === null ? slashes(tokens, value.to) : { text: letter, to: value.to + 1 }
  const written = [
    retext(token, document || house ? 'Nomor' : token.text),
    merge(tokens, i + 1, tail.to, `${value.text}${tail.text}`),
  ]
  if (!document) return { tokens: written, to: tail.to }
  const dated = yearOf(tokens, tail.to)
  const to = dated?.to ?? tail.to
  const title = endsClause(tokens[to - 1]!) ? null : writeTitle(tokens, to)
  return {
    tokens: [...written, ...(dated?.tokens ?? []), ...(title?.tokens ?? [])],
    to: title?.to ?? to,
  }
}

/** What speaks for a mark in a gap between two words: features whose weights come from written turns. Pure. */
import type { Token } from '../token.ts'

export type Mark = '' | ',' | '.'

const predicates =
  /^(ada|adalah|sudah|belum|tidak|bukan|bisa|harus|mau|masih|akan|perlu|minta|mohon|tolong|rusak|jadi|punya|tahu|dapat|kena|masuk|keluar|datang|pulang|pergi|naik|turun|sama|cukup|kurang|boleh|jangan|dak|nggak|ndak|enggak|gak|tak|sampun|udah|su|lagi|cuma|hanya|tinggal|habis|setuju|sepakat|silakan|ikut|bikin|kasih|pakai|pake|bawa|beli|jual|kerja|jalan|mati|hidup|gelap|penuh|banjir|susah|sulit)$/

/** Forms of address, which may begin or end a call. */
export const address = /^(bapak|pak|ibu|bu|saudara|saudari|pimpinan|ketua)$/

/** A closed class of its own for a word that is too rare to be known by itself. */
export function classOf({ text, lower, kind }: Token): string {
  if (/\d/.test(text)) return '#'
  if (kind === 'person') return 'P'
  if (address.test(lower) && text !== lower) return 'S'
  if (kind !== undefined || /^\p{Lu}/u.test(text)) return 'N'
  if (lower.includes('-')) return 'R'
  if (/nya$/.test(lower)) return 'Y'
  if (/^me([mnlrwy]|ng)/.test(lower) && lower.length > 5) return 'M'
  if (/^di.{4}/.test(lower)) return 'D'
  if (/^ber.{3}/.test(lower)) return 'B'
  if (/^ter.{3}/.test(lower)) return 'T'
  if (/^ke.{3,}an$/.test(lower)) return 'K'
  if (/^pe.{4}/.test(lower)) return 'E'
  if (/(kan|lah)$/.test(lower)) return 'X'
  return predicates.test(lower) ? 'V' : 'o'
}

const lengthOf = (n: number): string =>
  n <= 4 ? String(n) : n <= 6 ? '6' : n <= 9 ? '9' : n <= 13 ? '13' : n <= 19 ? '19' : '20'

const ties =
  /^(yang|untuk|dengan|karena|supaya|agar|bahwa|dan|atau|tetapi|tapi|sehingga|kalau|kalo|jika|dari|oleh|sampai|seperti|biar|sama|serta)$/

/** How far the next verb is, if no word on the way ties it to what was said. */
function verbAhead(tokens: readonly Token[], verbs: readonly boolean[], i: number): string {
  for (let k = i + 1; k < Math.min(tokens.length, i + 7); k += 1) {
    if (ties.test(tokens[k]!.lower)) return k === i + 1 ? 'at' : 'tied'
    if (verbs[k]) return String(k - i)
  }
  return '-'
}

/** Features of each gap; `ruled`: what the rules put there. */
export function featuresOf(tokens: readonly Token[], ruled: readonly Mark[]): string[][] {
  const word = tokens.map(({ lower }) => lower)
  const kind = tokens.map(classOf)
  const w = (i: number) => word[i] ?? '^'
  const c = (i: number) => kind[i] ?? '^'
  const verbs = tokens.map((token, i) => predicates.test(token.lower) || /^[MDBTX]$/.test(kind[i]!))
  let [start, verb] = [0, false]
  return tokens.slice(0, -1).map((_, i) => {
    const left = tokens.length - 1 - i
    if (i > 0 && ruled[i - 1] !== '') [start, verb] = [i, false]
    verb ||= verbs[i]!
    const since = lengthOf(i + 1 - start)
    const ahead = verbAhead(tokens, verbs, i)
    const told = verb ? 1 : 0
    return [
      'b',
      `l ${w(i)}`,
      `r ${w(i + 1)}`,
      `k ${w(i - 1)}`,
      `s ${w(i + 2)}`,
      `t ${w(i + 3)}`,
      `lr ${w(i)} ${w(i + 1)}`,
      `kl ${w(i - 1)} ${w(i)}`,
      `rs ${w(i + 1)} ${w(i + 2)}`,
      `cr ${c(i)} ${w(i + 1)}`,
      `lc ${w(i)} ${c(i + 1)}`,
      `cc ${c(i - 1)} ${c(i)} ${c(i + 1)}`,
      `xc ${c(i)} ${c(i + 1)} ${c(i + 2)}`,
      `rc ${w(i + 1)} ${c(i + 2)}`,
      `cx ${c(i)} ${c(i + 1)}`,
      `u ${ruled[i]}`,
      `ur ${ruled[i]} ${w(i + 1)}`,
      `ul ${ruled[i]} ${w(i)}`,
      `uc ${ruled[i]} ${c(i)} ${c(i + 1)}`,
      `un ${ruled[i]} ${lengthOf(left)}`,
      `n ${lengthOf(left)}`,
      `nr ${left <= 3 ? left : 4} ${w(i + 1)}`,
      `d ${since} ${told}`,
      `dc ${since} ${told} ${c(i + 1)}`,
      `vr ${told} ${w(i + 1)}`,
      `vc ${told} ${c(i)} ${c(i + 1)}`,
      `h ${told} ${w(start)}`,
      `a ${ahead} ${told}`,
      `ac ${ahead} ${told} ${c(i)} ${c(i + 1)}`,
      `ar ${ahead} ${told} ${w(i + 1)}`,
      `al ${ahead} ${told} ${w(i)}`,
    ]
  })
}

/** Dates, years and clock times. */

import { isSapaan } from '../speakers/mention.ts'
import { days, functionWords, measures, monthOrder, months, yearHeads } from '../tables/measures.ts'
import { endsClause, merge, retext, type Token } from '../token.ts'
import { readClock } from './clock.ts'
import { grouped } from './format.ts'
import { readDigits, readNumber } from './read.ts'
import { joinAt, type Rule } from './rule.ts'
import { readYear } from './year.ts'

/** The month at `i` and the year behind it. */
function monthAt(tokens: readonly Token[], i: number): { tokens: Token[]; to: number } | null {
  const token = tokens[i]
  const name = token === undefined ? undefined : months[token.lower]
  if (token === undefined || name === undefined) return null
  return monthTokens(tokens, i, i + 1, name)
}

/** "bulan tiga" behind a day: the month by its number. */
function countedMonthAt(
  tokens: readonly Token[],
  i: number,
): { tokens: Token[]; to: number } | null {
  const token = tokens[i]
  if (token?.lower !== 'bulan' || token.done || token.trail !== '') return null
  const number = readNumber(tokens, i + 1)
  if (number === null || number.decimals !== null || number.value < 1) return null
  const name = months[monthOrder[number.value - 1] ?? '']
  if (name === undefined) return null
  const written = monthTokens(tokens, i, number.to, name)
  // "lima bulan lima hari" is a length of time.
  if (written.tokens.length === 1 && measures.has(tokens[number.to]?.lower ?? '')) return null
  // "tahun" between the month and its year is not written in a date.
  const at = written.tokens.findIndex((one) => one.lower === 'tahun')
  if (at < 0) return written
  const year = written.tokens[at + 1]!
  const rest = written.tokens.toSpliced(at, 2, { ...year, from: written.tokens[at]!.from })
  return { tokens: rest, to: written.to }
}

function monthTokens(
  tokens: readonly Token[],
  from: number,
  end: number,
  name: string,
): { tokens: Token[]; to: number } {
  const i = end - 1
  const token = tokens[i]!
  const month = merge(tokens, from, end, name)
  if (endsClause(token)) return { tokens: [month], to: i + 1 }
  const said = tokens[i + 1]?.lower === 'tahun'
  const year = readYear(tokens, said ? i + 2 : i + 1, true)
  if (year === null || yearCounts(tokens, year.to)) return { tokens: [month], to: i + 1 }
  const tahun = said ? [retext(tokens[i + 1]!, 'tahun')] : []
  return {
    tokens: [month, ...tahun, merge(tokens, said ? i + 2 : i + 1, year.to, year.text)],
    to: year.to,
  }
}

/** Would the "year" that ends before `i` rather count the word at `i`? */
function yearCounts(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i]
  if (next === undefined || endsClause(tokens[i - 1]!)) return false
  return (
    /^(rupiah|persen|orang|buah|unit|jiwa|kk|rumah|warga|siswa|paket|ekor|kali)$/.test(
      next.lower,
    ) ||
    (measures.has(next.lower) && next.lower !== 'tahun' && next.lower !== 'bulan')
  )
}

function dayAt(tokens: readonly Token[], i: number): { value: number; to: number } | null {
  const number = readNumber(tokens, i)
  if (number === null || number.decimals !== null || number.value < 1 || number.value > 31)
    return null
  return { value: number.value, to: number.to }
}

/** "tanggal dua lima maret": the day figure by figure, where a month follows or nothing that it could count. */
function dayPairAt(tokens: readonly Token[], i: number): { value: number; to: number } | null {
  const digits = readDigits(tokens, i)
  if (digits === null || digits.digits.length !== 2 || !/^[0-3][0-9]$/.test(digits.digits))
    return null
  const value = Number(digits.digits)
  const next = tokens[digits.to]
  const closes =
    next === undefined || endsClause(tokens[digits.to - 1]!) || functionWords.has(next.lower)
  const month = months[next?.lower ?? ''] !== undefined || (closes && value > 9)
  return month && value >= 1 && value <= 31 ? { value, to: digits.to } : null
}

/** "tanggal satu dua dan tiga maret" → `tanggal 1, 2, dan 3 Maret` */
function dayListAt(
  tokens: readonly Token[],
  start: number,
): { tokens: Token[]; to: number } | null {
  const days: Token[] = []
  let k = start
  for (;;) {
    const day = dayAt(tokens, k)
    if (day === null) return null
    days.push({ ...merge(tokens, k, day.to, String(day.value)), trail: ',' })
    if (!/^,?$/.test(tokens[day.to - 1]!.trail)) return null
    k = day.to
    if (tokens[k]?.lower === 'dan') break
  }
  const last = dayAt(tokens, k + 1)
  if (days.length < 2 || last === null) return null
  const month = monthAt(tokens, last.to)
  if (month === null) return null
  const end = merge(tokens, k + 1, last.to, String(last.value))
  return { tokens: [...days, tokens[k]!, end, ...month.tokens], to: month.to }
}

/** `21 November 2026`, `9 sampai 11 Maret`, also behind *tanggal*. */
export const writeDate: Rule = ({ tokens, i }) => {
  const named = tokens[i]!.lower === 'tanggal' && tokens[i]!.trail === ''
  const start = named ? i + 1 : i
  const first = (named ? dayPairAt(tokens, start) : null) ?? dayAt(tokens, start)
  if (first === null) return null
  const head = named ? [retext(tokens[i]!, tokens[i]!.text)] : []
  const written: Token[] = [...head, merge(tokens, start, first.to, String(first.value))]
  let to = first.to
  const listed = dayListAt(tokens, start)
  if (listed !== null) return { tokens: [...head, ...listed.tokens], to: listed.to }
  for (;;) {
    const comma = /^,$/.test(tokens[to - 1]!.trail)
    const join = joinAt(tokens, to) ?? (comma ? to : null)
    const next = join === null ? null : dayAt(tokens, join)
    if (join === null || next === null) break
    // Behind *tanggal* days may stand without a month; else the last one must have it.
    const closes = monthAt(tokens, next.to) !== null
    if (!closes && joinAt(tokens, next.to) === null && !(named && to === first.to)) break
    if (!closes && !named) {
      const later = joinAt(tokens, next.to)
      const last = later === null ? null : dayAt(tokens, later)
      if (last === null || monthAt(tokens, last.to) === null) break
    }
    written.push(...tokens.slice(to, join), merge(tokens, join, next.to, String(next.value)))
    to = next.to
  }
  const month = monthAt(tokens, to) ?? countedMonthAt(tokens, to)
  if (month !== null) return { tokens: [...written, ...month.tokens], to: month.to }
  return named ? { tokens: written, to } : null
}

/** `Maret 2026`, `bulan Mei`: the month alone. */
export const writeMonth: Rule = ({ tokens, i }) => {
  const token = tokens[i]!
  if (token.done) return null
  if (months[token.lower] !== undefined) return monthAt(tokens, i)
  const day = days[token.lower]
  if (day !== undefined) return { tokens: [retext(token, day)], to: i + 1 }
  if (token.lower !== 'minggu' || tokens[i - 1]?.lower !== 'hari') return null
  return { tokens: [retext(token, 'Minggu')], to: i + 1 }
}

/** `tahun 2026`, `Tahun Anggaran 2026`, `tahun 90-an`, `APBD 2026`. */
export const writeYear: Rule = ({ tokens, i, out }) => {
  const token = tokens[i]!
  if (token.lower === 'tahun' && token.trail === '') {
    const second = tokens[i + 1]?.lower ?? ''
    const titled = /^(anggaran|sidang|pelajaran|ajaran|buku)$/.test(second)
    const at = titled ? i + 2 : i + 1
    if (/^(setiap|tiap|per|se|pertahun)$/.test(out.at(-1)?.lower ?? '') || out.at(-1)?.count)
      return null
    const decade = decadeAt(tokens, at)
    if (decade !== null) return { tokens: [retext(token, token.text), decade.token], to: decade.to }
    const year = readYear(tokens, at, true)
    if (year === null || yearCounts(tokens, year.to)) return null
    const capital = second === 'anggaran' || second === 'sidang'
    const document = token.text === 'Tahun'
    const head = tokens
      .slice(i, at)
      .map((word) =>
        retext(
          word,
          capital || document ? word.text.replace(/^./u, (c) => c.toUpperCase()) : word.text,
        ),
      )
    const written = [...head, merge(tokens, at, year.to, year.text)]
    return yearRange(tokens, year.to, written, true)
  }
  if (token.done) return null
  const before = out.at(-1)
  const headed =
    before !== undefined &&
    (yearHeads.has(before.lower) || /^(uud|undang-undang dasar)$/.test(before.lower)) &&
    before.trail === ''
  const joined =
    before !== undefined && /^(dan|sampai|hingga|dengan|ke|menjadi)$/.test(before.lower)
  const earlier = joined && out.slice(-4, -1).some((word) => /^(19|20)\d\d$/.test(word.text))
  if (/^UUD$|^Undang-Undang Dasar .* Tahun$/.test(before?.text ?? '') && before!.trail === '') {
    const short = readYear(tokens, i, true)
    if (short !== null) return { tokens: [merge(tokens, i, short.to, short.text)], to: short.to }
  }
  const year = readYear(tokens, i, false)
  if (year === null || Number(year.text) < 1900 || Number(year.text) > 2100) return null
  if (yearCounts(tokens, year.to)) return null
  if (!headed && !earlier && !standsAlone(tokens, i, year.to, before)) return null
  return yearRange(tokens, year.to, [merge(tokens, i, year.to, year.text)])
}

/** "rencana kerja dua ribu dua puluh enam sudah disusun": counts nothing and is no amount, so it is a year. */
function standsAlone(
  tokens: readonly Token[],
  i: number,
  to: number,
  before: Token | undefined,
): boolean {
  if (to - i < 4 || tokens[i]!.lower !== 'dua') return false
  if (
    /^(sebanyak|sejumlah|sebesar|jumlah|total|nomor|angka|senilai|seharga|ke|kurang|lebih|hampir|sekitar|pasal)$/.test(
      before?.lower ?? '',
    )
  )
    return false
  const next = tokens[to]
  return (
    next === undefined ||
    endsClause(tokens[to - 1]!) ||
    functionWords.has(next.lower) ||
    isSapaan(next.lower) ||
    /^(?:sedangkan|sementara|namun|ya|setuju|sepakat)$/.test(next.lower) ||
    /^(di|me|ber|ter).{3,}/.test(next.lower)
  )
}

/** A second year that is joined to the first. */
function yearRange(tokens: readonly Token[], start: number, head: Token[], sure = false) {
  const written = [...head]
  let to = start
  // "periode dua ribu dua puluh empat dua ribu dua puluh sembilan": two years in one breath.
  const second = endsClause(tokens[to - 1]!) ? null : readYear(tokens, to, false)
  const first = Number(head.at(-1)!.text)
  if (
    second !== null &&
    Number(second.text) > first &&
    Number(second.text) <= first + 25 &&
    !yearCounts(tokens, second.to)
  ) {
    const last = written.pop()!
    written.push({ ...merge([last, tokens[second.to - 1]!], 0, 2, `${first}–${second.text}`) })
    return { tokens: written, to: second.to }
  }
  for (;;) {
    if (endsClause(tokens[to - 1]!)) break
    const join = joinAt(tokens, to)
    const more = join === null ? null : readYear(tokens, join, sure)
    if (join === null || more === null || yearCounts(tokens, more.to)) break
    if (Number(more.text) < 1900 || Number(more.text) > 2100) break
    written.push(...tokens.slice(to, join), merge(tokens, join, more.to, more.text))
    to = more.to
  }
  return { tokens: written, to }
}

const tens = ['', '', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']

/** "sembilan puluhan", "sembilan puluh an", "seribu sembilan ratus lima puluhan" */
export function decadeAt(tokens: readonly Token[], i: number): { token: Token; to: number } | null {
  const token = tokens[i]
  if (token === undefined || token.done) return null
  const opened = tokens
    .slice(i, i + 6)
    .map((word) =>
      word.lower === 'puluhan' || word.lower === 'ratusan' || word.lower === 'ribuan'
        ? { ...word, lower: word.lower.slice(0, -2), text: word.text.slice(0, -2) }
        : word,
    )
  const number = readNumber(opened, 0)
  if (number === null || number.decimals !== null) return null
  const last = tokens[i + number.to - 1]!
  const suffixed = /(puluh|ratus|ribu)an$/.test(last.lower)
  const apart = !suffixed && tokens[i + number.to]?.lower === 'an' && number.value % 10 === 0
  if ((!suffixed && !apart) || (number.wordCount < 2 && !tens.includes(number.words))) return null
  const to = i + number.to + (apart ? 1 : 0)
  const text = number.value >= 1900 && number.value < 2100 ? String(number.value) : null
  const shown = text ?? (number.value >= 1000 ? grouped(number.value) : String(number.value))
  return { token: merge(tokens, i, to, `${shown}-an`), to }
}

/** A clock time stands behind *pukul*, also where people say *jam*. */
const pukul = (token: Token) =>
  token.lower === 'jam' ? (/^J/.test(token.text) ? 'Pukul' : 'pukul') : token.text

/** `pukul 09.30`; not hours of length ("dua jam"). */
export const writeClock: Rule = ({ tokens, i, out }) => {
  const token = tokens[i]!
  if (token.done || token.trail !== '' || !/^(pukul|jam)$/.test(token.lower)) return null
  const before = out.at(-1)
  if (token.lower === 'jam' && before !== undefined) {
    if (
      before.count ||
      /\d$/.test(before.text) ||
      /^(per|setiap|tiap|beberapa|berapa|setengah|se)$/.test(before.lower)
    )
      return null
  }
  const clock = readClock(tokens, i + 1)
  if (clock === null) return null
  const next = tokens[clock.to]?.lower ?? ''
  if (/^(kali|orang|rupiah|persen|belas|puluh|ratus|ribu|meter|anggota|jam|hari)$/.test(next))
    return null
  const written = [retext(token, pukul(token)), merge(tokens, i + 1, clock.to, clock.text)]
  const join = endsClause(tokens[clock.to - 1]!) ? null : joinAt(tokens, clock.to)
  const more = join === null ? null : readClock(tokens, join)
  if (
    join === null ||
    more === null ||
    /^(kali|orang|rupiah|persen|ribu)$/.test(tokens[more.to]?.lower ?? '')
  ) {
    return { tokens: written, to: clock.to }
  }
  return {
    tokens: [...written, ...tokens.slice(clock.to, join), merge(tokens, join, more.to, more.text)],
    to: more.to,
  }
}

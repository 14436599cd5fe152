/** Deadlines: "paling lambat dua puluh maret" said on a known day becomes a date. */
import { days, monthOrder } from '../tables/measures.ts'

const oneDay = 86_400_000
const dayNames = ['minggu', ...Object.keys(days)]
const ordered = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu']

const iso = (time: number) => new Date(time).toISOString().slice(0, 10)
const utc = (year: number, month: number, day: number) => Date.UTC(year, month, day)
const lastDay = (year: number, month: number) => Date.UTC(year, month + 1, 0)

const small: Readonly<Record<string, number>> = {
  satu: 1,
  sehari: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  sebelas: 11,
}
const limit =
  /\b(mulai|tunggu|ditunggu|paling lambat|paling telat|paling lama|selambat-lambatnya|selambatnya|selambat lambatnya|sebelum|sampai|hingga|batas waktu|tenggat|dalam waktu|dalam|pada|tanggal|per tanggal|deadline|bulan ini)\b/
const closing = /^(?: ya| nggih| oke)?(?: (?:pak|bu|bapak|ibu|mas|kang|bang) \p{L}+)?$/u
const lastDayOf =
  /\b(lambat|lambatnya|telat|lama|sebelum|sampai|hingga|tenggat|batas waktu|tunggu|ditunggu)\b/
const count = (text: string) => small[text] ?? Number(text)

function workDays(start: number, n: number): number {
  let time = start
  for (let left = n; left > 0; ) {
    time += oneDay
    const day = new Date(time).getUTCDay()
    if (day !== 0 && day !== 6) left -= 1
  }
  return time
}

/** `text` is written Indonesian in lower case without marks; `today` the day of the rapat. */
export function dueDate(text: string, today: string): string | null {
  const base = Date.parse(`${today}T00:00:00Z`)
  if (Number.isNaN(base)) return null
  const now = new Date(base)
  const [y, m, d] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
  const months = monthOrder.join('|')

  const dated = new RegExp(`\\b(\\d{1,2}) (${months})(?: (?:tahun )?(\\d{4}))?\\b`, 'g')
  const found = [...text.matchAll(dated)].filter(
    (hit) =>
      limit.test(text.slice(Math.max(0, hit.index - 40), hit.index)) ||
      limit.test(hit[0]) ||
      // "hitungan biayanya lima Mei ya, Pak Greg": the day closes the order.
      closing.test(text.slice(hit.index + hit[0].length)),
  )
  const date = found.at(-1) ?? null
  if (date !== null) {
    const month = monthOrder.indexOf(date[2]!)
    let year = date[3] === undefined ? y : Number(date[3])
    if (date[3] === undefined && utc(year, month, Number(date[1])) < base) {
      // "suratnya tanggal dua belas mei", said in June, was in May.
      const before = text.slice(Math.max(0, date.index - 40), date.index)
      if (base - utc(year, month, Number(date[1])) < 120 * oneDay && !lastDayOf.test(before))
        return null
      year += 1
    }
    return iso(utc(year, month, Number(date[1])))
  }
  const inDays =
    /\b(?:dalam|paling lambat|paling telat|paling lama|selambat-lambatnya|maksimal|waktu|kurun)(?: waktu)? (\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas) (hari kerja|hari|minggu|pekan|bulan)\b/.exec(
      text,
    ) ??
    /\b(\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas) (hari kerja)\b/.exec(
      text,
    ) ??
    /\b(\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas) (hari kerja|hari|minggu|pekan|bulan) (?:ke depan|lagi|mendatang|(?:dari|sejak|setelah|terhitung) (?:rapat|hari ini|sekarang))/.exec(
      text,
    )
  if (inDays !== null) {
    const n = count(inDays[1]!)
    if (inDays[2] === 'hari kerja') return iso(workDays(base, n))
    if (inDays[2] === 'hari') return iso(base + n * oneDay)
    if (inDays[2] === 'bulan') return iso(Math.min(utc(y, m + n, d), lastDay(y, m + n)))
    return iso(base + n * 7 * oneDay)
  }
  if (
    /\b(seminggu|sepekan) (lagi|ke depan|dari sekarang)|(dalam|paling lambat|paling telat|paling lama|waktu) (seminggu|sepekan)\b/.test(
      text,
    )
  )
    return iso(base + 7 * oneDay)
  if (
    /\b(sebulan) (lagi|ke depan)|(dalam|paling lambat|paling telat|paling lama|waktu) sebulan\b/.test(
      text,
    )
  )
    return iso(Math.min(utc(y, m + 1, d), lastDay(y, m + 1)))
  const endOf = new RegExp(`\\bakhir (?:bulan )?(${months})(?: (\\d{4}))?\\b`).exec(text)
  if (endOf !== null) {
    const month = monthOrder.indexOf(endOf[1]!)
    const year = endOf[2] === undefined ? (lastDay(y, month) < base ? y + 1 : y) : Number(endOf[2])
    return iso(lastDay(year, month))
  }
  if (/\bakhir bulan depan\b/.test(text)) return iso(lastDay(y, m + 1))
  if (/\bakhir bulan\b/.test(text)) return iso(lastDay(y, m))
  if (/\bakhir tahun( ini)?\b/.test(text)) return iso(utc(y, 11, 31))
  const numbered = /\btanggal (\d{1,2})( bulan depan)?\b/.exec(text)
  if (numbered !== null && Number(numbered[1]) <= 31) {
    const day = Number(numbered[1])
    const next = numbered[2] !== undefined || utc(y, m, day) < base
    return iso(utc(y, next ? m + 1 : m, day))
  }
  const weekday = new RegExp(
    `\\b(?:hari )?(${ordered.slice(1).join('|')})( (?:minggu|pekan) depan| depan| ini)?\\b`,
  ).exec(text)
  if (
    weekday !== null &&
    dayNames.includes(weekday[1]!) &&
    /\b(lambat|sebelum|hingga|sampai|pada|hari|depan|kami|ini)\b/.test(
      text.slice(Math.max(0, weekday.index - 25)),
    )
  ) {
    const target = ordered.indexOf(weekday[1]!)
    const ahead = (target - now.getUTCDay() + 7) % 7 || 7
    if (/ (minggu|pekan) depan$/.test(weekday[2] ?? '')) {
      const monday = base + ((8 - now.getUTCDay()) % 7 || 7) * oneDay
      return iso(monday + ((target + 6) % 7) * oneDay)
    }
    return iso(base + ahead * oneDay)
  }
  if (/\b(lusa)\b/.test(text)) return iso(base + 2 * oneDay)
  if (/\bbesok\b/.test(text)) return iso(base + oneDay)
  if (/\bhari ini juga\b|\b(?:siang|sore|malam) (?:hari )?ini\b/.test(text)) return iso(base)
  return null
}

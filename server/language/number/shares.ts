/** Parts of one whole, and votes: `dari 12 anggota 11 orang hadir 1 orang izin`, `7 setuju 2 menolak 1 abstain`. */
import type { Token } from '../token.ts'

/** How people vote and come to a sitting. */
const votes =
  /^(setuju|sepakat|mendukung|menyetujui|menerima|menolak|abstain|hadir|izin|sakit|alpa|absen|cuti|berhalangan|walkout)$/
/** What else can be said of a part. */
const states =
  /^(sudah|belum|telah|masih|tidak|akan|sedang|baru|rusak|aktif|lolos|lulus|gagal|selesai|sesuai|layak|tuntas|kosong|terlambat)$|^(me|ber|ter|di)\p{L}{4,}$/u
const people = /^(orang|anggota|peserta|warga|jiwa|suara|kk|fraksi|pegawai|siswa|guru)$/

const isVote = (tokens: readonly Token[], k: number) => {
  const word = tokens[k]?.lower ?? ''
  return votes.test(word) || (word === 'tidak' && votes.test(tokens[k + 1]?.lower ?? ''))
}
const isState = (tokens: readonly Token[], k: number) =>
  isVote(tokens, k) || states.test(tokens[k]?.lower ?? '')

/** Do the words from `a` to `b` belong to one sentence, and to one phrase by their number? */
function near(tokens: readonly Token[], a: number, b: number, most: number): boolean {
  if (b - a > most) return false
  return tokens.slice(a, b).every((token) => !/[.;:?!]/.test(token.trail))
}

type Says = (tokens: readonly Token[], k: number) => boolean

/** Is something said of the count at `k`, right behind it or behind what it counts? */
function isPart(tokens: readonly Token[], k: number, noun: string, says: Says): boolean {
  const next = tokens[k + 1]?.lower ?? ''
  if (tokens[k]!.trail !== '') return false
  if (says(tokens, k + 1)) return true
  return (people.test(next) || next === noun) && says(tokens, k + 2)
}

/** The counts (by their places in the line) that divide a whole, with it. */
function dividing(tokens: readonly Token[], at: readonly number[]): number[] {
  return at.flatMap((whole, n) => {
    if (!/^(dari|antara)$/.test(tokens[whole - 1]?.lower ?? '')) return []
    const total = tokens[whole]!.count!.value
    const noun = tokens[whole + 1]?.lower ?? ''
    // "10 dari 11 anggota": the part that was said first.
    const first = n > 0 && whole - at[n - 1]! <= 3 ? at[n - 1]! : null
    let sum = first === null ? 0 : tokens[first]!.count!.value
    let last = whole
    const parts: number[] = []
    for (const k of at.slice(n + 1)) {
      sum += tokens[k]!.count!.value
      if (sum > total || !near(tokens, last, k, 8) || !isPart(tokens, k, noun, isState)) break
      parts.push(k)
      last = k
    }
    return parts.length === 0 ? [] : [...(first === null ? [] : [first]), whole, ...parts]
  })
}

/** Counts of votes, one behind the other; the vote stands behind each count, or before each. */
function voting(tokens: readonly Token[], at: readonly number[]): number[] {
  const found: number[] = []
  for (let n = 0; n < at.length; ) {
    let to = n
    const led = votes.test(tokens[at[n]! - 1]?.lower ?? '')
    const voted = (k: number) =>
      led ? votes.test(tokens[k - 1]?.lower ?? '') : isPart(tokens, k, '', isVote)
    while (to < at.length && voted(at[to]!) && (to === n || near(tokens, at[to - 1]!, at[to]!, 5)))
      to += 1
    if (to - n >= 2) found.push(...at.slice(n, to))
    n = Math.max(to, n + 1)
  }
  return found
}

/** Places of the counts that are set against each other over the whole sentence. */
export const sharesOf = (tokens: readonly Token[], at: readonly number[]): ReadonlySet<number> =>
  new Set([...dividing(tokens, at), ...voting(tokens, at)])

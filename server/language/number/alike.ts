/** Counts that are set against each other in one phrase are written alike: `45 dari 50 anggota`. */
import { retext, type Token } from '../token.ts'
import { sharesOf } from './shares.ts'

const against = new Set(['dari', 'banding', 'lawan', 'berbanding', 'melawan', 'plus', 'kali'])
const between = new Set(['atau', 'sampai', 'hingga', 'dan', 'menjadi', 'ke', 'serta'])

/** Written in figures, or in words only because it opens the sentence. */
const inFigures = (token: Token) => /\d| /.test(token.text)

/** `loose`: things of different kinds said one after another ("23 batang dan lima rumah"). */
type Link = 'against' | 'list' | 'loose' | null

const people = /^(orang|anggota|jiwa|warga|peserta|suara|siswa|guru|kk|fraksi|pegawai|pemilih)$/

function linkOf(tokens: readonly Token[], a: number, b: number): Link {
  const gap = b - a - 1
  const first = tokens[a + 1]!
  for (let k = a; k < b; k += 1) if (/[.;:?!]/.test(tokens[k]!.trail)) return null
  if (gap === 0) return /,/.test(tokens[a]!.trail) ? 'list' : null
  if (gap === 1 && against.has(first.lower)) return first.lower === 'kali' ? null : 'against'
  if (gap === 1 && between.has(first.lower)) return 'list'
  if (gap === 2 && first.lower === 'sampai') return 'list'
  // "45 orang dari 50 orang": the same thing counted against itself.
  const noun = first.lower
  const same = noun === tokens[b + 1]?.lower
  const alike = same || (people.test(noun) && people.test(tokens[b + 1]?.lower ?? ''))
  if (gap === 2 && tokens[a + 2]!.lower === 'dari') return alike ? 'against' : null
  if (gap <= 5 && same && !between.has(noun)) return 'list'
  const last = tokens[b - 1]!
  const joined = /^(dan|serta)$/.test(last.lower) || /,$/.test(last.trail)
  return gap <= 3 && joined && !between.has(noun) ? 'loose' : null
}

/** Rewrites the counts of each chain; a chain is figures when one of it is, or when it holds three. */
export function writeAlike(tokens: readonly Token[]): Token[] {
  const at = tokens.flatMap((token, k) => (token.count === undefined ? [] : [k]))
  if (at.length < 2) return [...tokens]
  const out = [...tokens]
  const figures = (k: number) => {
    const token = tokens[k]!
    out[k] = { ...retext(token, token.count!.figures), count: token.count! }
  }
  for (const k of sharesOf(tokens, at)) figures(k)
  for (let start = 0; start < at.length; ) {
    let end = start
    let some = inFigures(tokens[at[start]!]!)
    while (end + 1 < at.length) {
      const link = linkOf(tokens, at[end]!, at[end + 1]!)
      if (link === null || link === 'loose') break
      end += 1
      if (link === 'against' || inFigures(tokens[at[end]!]!)) some = true
    }
    const noun = tokens[at[start]! + 1]?.lower
    const series =
      end - start >= 2 && at.slice(start, end + 1).every((k) => tokens[k + 1]?.lower === noun)
    if (end > start && (some || series)) for (const k of at.slice(start, end + 1)) figures(k)
    start = end + 1
  }
  return out
}

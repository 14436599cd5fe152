/** The clean layer: fillers and stutters go; the raw words stay where they are kept. */
import { hesitations } from './number/words.ts'
import { stutterWords } from './reduplicate.ts'
import type { Token } from './token.ts'

const fillers = new Set([
  ...hesitations,
  'eh',
  'eeh',
  'ehmm',
  'uh',
  'um',
  'umm',
  'aa',
  'aaa',
  'nggg',
  'emmm',
  'eee',
])

/** Short words that may stand before a longer one that begins alike ("ke kecamatan", "di dinas"). */
const shortWords = new Set(
  `di ke se per dan si pak bu ada apa ini itu kan pun mau tak bis aku ia tim dam hal jam air bor kas sah dua pos bos kota masa tata
   anak para pada sama saya kami kita atas desa dana tani ikan jala kami lagi kali maka mana buka dini baru nya lah ya yo ah oh
   ber ter men mem non pra sub`
    .split(/\s+/)
    .filter(Boolean),
)

const isFiller = (token: Token) => !token.done && fillers.has(token.lower)

const isBroken = (token: Token, next: Token | undefined) =>
  next !== undefined &&
  !token.done &&
  token.trail.replace(/[-–…]/g, '') === '' &&
  token.lower.length >= 2 &&
  token.lower.length <= 3 &&
  next.lower.length >= token.lower.length + 2 &&
  next.lower.startsWith(token.lower) &&
  !shortWords.has(token.lower) &&
  /^[a-z]+$/.test(token.lower)

/** The mark behind a word that goes is kept by the word before it. */
function passTrail(out: Token[], token: Token) {
  const last = out.at(-1)
  if (last === undefined || last.trail !== '' || !/[.?!]/.test(token.trail)) return
  out[out.length - 1] = { ...last, trail: token.trail }
}

export function cleanTokens(tokens: readonly Token[]): Token[] {
  const spoken: Token[] = []
  for (const token of tokens) {
    if (isFiller(token)) passTrail(spoken, token)
    else spoken.push(token)
  }
  const out: Token[] = []
  for (let i = 0; i < spoken.length; i += 1) {
    const token = spoken[i]!
    const next = spoken[i + 1]
    if (isBroken(token, next)) continue
    // "saya saya", "kami minta kami minta": the last try stands.
    if (
      next !== undefined &&
      token.lower === next.lower &&
      token.trail === '' &&
      stutterWords.has(token.lower)
    )
      continue
    const again = spoken[i + 2]
    const twice =
      again !== undefined &&
      next !== undefined &&
      again.lower === token.lower &&
      spoken[i + 3]?.lower === next.lower &&
      token.trail === '' &&
      next.trail === '' &&
      (stutterWords.has(token.lower) || stutterWords.has(next.lower)) &&
      !/\d/.test(token.text + next.text)
    if (twice) {
      i += 1
      continue
    }
    out.push(token)
  }
  return out
}

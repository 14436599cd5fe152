/** The clean layer: fillers and stutters go; the raw words stay where they are kept. */

import { isNumberWord } from './number/read.ts'
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
   ber ter men mem non pra sub yang uang bank bang orang`
    .split(/\s+/)
    .filter(Boolean),
)

const isFiller = (token: Token) => !token.done && fillers.has(token.lower)

const isBroken = (token: Token, next: Token | undefined) =>
  next !== undefined &&
  !token.done &&
  token.trail.replace(/[-–…]/g, '') === '' &&
  token.lower.length >= 2 &&
  (token.lower.length <= 3 || /^[a-z]{2}[^aiueo]{2}$/.test(token.lower)) &&
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

/** Phrases a speaker fills time with while a word is missing. */
const fillerPhrases = ['apa namanya', 'apa namanya itu', 'apa ya namanya', 'apa itu namanya'].map(
  (phrase) => phrase.split(' '),
)

/** "diturunkan lah" → `diturunkanlah`: a particle that was heard apart. */
const particles = /^(lah|kah|nya)$/

function withoutFillers(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!
    const phrase = fillerPhrases.findLast((words) =>
      words.every((word, k) => tokens[i + k]?.lower === word && !tokens[i + k]!.done),
    )
    if (phrase !== undefined && (i > 0 || tokens.length > phrase.length)) {
      const last = tokens[i + phrase.length - 1]!
      // "apa namanya?" at the end is asked.
      if (i + phrase.length < tokens.length && !/[?]/.test(last.trail)) {
        passTrail(out, last)
        i += phrase.length - 1
        continue
      }
    }
    if (isFiller(token)) {
      passTrail(out, token)
      continue
    }
    const last = out.at(-1)
    // "se Kecamatan Bukit Sari" → `se-Kecamatan`
    if (last?.lower === 'se' && last.trail === '' && /^\p{Lu}/u.test(token.text)) {
      const text = `${last.text}-${token.text}`
      out[out.length - 1] = {
        ...token,
        text,
        lower: text.toLowerCase(),
        lead: last.lead,
        from: last.from,
      }
      continue
    }
    // "se kabupaten" → `sekabupaten`
    const whole =
      last?.lower === 'se' &&
      last.trail === '' &&
      /^(kabupaten|kecamatan|kota|desa|provinsi|kelurahan)$/.test(token.text)
    const joins =
      particles.test(token.lower) &&
      last !== undefined &&
      !last.done &&
      last.trail === '' &&
      last.to === token.from &&
      /^\p{L}{3,}$/u.test(last.text)
    if (joins || whole) {
      const text = last.text + token.lower
      out[out.length - 1] = {
        ...token,
        text,
        lower: text.toLowerCase(),
        lead: last.lead,
        from: last.from,
      }
    } else out.push(token)
  }
  return out
}

/** Said twice with a comma of the engine between, these are no emphasis: "Saya, saya mau tanya." */
const begun = /^(saya|kami|kita|yang|untuk|dengan|bahwa|karena|kalau)$/

/** The same word again: a stumble, since meant doublings have their hyphen by now. */
const isStumble = (token: Token, next: Token | undefined) =>
  next !== undefined &&
  token.lower === next.lower &&
  (token.trail === '' || (token.trail === ',' && begun.test(token.lower))) &&
  /^\p{L}+$/u.test(token.text) &&
  !isNumberWord(token.lower) &&
  (!token.done || next.from > token.to || stutterWords.has(token.lower))

/** Length of a run of words that is said again right behind itself ("kami minta kami minta"); 0 for none. */
function repeatedRun(tokens: readonly Token[], i: number): number {
  for (let length = 4; length >= 2; length -= 1) {
    if (i + 2 * length > tokens.length || tokens[i]!.lower !== tokens[i + length]!.lower) continue
    const first = tokens.slice(i, i + length)
    const same = first.every((token, k) => token.lower === tokens[i + length + k]!.lower)
    if (!same || first.some((token) => token.trail !== '' || /\d/.test(token.text))) continue
    if (first.some((token) => stutterWords.has(token.lower)) || length > 2) return length
  }
  return 0
}

export function cleanTokens(tokens: readonly Token[]): Token[] {
  const spoken = withoutFillers(tokens)
  const out: Token[] = []
  for (let i = 0; i < spoken.length; i += 1) {
    const token = spoken[i]!
    if (isBroken(token, spoken[i + 1]) || isStumble(token, spoken[i + 1])) continue
    // "kami minta kami minta": the last try stands.
    const run = repeatedRun(spoken, i)
    if (run > 0) {
      i += run - 1
      continue
    }
    out.push(token)
  }
  return out
}

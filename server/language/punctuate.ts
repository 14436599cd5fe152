/** Sentences, marks and capitals for speech that came without them; what the engine marked stays. */
import { type Token, upperFirst } from './token.ts'

/** Openers of a new sentence, when enough stands before them. */
const openers: readonly (readonly string[])[] = [
  'terima kasih',
  'demikian',
  'dengan demikian',
  'oleh karena itu',
  'oleh sebab itu',
  'untuk itu',
  'selain itu',
  'selanjutnya',
  'berikutnya',
  'kemudian yang',
  'yang pertama',
  'yang kedua',
  'yang ketiga',
  'yang keempat',
  'yang terakhir',
  'silakan',
  'kami persilakan',
  'saya persilakan',
  'apakah',
  'bagaimana',
  'namun',
  'akan tetapi',
  'adapun',
  'setuju ya',
  'rapat saya',
  'rapat kami',
  'sidang saya',
  'mohon',
  'tolong',
  'kita masuk',
  'kita lanjutkan',

  'sekian',
  'mohon izin',
  'kami mohon',
  'kami minta',
  'kami juga',
  'saya kira',
  'kami berharap',
  'jadi',
  'nah',
  'baik',
  'interupsi',
  'wassalamualaikum',
  'assalamualaikum',
].map((phrase) => phrase.split(' '))

const commaAfter: readonly (readonly string[])[] = [
  'oleh karena itu',
  'oleh sebab itu',
  'dengan demikian',
  'untuk itu',
  'selain itu',
  'selanjutnya',
  'berikutnya',
  'namun',
  'akan tetapi',
  'baik',
  'jadi',
  'nah',
  'ya',
  'interupsi',
].map((phrase) => phrase.split(' '))

const commaBefore = new Set([
  'tetapi',
  'tapi',
  'sedangkan',
  'melainkan',
  'yaitu',
  'yakni',
  'sehingga',
  'padahal',
  'sementara',
])
const vocatives = /^(pimpinan|ketua|bapak|pak|ibu|bu|saudara|saudari|yang)$/
const thanks = /^(kasih|interupsi|izin|baik|silakan|maaf|cukup|setuju|menjawab|siap|ya)$/
const asking = new Set([
  'apakah',
  'bagaimana',
  'berapa',
  'kapan',
  'mengapa',
  'kenapa',
  'siapa',
  'bisakah',
  'dapatkah',
  'sejauh',
])

const at = (tokens: readonly Token[], i: number, phrase: readonly string[]) =>
  phrase.every((word, k) => tokens[i + k]?.lower === word)

const marked = (tokens: readonly Token[]) =>
  tokens.some((token) => /[.?!]["”’)]*$/.test(token.trail)) ||
  tokens.filter((token) => token.trail === ',').length > 1

const addMark = (token: Token, mark: string): Token =>
  token.trail === '' || (mark !== ',' && token.trail === ',') ? { ...token, trail: mark } : token

/** How far a form of address reaches from `i` ("Bapak Yohanes", "Pimpinan"). */
function vocativeEnd(tokens: readonly Token[], i: number): number {
  let k = i
  if (!vocatives.test(tokens[k]?.lower ?? '')) return i
  if (tokens[k]!.lower === 'yang') {
    return tokens[k + 1]?.lower === 'saya' ||
      tokens[k + 1]?.lower === 'terhormat' ||
      tokens[k + 1]?.lower === 'kami'
      ? i
      : i
  }
  k += 1
  while (
    k < tokens.length &&
    (/^\p{Lu}/u.test(tokens[k]!.text) || vocatives.test(tokens[k]!.lower)) &&
    tokens[k]!.lower !== 'yang'
  )
    k += 1
  return k
}

/** Ends of sentences by openers; a sentence has at least four words. */
function sentences(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  let start = 0
  for (let i = 1; i < out.length; i += 1) {
    if (/[.?!]/.test(out[i - 1]!.trail)) start = i
    const length = i - start
    const opener = openers.find((phrase) => at(out, i, phrase))
    if (opener === undefined || length < 4) continue
    const before = out[i - 1]!.lower
    if (
      /^(dan|atau|yang|untuk|dengan|di|ke|dari|tidak|belum|sudah|akan|agar|supaya|bahwa|sangat|lebih|cukup|kurang|kami|saya|kita|adalah|secara|dinas|mengucapkan|ucapkan|bisa|dapat|perlu|juga|harus|ingin|kalau|karena|apa|mau|mungkin|boleh|para|pak|bu|bapak|ibu|tidak|dengan)$/.test(
        before,
      )
    )
      continue
    if (
      /^(baik|jadi|kemudian|silakan)$/.test(opener[0]!) &&
      opener.length === 1 &&
      /^(dengan|lebih|yang|itu|ini)$/.test(before)
    )
      continue
    if (opener[0] === 'jadi' && !/^\p{Lu}/u.test(out[i]!.text) && length < 6) continue
    out[i - 1] = addMark(out[i - 1]!, '.')
    start = i
  }
  // "Terima kasih, Pimpinan." is a sentence of its own when speech goes on behind it.
  for (let i = 0; i + 1 < out.length; i += 1) {
    const opensHere = i === 0 || /[.?!]/.test(out[i - 1]!.trail) || out[i - 1]!.lower === 'baik'
    if (!opensHere || !at(out, i, ['terima', 'kasih'])) continue
    const end = vocativeEnd(out, i + 2)
    if (end > i + 2) {
      out[i + 1] = addMark(out[i + 1]!, ',')
      if (end < out.length && !/^(atas|untuk|yang|dan|telah|sudah)$/.test(out[end]!.lower))
        out[end - 1] = addMark(out[end - 1]!, '.')
    }
  }
  return out
}

function commas(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  for (let i = 0; i < out.length; i += 1) {
    const opens = i === 0 || /[.?!]/.test(out[i - 1]!.trail)
    if (opens) {
      const phrase = commaAfter.find((words) => at(out, i, words))
      const end = phrase === undefined ? -1 : i + phrase.length - 1
      if (end >= 0 && end < out.length - 1) out[end] = addMark(out[end]!, ',')
    }
    if (i > 2 && commaBefore.has(out[i]!.lower) && out[i]!.lead === '')
      out[i - 1] = addMark(out[i - 1]!, ',')
    // "silakan, Ibu Rosmini", "interupsi, Pimpinan"
    if (thanks.test(out[i]!.lower) && out[i]!.trail === '' && i + 1 < out.length) {
      const end = vocativeEnd(out, i + 1)
      const closes = end === out.length || (end > i + 1 && /[.?!,]/.test(out[end - 1]!.trail))
      if (end > i + 1 && closes) out[i] = addMark(out[i]!, ',')
    }
    // "Baik, Pimpinan, tanggul …": the chair is called inside the sentence.
    if (out[i]!.text === 'Pimpinan' && out[i]!.trail === '' && i + 1 < out.length) {
      const called = i === 0 || thanks.test(out[i - 1]!.lower)
      if (called && !/^\p{Lu}/u.test(out[i + 1]!.text)) {
        if (i > 0) out[i - 1] = addMark(out[i - 1]!, ',')
        out[i] = addMark(out[i]!, ',')
      }
    }
  }
  return out
}

function questions(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  let start = 0
  for (let i = 0; i < out.length; i += 1) {
    const ends = i === out.length - 1 || /[.?!]/.test(out[i]!.trail)
    if (!ends) continue
    const words = out.slice(start, i + 1).map((token) => token.lower)
    const asks =
      asking.has(words[0]!) ||
      (words[0] === 'baik' && asking.has(words[1] ?? '')) ||
      (/^(setuju|sepakat|bisa|sah)$/.test(words.at(-2) ?? '') && words.at(-1) === 'ya')
    if (asks)
      out[i] = { ...out[i]!, trail: out[i]!.trail.replace('.', '') === '' ? '?' : out[i]!.trail }
    start = i + 1
  }
  return out
}

/** "setuju ya setuju": the room answers. */
function answers(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) => {
    const asked = token.lower === 'ya' && /^(setuju|sepakat|sah)$/.test(tokens[i - 1]?.lower ?? '')
    const told = /^(setuju|sepakat|sah)$/.test(tokens[i + 1]?.lower ?? '')
    return asked && told ? addMark(token, '?') : token
  })
}

function capitals(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) => {
    const opens = i === 0 || /[.?!]["”’)]*$/.test(tokens[i - 1]!.trail)
    if (!opens || !/^\p{Ll}/u.test(token.text)) return token
    const text = upperFirst(token.text)
    return { ...token, text }
  })
}

export function punctuate(tokens: readonly Token[]): Token[] {
  if (tokens.length === 0) return []
  const own = marked(tokens)
  const cut = own ? [...tokens] : questions(commas(sentences(answers(tokens))))
  const last = cut.at(-1)!
  if (!/[.?!…]["”’)]*$/.test(last.trail) && !/[.…]$/.test(last.text)) {
    cut[cut.length - 1] = { ...last, trail: `${last.trail.replace(/[,;:]$/, '')}.` }
  }
  return capitals(cut)
}

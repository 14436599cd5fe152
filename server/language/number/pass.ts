/** The number pass: goes along a line once and writes every number by the first rule that knows it. */
import { idiomsByFirst } from '../tables/idioms.ts'
import { measures } from '../tables/measures.ts'
import { merge, retext, type Token } from '../token.ts'
import { writeAlike } from './alike.ts'
import { writeAmount, writeFraction, writeMoney, writePercent } from './amounts.ts'
import { withoutTakenBack } from './corrections.ts'
import { writeFigures } from './figures.ts'
import {
  writeAyat,
  writeHuruf,
  writeLabel,
  writeRtRw,
  writeSchool,
  writeSchoolNumber,
} from './labels.ts'
import { writeLaw } from './laws.ts'
import { writeNomor } from './nomor.ts'
import { isNumberWord } from './read.ts'
import type { NumberStyle, Place, Rule, Written } from './rule.ts'
import { writeDigits, writeOrdinal } from './strings.ts'
import { decadeAt, writeClock, writeDate, writeMonth, writeYear } from './times.ts'
import { digitWords, hesitations, oneWords } from './words.ts'

/** Keyed by the word that opens them; the rest open with a number. */
const worded: Readonly<Record<string, readonly Rule[]>> = {
  nomor: [writeNomor, writeLabel],
  ayat: [writeAyat],
  huruf: [writeHuruf],
  rt: [writeRtRw],
  rw: [writeRtRw],
  'rt/rw': [writeRtRw],
  tanggal: [writeDate],
  tahun: [writeYear],
  pukul: [writeClock],
  jam: [writeClock],
  ke: [writeOrdinal],
  rp: [writeMoney],
  'rp.': [writeMoney],
  setengah: [writeMoney],
  seperempat: [writeMoney],
}

const decade: Rule = ({ tokens, i }) => {
  const found = decadeAt(tokens, i)
  return found === null ? null : { tokens: [found.token], to: found.to }
}

const numbers: readonly Rule[] = [
  writeSchool,
  writeYear,
  writeDigits,
  decade,
  writeMoney,
  writePercent,
  writeFraction,
  writeDate,
  writeAmount,
]

function idiomAt({ tokens, i }: Place): Written | null {
  const list = idiomsByFirst.get(tokens[i]!.lower)
  if (list === undefined) return null
  const idiom = list.find((entry) =>
    entry.spoken.every(
      (word, k) =>
        tokens[i + k]?.lower === word &&
        !tokens[i + k]!.done &&
        (k === 0 || tokens[i + k - 1]!.trail === ''),
    ),
  )
  if (idiom === undefined) return null
  const to = i + idiom.spoken.length
  // "satu sisi", but "satu kesatuan lima"? Only a number word behind it says that it was a number.
  if (isNumberWord(tokens[to]?.lower ?? '') && isNumberWord(idiom.spoken.at(-1)!)) return null
  if (
    idiom.spoken.join(' ') === 'seribu satu' &&
    (measures.has(tokens[to]?.lower ?? '') || tokens[to]?.lower === 'orang')
  )
    return null
  const parts = tokens.slice(i, to)
  if (idiom.written.length === parts.length) {
    return { tokens: parts.map((token) => retext(token, token.text)), to }
  }
  if (idiom.written.length === 1) return { tokens: [merge(tokens, i, to, idiom.written[0]!)], to }
  const spread = idiom.written.map((text, k) => {
    const token = parts[Math.min(k, parts.length - 1)]!
    return {
      ...retext(token, text),
      trail: k === idiom.written.length - 1 ? parts.at(-1)!.trail : '',
    }
  })
  return { tokens: spread, to }
}

const labelFirst =
  /^(komisi|daerah|dapil|masa|triwulan|semester|caturwulan|pansus|asisten|tahap|eselon|golongan|pasal|bab|lampiran|angka|halaman|lantai|butir|poin|kilometer|pembicaraan|sd|smp|sma|smk|slb|tk|sekolah|sdn|smpn|sman|smkn)$/
const lawFirst =
  /^(uu|pp|perpu|perda|perpres|perbup|perwali|pergub|inpres|keppres|permen\p{L}*|kepmen\p{L}*)$/u
const ordinalFirst = /^ke(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)$/

function rulesAt(token: Token): readonly Rule[] {
  const lower = token.lower
  if (Object.hasOwn(worded, lower)) return worded[lower]!
  if (digitWords[lower] !== undefined || oneWords[lower] !== undefined || /^\d/.test(lower))
    return numbers
  if (/^rp\.?\d/.test(lower)) return [writeMoney]
  if (labelFirst.test(lower)) return [writeLabel, writeSchoolNumber]
  if (lawFirst.test(lower)) return [writeLaw]
  if (ordinalFirst.test(lower)) return [writeOrdinal]
  if (/^(puluh|ratus|ribu)an$|^(du|tig|empat|lim|enam|tujuh|delapan|sembilan)/.test(lower))
    return [decade]
  return [writeMonth]
}

const opensAt = (i: number, out: readonly Token[]): boolean => {
  if (out.length === 0) return true
  if (/[.?!]["”’)]*$/.test(out.at(-1)!.trail)) return true
  return out.every((token) => hesitations.has(token.lower)) && i > 0
}

function stepAt(place: Place): Written | null {
  const { tokens, i } = place
  const idiom = idiomAt(place)
  if (idiom !== null) return idiom
  for (const rule of rulesAt(tokens[i]!)) {
    const written = rule(place)
    if (written !== null) return written
  }
  return null
}

/** "duapuluh" → "dua puluh", "limaratus" → "lima ratus". */
const glued =
  /^(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(puluh|belas|ratus|ribu|juta|miliar|triliun)$/

export function splitGlued(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    const found = token.done ? null : glued.exec(token.lower)
    if (found === null) return [token]
    const [, unit = '', scale = ''] = found
    return [
      { ...token, text: unit, lower: unit, trail: '' },
      { ...token, text: scale, lower: scale, lead: '' },
    ]
  })
}

export function writeNumbers(spoken: readonly Token[], style: NumberStyle): Token[] {
  const tokens = withoutTakenBack(splitGlued(writeFigures(spoken)))
  const out: Token[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const written = stepAt({ tokens, i, out, opens: opensAt(i, out), style })
    if (written === null) {
      out.push(token)
      i += 1
      continue
    }
    out.push(...written.tokens)
    i = written.to
  }
  return writeAlike(out)
}

/** Cuts speech into stretches with one place each, and reads its words, sums and quantities. */

import { splitGlued } from '../number/pass.ts'
import { readNumber } from '../number/read.ts'
import { letterNames } from '../tables/letters.ts'
import { joinTokens, splitWords, tokensOf } from '../token.ts'
import { writeVocabulary } from '../vocabulary.ts'
import { carriers, concepts, impliedBy, isThing } from './concepts.ts'
import type { Segment } from './fit.ts'
import { roadsOf, schoolsOf, termOf, termsOf, unitsOf } from './index.ts'
import type { Gazetteer, Place, PlaceHit } from './places.ts'
import { plainWords } from './places.ts'

const breaks = new Set([
  'dan',
  'serta',
  'juga',
  'kemudian',
  'lalu',
  'sedangkan',
  'sementara',
  'selain',
  'termasuk',
  'sama',
  'selanjutnya',
  'berikutnya',
  'satu',
  'kedua',
  'begitu',
  'demikian',
  'adapun',
  'tetapi',
  'tapi',
  'terus',
])

function amounts(words: readonly string[]) {
  const tokens = splitGlued(tokensOf(words))
  const quantities: { value: number; unit: string }[] = []
  const sums: number[] = []
  for (let i = 0; i < tokens.length; ) {
    const number = readNumber(tokens, i)
    if (number === null) {
      i += 1
      continue
    }
    const decimal = number.decimals === null ? 0 : Number(`0.${number.decimals}`)
    const value = number.scale === null ? number.value + decimal : number.value
    if (value >= 1e5) sums.push(value)
    quantities.push({ value, unit: (tokens[number.to]?.lower ?? '').replace(/nya$/, '') })
    i = number.to
  }
  return { quantities, sums }
}

/** Spoken words with council terms written, so that "pe je u" meets PJU. */
export function wordsOfSpeech(spoken: string): string[] {
  return plainWords(spellings(joinTokens(writeVocabulary(tokensOf(splitWords(spoken))))))
}

/** "em ce ka" → mck, where the letters make a word that stands for a work. */
const spellings = (text: string): string =>
  text.toLowerCase().replace(spelled, (run) => {
    const word = run
      .split(' ')
      .map((name) => letterNames[name] ?? name)
      .join('')
    return concepts.has(word) ? word : run
  })
const spelled = new RegExp(
  `\\b(?:${Object.keys(letterNames).join('|')})(?: (?:${Object.keys(letterNames).join('|')})){1,5}\\b`,
  'g',
)

/** "usulan pak wawan", "yang disampaikan bu neneng": whose item is meant, not who has the floor. */
const owned =
  /\b(?:usulan|usul|aspirasi|pokir|pokirnya|titipan|diusulkan|disampaikan|diajukan)(?: oleh| dari)? (?:pak|bapak|bu|ibu|saudara|kang|dokter|pak haji|bu haji) (\p{L}+)(?: (\p{L}+))?/gu
const membersOf = (words: readonly string[]) =>
  new Set(
    [...words.join(' ').matchAll(owned)]
      .flatMap((m) => [m[1]!, m[2] ?? ''])
      .filter((w) => w.length > 3),
  )

/** Words that only say where something lies, seen from something else. */
const beside = new Set(
  'depan dekat sampai samping sebelah belakang menuju seberang bukan seperti'.split(' '),
)
const refusing =
  /\b(?:bukan|bukannya)(?: (?:minta|soal|yang|cuma))?((?: \w+){1,4}?) (?:pak |bu |pimpinan )?(?:tapi|tetapi|melainkan)\b/
/** "bukan yang di Karang": the place is named to be left out. */
const notThere = /\bbukan(?: yang)?(?: (?:di|ke|dari|untuk))?(?: (?:desa|kelurahan|kecamatan))?$/
/** Finished, praised or not the council's affair. */
const settled =
  /\b(?:sudah|baru|telah) (?:selesai|rampung|diresmikan|difungsikan|diserahterimakan|direhab|dibangun|mulus|bagus|tuntas|jalan sejak|berjalan)|\b(?:milik (?:swasta|balai|provinsi|pusat|pribadi|perusahaan)|kewenangan (?:provinsi|pusat|balai)|itu jalan (?:provinsi|nasional|negara)|saya apresiasi|hasilnya bagus|pelayanannya bagus|gagal tidak)\b/
const general =
  /\b(?:se|seluruh|semua) (?:kabupaten|provinsi|indonesia|daerah|desa)\b|\bdata seluruh\b/
const abroad =
  /\b(?:provinsi|kota|kabupaten|negara|daerah) (?:sebelah|tetangga|lain)\b|\bdi (?:kecamatan|desa|kampung|tempat) lain\b/

/** "usulan saya", "punya saya": the speaker's own item is meant. */
const claiming =
  /\b(?:punya|usul|usulan|reses|pokir|warga|dapil|aspirasi) (?:saya|kami)\b|\bsaya (?:kan |juga |sudah |yang )*(?:punya|usul|usulkan|mengusulkan|perjuangkan|titip)\b/
/** "yang di Karang juga belum": the work spoken of, at another place. */
const likewise = /\b(?:yang|juga|belum|sudah|beda|lain|sama)\b/

/** Between two places of a list; "dari A ke B" is one road. */
const listed =
  /^(?:(?:desa|kelurahan) )?(?:dan|serta|maupun|sama|dengan)(?: (?:di|desa|kelurahan|juga))*$/

const complaints = new Set(['rusak', 'aspal', 'beton', 'paving', 'genang', 'mampet', 'rehab'])
/** Things with their complaint within three words, and no other thing before or between. */
function blamedIn(words: readonly string[]): Set<string> {
  const terms = words.map((word) => termOf(word))
  const blamed = new Set<string>()
  terms.forEach((term, k) => {
    if (!isThing(term)) return
    const before = terms[k - 1] ?? ''
    if (isThing(before) && !impliedBy(before).includes(term)) return
    for (const next of terms.slice(k + 1, k + 4)) {
      if (isThing(next)) return
      if (complaints.has(next)) blamed.add(term)
    }
  })
  return blamed
}

/** What the speech before leads into a stretch: its place, and its works by their head and proper names. */
export type Lead = {
  readonly places: readonly Place[]
  readonly topic: readonly { readonly head: string; readonly names: ReadonlySet<string> }[]
}
const none: Lead = { places: [], topic: [] }

function makeSegment(
  words: readonly string[],
  hits: readonly PlaceHit[],
  mixed = false,
  inherited: readonly string[] = [],
  { places: carried, topic }: Lead = none,
): Segment {
  const denied = hits.filter((hit) => notThere.test(words.slice(0, hit.from).join(' ')))
  const meant = hits.filter((hit) => !denied.includes(hit))
  const placed = new Set(
    hits
      .filter((hit) => !hit.local)
      .flatMap((hit) => Array.from({ length: hit.to - hit.from }, (_, k) => hit.from + k)),
  )
  const refused = refusing.exec(words.join(' '))?.[1]?.trim().split(' ') ?? []
  const rest = words.filter((word, k) => !placed.has(k) && !refused.includes(word))
  const firm = rest.filter((word) => {
    const at = words.indexOf(word)
    return words.indexOf(word, at + 1) >= 0 || !beside.has(words[at - 1] ?? '')
  })
  const said = words.join(' ')
  const schools = schoolsOf(words)
  const roads = roadsOf(words)
  const things = rest.map(termOf).filter((term, k) => isThing(term) && !carriers.has(rest[k]!))
  // "di Karang juga ada Jalan Kenari": the road only tells where, if the work spoken of lies on one of that name.
  const onRoad = roads.length > 0 && things.every((term) => term === 'jalan')
  const topical =
    meant.length > 0 && likewise.test(said) && (things.length === 0 || onRoad)
      ? topic
          .filter(({ names }) => things.length === 0 || rest.some((word) => names.has(word)))
          .map(({ head }) => head)
      : []
  return {
    words,
    terms: new Set([...termsOf(rest), ...termsOf(inherited), ...topical]),
    firm: new Set([...termsOf(firm), ...termsOf(inherited), ...topical]),
    blamed: blamedIn(words),
    names: new Set([...rest, ...inherited]),
    units: unitsOf(words),
    members: membersOf(words),
    settled: settled.test(said),
    abroad: abroad.test(rest.join(' ')),
    hits: meant.filter((hit) => !hit.local),
    denied: denied.flatMap((hit) => hit.places),
    carried: hits.length === 0 ? carried : [],
    general: general.test(said),
    pointing: /\b(?:itu|tadi|tersebut|dimaksud|maksud)\b/.test(said),
    claims: claiming.test(said),
    roads,
    schools,
    ...amounts(words),
    mixed,
  }
}

const samePlace = (a: PlaceHit, b: PlaceHit) =>
  a.places.some((p) =>
    b.places.some(
      (q) =>
        p.kecamatan === q.kecamatan && (p.desa === q.desa || p.desa === null || q.desa === null),
    ),
  )

/** Groups of place names that mean one place ("Desa Sukamaju Kecamatan Rawa Indah"). */
function groupsOf(hits: readonly PlaceHit[]): PlaceHit[][] {
  const groups: PlaceHit[][] = []
  for (const hit of hits) {
    const last = groups.at(-1)
    if (last?.every((other) => samePlace(other, hit))) last.push(hit)
    else groups.push([hit])
  }
  return groups
}

export function segmentsOf(
  words: readonly string[],
  gazetteer: Pick<Gazetteer, 'find'>,
  lead: Lead = none,
): Segment[] {
  const hits = gazetteer.find(words)
  const groups = groupsOf(hits.filter((hit) => !hit.weak))
  if (groups.length < 2) return windows(words, hits, lead)
  const cuts: number[] = []
  for (let g = 0; g + 1 < groups.length; g += 1) {
    const from = groups[g]!.at(-1)!.to
    const to = groups[g + 1]![0]!.from
    let cut = -1
    for (let k = to - 1; k >= from; k -= 1) {
      if (breaks.has(words[k]!) && (cut < 0 || to - k <= 8)) cut = k
    }
    cuts.push(cut >= 0 ? cut : from)
  }
  const edges = [0, ...cuts, words.length]
  const parts = edges.slice(0, -1).map((from, g) => {
    const to = edges[g + 1]!
    const inside = hits
      .filter((hit) => hit.from >= from && hit.to <= to)
      .map((hit) => ({ ...hit, from: hit.from - from, to: hit.to - from }))
    // "… posyandu melati yang di A dan yang di B": the second place shares what was said of the first,
    // "A dan B sama-sama minta bibit": and the first what is said of the second.
    const own = words.slice(from, to)
    const hasThing = (list: readonly string[]) =>
      list.some((word) => isThing(termOf(word)) && !carriers.has(word))
    const shares = !hasThing(own)
    const shared =
      shares && g > 0
        ? words.slice(edges[g - 1]!, Math.max(edges[g - 1]!, groups[g - 1]![0]!.from))
        : shares &&
            g === 0 &&
            listed.test(words.slice(groups[0]!.at(-1)!.to, groups[1]![0]!.from).join(' '))
          ? words.slice(groups[1]!.at(-1)!.to, edges[2]!)
          : []
    return makeSegment(own, inside, false, shared, lead)
  })
  // "jalan penghubung Sukamaju–Karang Rejo": one work that names two villages.
  return words.length <= 40 ? [...parts, makeSegment(words, hits, true)] : parts
}

/** Long speech without a second place is still read in stretches, so that far words do not add up. */
function windows(words: readonly string[], hits: readonly PlaceHit[], lead: Lead): Segment[] {
  if (words.length <= 60) return [makeSegment(words, hits, false, [], lead)]
  const out: Segment[] = []
  for (let from = 0; from < words.length; from += 30) {
    const to = Math.min(words.length, from + 60)
    const inside = hits
      .filter((hit) => hit.from >= from && hit.to <= to)
      .map((hit) => ({ ...hit, from: hit.from - from, to: hit.to - from }))
    out.push(makeSegment(words.slice(from, to), inside))
    if (to === words.length) break
  }
  return out
}

/** One stretch of speech: what it says of works and places. */

import { isSapaan } from '../speakers/mention.ts'
import { carriers, impliedBy, isThing, sites } from './concepts.ts'
import type { Segment } from './fit.ts'
import { type Indexed, roadsOf, schoolsOf, termOf, termsOf, unitsOf } from './index.ts'
import { allLandmarksAt } from './landmarks.ts'
import type { Place, PlaceHit } from './places.ts'
import { amounts } from './words.ts'

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
  'depan dekat sampai samping sebelah belakang menuju seberang pinggir tepi bibir bukan seperti'.split(
    ' ',
  ),
)
const refusing =
  /\b(?:bukan|bukannya)(?: (?:minta|soal|yang|cuma))?((?: \w+){1,4}?) (?:pak |bu |pimpinan )?(?:tapi|tetapi|melainkan)\b/
/** "bukan yang di Karang": the place is named to be left out. */
const notThere = /\bbukan(?: yang)?(?: (?:di|ke|dari|untuk))?(?: (?:desa|kelurahan|kecamatan))?$/
/** Finished, praised or not the council's affair. */
const settled =
  /\b(?:sudah|baru|telah) (?:selesai|rampung|diresmikan|difungsikan|diserahterimakan|direhab|dibangun|mulus|bagus|tuntas|jalan sejak|berjalan)|\b(?:milik (?:swasta|balai|provinsi|pusat|pribadi|perusahaan)|kewenangan (?:provinsi|pusat|balai)|itu jalan (?:provinsi|nasional|negara)|saya apresiasi|hasilnya bagus|pelayanannya bagus|gagal tidak)\b/
const merging =
  /\b(?:di)?(?:gabung|gabungkan|satukan)\b|\bmenjadi satu\b|\b(?:dua|tiga|kedua|ketiga|semua) (?:usulan|pokir|aspirasi)\b|\b(?:dua duanya|keduanya|ketiganya|berdua|bertiga|sama persis)\b|\bsatu paket (?:saja|bersama)\b|\bsatu (?:saluran|ruas|jalur|lokasi|titik|barang|pekerjaan) (?:kan|juga|yang sama|itu)\b/
const general =
  /\b(?:se|seluruh|semua) (?:kabupaten|provinsi|indonesia|daerah|desa)\b|\bdata seluruh\b/
const abroad =
  /\b(?:provinsi|kota|kabupaten|negara|daerah) (?:sebelah|tetangga|lain)\b|\bdi (?:kecamatan|desa|kampung|tempat) lain\b/

/** "usulan saya", "punya saya": the speaker's own item is meant. */
const claiming =
  /\b(?:punya|usulan|reses|pokir|aspirasi|titipan|warga|dapil) (?:saya|kami)\b|\byang (?:sudah |pernah |juga )?(?:saya|kami) (?:juga |sudah |selalu )*(?:usul|usulkan|mengusulkan|perjuangkan|titip|titipkan)\b|\b(?:saya|kami) (?:kan |juga |sudah |yang )+(?:punya|usul|usulkan|mengusulkan|perjuangkan|titip)\b/
/** "yang di Karang juga belum": the work spoken of, at another place. */
const likewise =
  /\b(?:yang|juga|belum|sudah|beda|lain|sama|kalau|masih|dulu|duluan|menyusul|termasuk|didahulukan|diutamakan|diprioritaskan)\b/

/** Villages of one name: "yang di selatan", "yang kota, bukan yang selatan" tells of which kecamatan. */
function namesake(hit: PlaceHit, words: readonly string[]): PlaceHit {
  if (hit.places.length < 2 || hit.places.some((p) => p.desa !== hit.places[0]!.desa)) return hit
  const own = (p: Place) => p.kecamatan.split(' ')
  const tells = (p: Place, word: string) =>
    own(p).includes(word) && hit.places.every((other) => other === p || !own(other).includes(word))
  const said = words.map((word, k) => (k < hit.from || k >= hit.to ? word : ''))
  const not = (k: number) => notThere.test(words.slice(0, k).join(' '))
  const kept = hit.places.filter((p) => !said.some((word, k) => tells(p, word) && not(k)))
  const told = kept.filter((p) => said.some((word, k) => tells(p, word) && !not(k)))
  const places = told.length > 0 ? told : kept
  return places.length > 0 && places.length < hit.places.length ? { ...hit, places } : hit
}

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

/** Is the word at `k` a thing that may be asked for, and not only where something lies ("ke pasar")? */
export function isWorkAt(words: readonly string[], k: number): boolean {
  const word = words[k]!
  const term = termOf(word)
  if (!isThing(term) || carriers.has(word)) return false
  return !(sites.has(term) && where.has(words[k - 1] ?? ''))
}
const where = new Set('di ke dari depan dekat samping sebelah belakang menuju seberang'.split(' '))

const isDone = (word: string | undefined) =>
  word !== undefined && /^(rehab|bangun)$/.test(termOf(word))

/** What the speech before leads into a stretch: its place, and its works by their head and proper names. */
export type Lead = {
  readonly places: readonly Place[]
  readonly topic: readonly Pick<Indexed, 'head' | 'names'>[]
  /** What items ask for that no general list knows: "geomembran". */
  readonly heads: ReadonlySet<string>
}
export const none: Lead = { places: [], topic: [], heads: new Set() }

export function makeSegment(
  words: readonly string[],
  hits: readonly PlaceHit[],
  mixed = false,
  inherited: readonly string[] = [],
  { places: carried, topic }: Lead = none,
): Segment {
  const denied = hits.filter((hit) => notThere.test(words.slice(0, hit.from).join(' ')))
  const meant = hits.filter((hit) => !denied.includes(hit)).map((hit) => namesake(hit, words))
  const placed = new Set(
    hits
      .filter((hit) => !hit.local)
      // "revitalisasi pasar serai": the market of Desa Pasar Serai.
      .map((hit) =>
        isDone(words[hit.from - 1]) && isThing(termOf(words[hit.from]!))
          ? { ...hit, from: hit.from + 1 }
          : hit,
      )
      .flatMap((hit) => Array.from({ length: hit.to - hit.from }, (_, k) => hit.from + k)),
  )
  const refused = refusing.exec(words.join(' '))?.[1]?.trim().split(' ') ?? []
  const rest = words.filter((word, k) => !placed.has(k) && !refused.includes(word))
  // "sampah pasarnya", "depan pasar": of the rubbish, not of the market.
  const aside = (word: string, k: number) => {
    const before = words[k - 1] ?? ''
    const kind = termOf(before)
    return (
      beside.has(before) ||
      (sites.has(termOf(word)) &&
        isThing(kind) &&
        !carriers.has(before) &&
        !impliedBy(kind).includes(termOf(word)))
    )
  }
  const firm = rest.filter((word) => {
    const at = words.indexOf(word)
    return words.indexOf(word, at + 1) >= 0 || !aside(word, at)
  })
  const said = words.join(' ')
  const schools = schoolsOf(words)
  const landmarks = words.flatMap((_, k) => allLandmarksAt(words, k))
  const roads = roadsOf(words)
  const things = rest.filter((_, k) => isWorkAt(rest, k)).map(termOf)
  // "di Karang juga ada Jalan Kenari": the road only tells where, if the work spoken of lies on one of that name.
  const onRoad = roads.length > 0 && things.every((term) => term === 'jalan')
  const likely =
    inherited.length === 0 &&
    // "Pak Camat Karang" calls a man, not his kecamatan.
    meant.some((hit) => !/^(?:camat|lurah|kades)$/.test(words[hit.from - 1] ?? '')) &&
    likewise.test(said) &&
    (things.length === 0 || onRoad)
  const topical = !likely
    ? []
    : topic
        .filter(({ names }) => things.length === 0 || rest.some((word) => names.has(word)))
        .map(({ head }) => head)
  return {
    words,
    terms: new Set([...termsOf(rest), ...termsOf(inherited)]),
    firm: new Set([...termsOf(firm), ...termsOf(inherited)]),
    lead: things[0] ?? null,
    topical,
    blamed: blamedIn(words),
    doings: new Set(
      rest.filter((word) => /^(?:pe\p{L}{4,}an|di\p{L}{4,}|me\p{L}{4,})$/u.test(word)).map(termOf),
    ),
    counted: new Set(
      words.flatMap((word, k) =>
        /^(?:ke)?dua$/.test(words[k - 1] ?? '') ||
        (words[k + 1] === 'yang' && /^(?:ke)?dua$/.test(words[k + 2] ?? ''))
          ? [termOf(word)]
          : [],
      ),
    ),
    // "datuk Depati" is a man, Jalan Depati Payung a road.
    names: new Set([
      ...rest.filter((word) => !isSapaan(words[words.indexOf(word) - 1] ?? '')),
      ...inherited,
    ]),
    units: unitsOf(words),
    members: membersOf(words),
    settled: settled.test(said),
    abroad: abroad.test(rest.join(' ')),
    hits: meant.filter((hit) => !hit.local),
    denied: denied.flatMap((hit) => hit.places),
    carried: hits.length === 0 ? carried : [],
    general: general.test(said),
    merging: merging.test(said),
    pointing: /\b(?:itu|tadi|tersebut|dimaksud|maksud)\b/.test(said),
    claims: claiming.test(said),
    roads,
    schools,
    landmarks: new Set(landmarks),
    ...amounts(words),
    mixed,
    beside: none.heads,
  }
}

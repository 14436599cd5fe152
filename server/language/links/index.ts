/** Index of items: what each is about, where, how much; and its look-up by words. */
import type { Item, Items } from '../input.ts'
import { readNumber } from '../number/read.ts'
import { isSapaan } from '../speakers/mention.ts'
import { tokensOf } from '../token.ts'
import { codeParts } from './codes.ts'
import { actions, carriers, concepts, isThing, stopwords } from './concepts.ts'
import { landmarksOf } from './landmarks.ts'
import { isEveryday, placeKey, plainWords } from './places.ts'
import { numerals, seatsOf } from './seats.ts'
import { stem } from './stem.ts'

export type Indexed = {
  readonly item: Item
  readonly n: number
  /** Terms of the title with their weight, places left out. */
  readonly title: ReadonlyMap<string, number>
  readonly body: ReadonlyMap<string, number>
  readonly titleMass: number
  readonly bodyMass: number
  readonly kecamatan: string
  readonly desa: string
  /** Proper names of roads, dusun, schools: words that no other item needs. */
  readonly address: readonly string[]
  readonly road: string
  readonly school: string
  readonly pengusul: readonly string[]
  /** Every word of title, text and place: an item may name a second village. */
  readonly words: ReadonlySet<string>
  /** Terms that only name its road or place. */
  readonly named: ReadonlySet<string>
  /** What is asked for: the first thing that the title names, as terms. */
  readonly head: string
  /** What its title opens with doing, if it is more than to build or mend: "penertiban". */
  readonly doing: string
  /** Proper names below the village: roads, hamlets, rivers, groups, as said words. */
  readonly names: ReadonlySet<string>
  /** Landmarks by kind and name, as said: "sungai lintang", "gang nelayan". */
  readonly landmarks: ReadonlySet<string>
  /** Institutions that its title names by a place: "puskesmas|karang". */
  readonly seats: ReadonlySet<string>
  /** `rw 6`, `rt 4`. */
  readonly units: readonly string[]
  readonly code: string
}

export type ItemIndex = {
  readonly all: readonly Indexed[]
  readonly weight: (term: string) => number
  readonly byTerm: ReadonlyMap<string, readonly number[]>
  readonly byDesa: ReadonlyMap<string, readonly number[]>
  /** Words that are written small somewhere in the items: no names. */
  readonly common: ReadonlySet<string>
  /** Do all items of a kecamatan that ask for this thing lie in one village? */
  readonly sole: (head: string, kecamatan: string) => boolean
  /** How many works have this amount. */
  readonly measures: (item: Pick<Item, 'volume' | 'satuan'>) => number
  /** General words that stand for something by themselves. */
  readonly known: (word: string) => boolean
  /** Proper name, or landmark ("gang nelayan"), or school → villages (`kecamatan/desa`) whose items hold it. */
  readonly homes: ReadonlyMap<string, ReadonlySet<string>>
  /** Every word of the items: spelled letters that make one are that word ("pe em te"). */
  readonly written: ReadonlySet<string>
}

const things = new Set(concepts.values())

/** The concept of a word where it has one, else its stem. */
export function termOf(word: string): string {
  const bare = word.endsWith('nya') ? concepts.get(stem(word.slice(0, -3))) : undefined
  if (bare !== undefined) return bare
  // jambanisasi, pipanisasi: the thing behind the doing.
  const made = /^(\p{L}{3,}?)n?isasi(?:kan|nya)?$/u.exec(word)?.[1]
  const thing =
    made === undefined ? undefined : (concepts.get(stem(made)) ?? concepts.get(stem(`${made}n`)))
  if (thing !== undefined && !concepts.has(word)) return thing
  const s = stem(word.length > 5 ? word.replace(/nya$/, '') : word)
  return concepts.get(s) ?? s
}

export const termsOf = (words: readonly string[]): string[] =>
  words
    .filter(
      (word) =>
        word.length > 1 &&
        !stopwords.has(word) &&
        !stopwords.has(word.replace(/nya$/, '')) &&
        !isSapaan(word) &&
        !/^\d+$/.test(word),
    )
    .map(termOf)

/** The name behind `Jalan`: "jalan poros batu putih" → poros batu putih. */
export function roadsOf(words: readonly string[]): string[] {
  const roads: string[] = []
  for (let i = 0; i + 1 < words.length; i += 1) {
    if (!/^(jalan|jl|gang|lorong|ruas)$/.test(words[i]!)) continue
    const name: string[] = []
    for (let k = i + 1; k < words.length && name.length < 3; k += 1) {
      const word = words[k]!
      if (word === '|' || roadStop.has(word) || /^\d{3,}$/.test(word)) break
      name.push(word)
    }
    if (name.length > 0) roads.push(name.join(' '))
  }
  return roads
}

const roadStop = new Set(
  `desa dusun kelurahan kecamatan rt rw di ke yang dan dari menuju itu ini sudah rusak lingkungan poros usaha tani umum raya
   gelap berlubang sepanjang sekitar perlu mohon kami untuk dengan sampai tersebut penghubung antar antara tembus belum masih
   nasional provinsi kabupaten kampung setapak beton aspal supaya agar segera juga km nomor no lapen hancur kalau karena ada
   tidak bisa harus butuh minta diaspal diperbaiki lampu lampunya akses masuk keluar produksi pertanian negeri nya ruas saja lagi tadi serta`
    .split(/\s+/)
    .filter(Boolean),
)

const amountOf = ({ volume, satuan }: Pick<Item, 'volume' | 'satuan'>) =>
  `${volume ?? ''} ${(satuan ?? '').toLowerCase().split(/\s+/)[0]}`

export const homeOf = (one: Indexed) => `${one.kecamatan}/${one.desa}`

/** Words after which a proper name stands. */
const naming = new Set(
  `jalan jl gang lorong ruas raya kampung dusun blok lingkungan sungai kali pantai tikungan irigasi di bendung embung posyandu
   kelompok poktan tani masjid jembatan pasar`
    .split(/\s+/)
    .filter(Boolean),
)
/** Words written with a capital inside a text, or behind a word like `Jalan`; a title in capitals tells nothing. */
function capitalNames(text: string, common: ReadonlySet<string>): string[] {
  const words = text
    .split(/[\s/–-]+/)
    .map((w) => w.replace(/[^\p{L}\d]/gu, ''))
    .filter(Boolean)
  const capital = words.map((w) => /^\p{Lu}\p{Ll}{2,}/u.test(w))
  const loud =
    words.length > 2 && words.every((w, k) => capital[k] || /^(dan|di|ke|dari|untuk)$/.test(w))
  let firm = false
  return words.flatMap((word, k) => {
    const low = word.toLowerCase()
    // "PT Rimba Kencana": a company is no place.
    firm = /^(?:pt|cv|ud)$/.test(low) || (firm && capital[k] === true)
    if (firm) return []
    if (!capital[k] || (k === 0 && !loud)) return []
    if (loud && !naming.has((words[k - 1] ?? '').toLowerCase()) && common.has(low)) return []
    return generic(low, common) ? [] : [low]
  })
}
const months =
  /^(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)$/
const generic = (low: string, common: ReadonlySet<string>) =>
  months.test(low) ||
  stopwords.has(low) ||
  concepts.has(stem(low)) ||
  carriers.has(low) ||
  roadStop.has(low) ||
  numerals[low] !== undefined ||
  common.has(low)

/** "RW 06", "er te empat" → `rw 6`. */
export function unitsOf(words: readonly string[]): string[] {
  return words.flatMap((word, k) => {
    if (word !== 'rt' && word !== 'rw') return []
    const next = words[k + 1] ?? ''
    const value = /^\d+$/.test(next) ? Number(next) : (numerals[next] ?? 0)
    return value > 0 ? [`${word} ${value}`] : []
  })
}

const counted = /^(?:ruang|ruangan|kelas|lokal|unit|paket|orang|titik|meter|lantai|buah)(?:nya)?$/
const levels = /^(sd|smp|sma|smk|mts|mi|paud|tk)n?(?:nya)?$/
/** The school by its number that stands at `k`: "sd negeri dua belas" → `sd 12`. */
export function schoolAt(words: readonly string[], k: number): { key: string; to: number } | null {
  const level = levels.exec(words[k]!)?.[1]
  if (level === undefined) return null
  const at = words[k + 1] === 'negeri' ? k + 2 : k + 1
  // "es de empat satu" is SD 41, figure by figure.
  const [tens, ones] = [numerals[words[at] ?? ''], numerals[words[at + 1] ?? '']]
  // "es de empat tiga ruang kelas": SD 4, and three rooms.
  const counts = counted.test(words[at + 2] ?? '')
  if (tens !== undefined && tens > 0 && tens < 10 && ones !== undefined && ones < 10 && !counts)
    return { key: `${level} ${tens}${ones}`, to: at + 2 }
  // "es de nol satu empat" is SD 014.
  if (words[at] === 'nol' || words[at] === 'kosong') {
    let to = at
    while (/^(?:nol|kosong)$/.test(words[to] ?? '') || (numerals[words[to] ?? ''] ?? 10) < 10)
      to += 1
    const value = words.slice(at, to).reduce((sum, word) => sum * 10 + (numerals[word] ?? 0), 0)
    return value < 1 ? null : { key: `${level} ${value}`, to }
  }
  const number = readNumber(tokensOf(words.slice(0, counts ? at + 1 : at + 4)), at)
  return number === null || number.value < 1
    ? null
    : { key: `${level} ${number.value}`, to: number.to }
}
export const schoolsOf = (words: readonly string[]): string[] =>
  words.flatMap((_, k) => schoolAt(words, k)?.key ?? [])
/** What is asked for: the first thing; what is done to a ditch or river ("normalisasi parit") only if nothing else is named. */
const headOf = (
  nouns: readonly string[],
  isDoing: (term: string) => boolean,
): string | undefined => {
  const named = nouns.filter((term) => !isDoing(term))
  const full = (named.length > 0 ? named : nouns).filter((term) => !carriers.has(term))
  return (
    full.find((term, k) => term !== 'normal' || !full.slice(k + 1).some((t) => things.has(t))) ??
    nouns[0]
  )
}

const schoolOf = (words: readonly string[]): string => schoolsOf(words)[0] ?? ''

const withoutVillages = (words: readonly string[], villages: readonly (readonly string[])[]) => {
  const out = [...words]
  for (const name of villages)
    for (let k = 0; k + name.length <= out.length; k += 1)
      if (name.every((word, n) => out[k + n] === word)) out.splice(k, name.length)
  return out
}

export function openIndex(items: Items | null | undefined): ItemIndex {
  const raw = [...(items?.aspirasi ?? []), ...(items?.pokir ?? [])]
  const names = new Set<string>()
  for (const item of raw) {
    for (const word of placeKey(item.lokasi?.desa ?? '').split(' ')) names.add(word)
    for (const word of placeKey(item.lokasi?.kecamatan ?? '').split(' ')) names.add(word)
  }
  const common = new Set(
    raw.flatMap(
      (item) =>
        `${item.judul} ${item.uraian ?? ''} ${item.satuan ?? ''}`.match(
          /(?<![\p{L}])\p{Ll}{3,}/gu,
        ) ?? [],
    ),
  )
  // A road is no more "karang" and "pinang" for leading to Karang Pinang.
  const others = [...new Set(raw.map(({ lokasi }) => placeKey(lokasi?.desa ?? '')))]
    .filter((name) => name !== '' && (name.includes(' ') || !isEveryday(name)))
    .map((name) => name.split(' '))
  const frequency = new Map<string, number>()
  const parsed = raw.map((item) => {
    const homes = [item.lokasi?.desa, item.lokasi?.kecamatan].map((name) =>
      placeKey(name ?? '').split(' '),
    )
    const own = new Set(homes.flat())
    // "Pengerukan handil di Desa Handil Baru": the thing is named too, beside its place.
    const thing = (word: string) => isThing(termOf(word)) || common.has(word)
    const titleWords = plainWords(item.judul)
    const bodyWords = plainWords(`${item.uraian ?? ''} ${item.satuan ?? ''}`)
    const clean = (words: readonly string[]) => [
      ...new Set(
        termsOf(
          withoutVillages(withoutVillages(words, others), homes).filter(
            (w) => !own.has(w) || thing(w),
          ),
        ),
      ),
    ]
    const title = clean(titleWords)
    const body = clean(bodyWords).filter((term) => !title.includes(term))
    for (const term of new Set([...title, ...body]))
      frequency.set(term, (frequency.get(term) ?? 0) + 1)
    return { item, title, body, titleWords, bodyWords }
  })
  const placeWords = new Set([
    ...names,
    ...(items?.wilayah ?? []).flatMap((region) =>
      [region.kecamatan, ...(region.desa ?? [])].flatMap((name) => placeKey(name).split(' ')),
    ),
  ])
  const named = (words: ReadonlySet<string>) => new Set(termsOf([...words]))
  const total = Math.max(1, raw.length)
  const weight = (term: string) => {
    const idf = Math.log(1 + total / (1 + (frequency.get(term) ?? 0))) + 0.3
    return actions.has(term) ? Math.min(idf, 1) * 0.6 : Math.min(idf, 5)
  }
  const villages = new Set(
    raw
      .flatMap(({ lokasi }) => [lokasi?.desa, lokasi?.kecamatan])
      .map((name) => placeKey(name ?? '')),
  )
  /** Says a landmark more than the proper names and the village that its words are already? */
  const fresh = (name: readonly string[], proper: ReadonlySet<string>) =>
    !name.some((word) => proper.has(word)) &&
    !name.some((_, k) => villages.has(name.slice(0, k + 1).join(' ')))
  const all = parsed.map(({ item, title, body, titleWords, bodyWords }, n): Indexed => {
    const titleMap = new Map(title.map((term) => [term, weight(term)]))
    const bodyMap = new Map(body.map((term) => [term, weight(term)]))
    const sum = (map: ReadonlyMap<string, number>) => [...map.values()].reduce((a, b) => a + b, 0)
    const alamat = plainWords(item.lokasi?.alamat ?? '')
    const everything = [...titleWords, '|', ...alamat, '|', ...bodyWords]
    const names = new Set(
      [item.judul, item.uraian ?? '', item.lokasi?.alamat ?? '']
        .flatMap((text, k) => capitalNames(k === 2 ? `lokasi ${text}` : text, common))
        .filter((word) => !placeWords.has(word)),
    )
    const nounsOf = (terms: readonly string[]) =>
      terms.filter((term) => !actions.has(term) && !named(names).has(term))
    const nouns = nounsOf(title)
    // "Penertiban kafe", "pengakuan sasi": what is done, before the thing it is done to.
    const doings = new Set(
      titleWords
        .filter((word) => /^pe\p{L}{4,}an$/u.test(word) && !isThing(termOf(word)))
        .flatMap((word) => termsOf([word])),
    )
    return {
      item,
      n,
      doing: [...doings].find((term) => term === title[0] && !actions.has(term)) ?? '',
      head: headOf(nouns, (term) => doings.has(term)) ?? title[0] ?? '',
      names,
      landmarks: new Set(
        [item.judul, item.uraian ?? '', item.lokasi?.alamat ?? '']
          .flatMap((text, k) => landmarksOf(text, k === 2))
          .filter((key) => fresh(key.split(' ').slice(1), names)),
      ),
      seats: new Set(seatsOf(titleWords, villages)),
      units: unitsOf([...titleWords, '|', ...alamat, '|', ...bodyWords]),
      code: codeParts(item.kode).join(' '),
      title: titleMap,
      body: bodyMap,
      titleMass: sum(titleMap),
      bodyMass: sum(bodyMap),
      kecamatan: placeKey(item.lokasi?.kecamatan ?? ''),
      desa: placeKey(item.lokasi?.desa ?? ''),
      address: alamat.filter(
        (word) => word.length > 2 && !stopwords.has(word) && !roadStop.has(word),
      ),
      road: roadsOf(alamat)[0] ?? roadsOf(everything)[0] ?? '',
      school: schoolOf(everything),
      words: new Set([
        ...everything,
        ...placeKey(item.lokasi?.desa ?? '').split(' '),
        ...placeKey(item.lokasi?.kecamatan ?? '').split(' '),
      ]),
      named: new Set(
        termsOf([...roadsOf(everything).flatMap((name) => name.split(' ')), ...alamat]).filter(
          (term) => !things.has(term),
        ),
      ),
      pengusul: plainWords((item.pengusul ?? '').split(',')[0]!).filter(
        (word) => word.length > 2 && !stopwords.has(word),
      ),
    }
  })
  const known = (word: string) =>
    stopwords.has(word) || concepts.has(stem(word)) || carriers.has(word) || roadStop.has(word)
  const byTerm = new Map<string, number[]>()
  const byDesa = new Map<string, number[]>()
  const homes = new Map<string, Set<string>>()
  const put = (map: Map<string, number[]>, key: string, n: number) => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [n])
    else list.push(n)
  }
  for (const entry of all) {
    for (const term of entry.title.keys()) put(byTerm, term, entry.n)
    for (const word of entry.address) put(byTerm, `@${word}`, entry.n)
    for (const word of entry.names) {
      put(byTerm, `@${word}`, entry.n)
      homes.set(word, (homes.get(word) ?? new Set()).add(homeOf(entry)))
    }
    for (const term of entry.body.keys()) put(byTerm, `~${term}`, entry.n)
    for (const key of entry.landmarks) {
      put(byTerm, `@${key}`, entry.n)
      homes.set(key, (homes.get(key) ?? new Set()).add(homeOf(entry)))
    }
    if (entry.item.pagu) put(byTerm, `rp ${entry.item.pagu}`, entry.n)
    if (entry.school !== '') {
      put(byTerm, `#${entry.school}`, entry.n)
      const key = `#${entry.school}`
      homes.set(key, (homes.get(key) ?? new Set()).add(homeOf(entry)))
    }
    put(byDesa, entry.desa === '' ? `kec:${entry.kecamatan}` : entry.desa, entry.n)
    put(byDesa, `kec:${entry.kecamatan}`, entry.n)
  }
  const heads = new Map<string, Set<string>>()
  const amounts = new Map<string, Set<string>>()
  for (const one of all) {
    const key = `${one.kecamatan}/${one.head}`
    heads.set(key, (heads.get(key) ?? new Set()).add(homeOf(one)))
    const amount = amountOf(one.item)
    amounts.set(amount, (amounts.get(amount) ?? new Set()).add(homeOf(one)))
  }
  const sole = (head: string, kecamatan: string) => heads.get(`${kecamatan}/${head}`)?.size === 1
  const measures = (item: Pick<Item, 'volume' | 'satuan'>) => amounts.get(amountOf(item))?.size ?? 0
  const written = new Set(all.flatMap((entry) => [...entry.words]))
  return { all, weight, byTerm, byDesa, common, homes, written, sole, measures, known }
}

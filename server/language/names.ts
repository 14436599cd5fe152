/** Proper names of this rapat and region, written as the roster writes them. */
import type { Items, Orang, RapatInfo } from './input.ts'
import { namesOfRegion, officialKinds, type Region } from './region.ts'
import { nameParts } from './speakers/index.ts'
import { commonWords } from './tables/common.ts'
import { retext, type Token, upperFirst } from './token.ts'

type Name = {
  readonly words: readonly string[]
  readonly written: readonly string[]
  /** Only behind a word of address, or behind the kind of place; `official` behind what the law calls villages and districts. */
  readonly needs: 'address' | 'kind' | 'official' | 'office' | 'party' | null
  readonly of: 'person' | 'place' | 'body'
}

export type Names = { readonly byFirst: ReadonlyMap<string, readonly Name[]> }

const address = /^(bapak|pak|ibu|bu|saudara|saudari|haji|hajah|yth|kiai|ustaz|daeng|andi)$/
const kind =
  /^(desa|kelurahan|kecamatan|dusun|kampung|nagari|pekon|tiyuh|gampong|lembang|kalurahan|kapanewon|kemantren|kabupaten|kota|distrik|provinsi)$/

/** Words that open the name of a place in an agenda or a title ("Pasar Cikole", "Desa Sukawening"). */
const placeHeads =
  /^(desa|kelurahan|kecamatan|dusun|kampung|nagari|pekon|tiyuh|gampong|lembang|kalurahan|kapanewon|kemantren|kabupaten|kota|distrik|pasar|jalan|gang|lorong|sungai|waduk|bendungan|embung|danau|situ|terminal|pelabuhan|dermaga|pulau|gunung|bukit|pantai|puskesmas|taman|stadion|lapangan|masjid|jembatan|irigasi|teluk|provinsi|posyandu|pustu|polindes|poskesdes)$/
/** Of these only what stands behind them is the name, as the village of a bridge. */
const plainHeads = /^(jembatan|irigasi|puskesmas)$/
/** Services that take their place as a name: "Puskesmas Wonokerto". */
const services = /^(puskesmas|pustu|posyandu|polindes|poskesdes)$/
const notNames = /^(negeri|tahun|anggaran|komisi|dprd|rakyat|daerah|umum|nomor|provinsi|kabupaten)$/

/** The names of places in a text written by people: runs of capitals behind the kind of place. */
function placesIn(text: string): string[][] {
  // "Bukit Dingin–Talang Ulu": a dash parts two places.
  const words = text.replace(/[,;:()]|[–—-](?=\p{Lu})/gu, ' | ').split(/\s+/)
  const found: string[][] = []
  for (let i = 0; i < words.length; i += 1) {
    if (!placeHeads.test(words[i]!.toLowerCase())) continue
    let to = i + 1
    while (
      /^\p{Lu}[\p{L}'’-]+$/u.test(words[to] ?? '') &&
      !placeHeads.test(words[to]!.toLowerCase()) &&
      !notNames.test(words[to]!.toLowerCase()) &&
      !/^\p{Lu}{2,}$/u.test(words[to]!)
    )
      to += 1
    if (to > i + 1) found.push(words.slice(i, to))
    i = to - 1
  }
  // "SD Negeri 1 Mekarwangi": the place of a school.
  for (const school of text.matchAll(
    /\b(?:SD|SMP|SMA|SMK|SLB|TK)N?(?: Negeri)? \d+ (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)/gu,
  ))
    found.push(['', ...split(school[1]!)])
  return found
}

const split = (text: string) => text.split(/\s+/).filter(Boolean)
const lowerOf = (word: string) => word.toLowerCase().replace(/[^\p{L}\d'’-]/gu, '')

/** Words that must not become names without a sign that they are. */
const everyday = new Set(
  `baru harapan mekar jaya makmur sejahtera indah tengah timur barat utara selatan raya sari damai bersama sumber maju merdeka persatuan bakti
   karya tani pasar sungai pulau tanjung kampung kota gunung batu bukit air sentosa bahagia setia mulia subur aman rukun lestari abadi
   utama pusat muara hulu hilir rawa danau baik budi cahaya dewi putra putri intan bunga mega agung murni satria bintang fajar hasan
   satu dua tiga empat lima enam tujuh delapan sembilan sepuluh haji umum desa dinas badan`
    .split(/\s+/)
    .filter(Boolean),
)

/** "minggu lalu" is said more often than the name *Lalu*. */
const isEveryday = (word: string): boolean => everyday.has(word) || commonWords.has(word)

export function openNames(parts: {
  rapat?: RapatInfo | null
  items?: Items | null
  people?: readonly Orang[]
  region?: Region | null
}): Names {
  const list: Name[] = []
  const seen = new Set<string>()
  const add = (written: readonly string[], needs: Name['needs'], of: Name['of']) => {
    const words = written.map(lowerOf)
    const key = `${words.join(' ')}|${needs}`
    if (words.length === 0 || words.some((w) => w === '') || seen.has(key)) return
    seen.add(key)
    list.push({ words, written, needs, of })
  }
  /** A body by its whole name, by its first part ("Dinas Pekerjaan Umum"), and by what stands behind *kadis*. */
  const addBody = (name: string) => {
    const written = split(name)
    add(written, null, 'body')
    const cut = written.indexOf('dan')
    if (cut >= 2) add(written.slice(0, cut), null, 'body')
    const head = /^(Dinas|Badan|Bagian)$/.test(written[0] ?? '') ? written.slice(1) : []
    if (head.length > 0) add(head, 'office', 'body')
    if (cut >= 2 && head.length > 0) add(written.slice(1, cut), 'office', 'body')
  }
  const { rapat, items } = parts
  const people = [
    ...(parts.people ?? []),
    ...(rapat?.anggota ?? []),
    ...(rapat?.undangan ?? []),
    ...(items?.anggota ?? []),
  ]
  if (rapat?.sekretaris) people.push(rapat.sekretaris)
  for (const person of people) {
    const known = new Set(nameParts(person.nama))
    const written = split(person.nama.split(',')[0]!).filter((part) => known.has(lowerOf(part)))
    for (let a = 0; a < written.length; a += 1) {
      for (let b = a + 1; b <= written.length; b += 1) {
        const slice = written.slice(a, b)
        if (slice.length === 1 && slice[0]!.length < 3) continue
        const alone = slice.length === 1 && (isEveryday(lowerOf(slice[0]!)) || slice[0]!.length < 4)
        add(slice, alone ? 'address' : null, 'person')
      }
    }
    for (const call of person.panggilan ?? []) {
      const bare = split(call).filter((w) => !address.test(w.toLowerCase()))
      if (bare.length > 0) add(bare, bare.length === 1 ? 'address' : null, 'person')
    }
    if (person.instansi) addBody(person.instansi)
    if (person.fraksi) {
      const [first = '', ...party] = split(person.fraksi)
      add([first, ...party], null, 'body')
      if (first === 'Fraksi' && party.length > 1) add(party, 'party', 'body')
    }
  }
  const place = (name: string) => {
    const written = split(name)
    const bare =
      written.length > 1 && kind.test(written[0]!.toLowerCase()) ? written.slice(1) : written
    add(bare, bare.length === 1 && isEveryday(lowerOf(bare[0]!)) ? 'kind' : null, 'place')
  }
  for (const region of items?.wilayah ?? []) {
    place(region.kecamatan)
    for (const desa of region.desa ?? []) place(desa)
  }
  for (const item of [...(items?.aspirasi ?? []), ...(items?.pokir ?? [])]) {
    if (item.lokasi?.kecamatan) place(item.lokasi.kecamatan)
    if (item.lokasi?.desa) place(item.lokasi.desa)
    if (item.opd) addBody(item.opd)
    const road = /\b(Jalan|Jl\.|Gang|Lorong)((?: \p{Lu}[\p{L}\d.-]*)+)/u.exec(
      item.lokasi?.alamat ?? '',
    )
    if (road !== null) add(['Jalan', ...split(road[2]!)], null, 'place')
  }
  if (parts.region)
    for (const name of namesOfRegion(parts.region)) {
      // "Kampung Baru" keeps its *kampung*: without it there is no name left.
      const written = split(name)
      add(written, parts.region.isCommon(written) ? 'official' : null, 'place')
    }
  if (rapat !== null && rapat !== undefined)
    for (const value of Object.values(items?.daerah ?? {}))
      if (typeof value === 'string') place(value)
  const told = [
    ...[rapat?.acara ?? []].flat(),
    rapat?.tempat ?? '',
    ...[...(items?.aspirasi ?? []), ...(items?.pokir ?? [])].map((item) => item.judul ?? ''),
    ...[...(items?.aspirasi ?? []), ...(items?.pokir ?? [])].map(
      (item) => item.lokasi?.alamat ?? '',
    ),
  ]
  for (const text of told) {
    if (typeof text !== 'string') continue
    for (const [head = '', ...name] of placesIn(text)) {
      const lower = head.toLowerCase()
      if (kind.test(lower)) place(name.join(' '))
      else {
        if (head !== '' && !plainHeads.test(lower)) add([upperFirst(head), ...name], null, 'place')
        // "Air Keruh Talang Padang": so many words are no talk by chance.
        const everydayName =
          name.length < 3 && name.some((word) => everyday.has(lowerOf(word)) || word.length < 4)
        if (!everydayName) add(name, null, 'place')
      }
    }
  }
  const byFirst = Map.groupBy(list, (name) => name.words[0]!)
  for (const names of byFirst.values()) names.sort((a, b) => b.words.length - a.words.length)
  return { byFirst }
}

export const noNames: Names = { byFirst: new Map() }

/** Writes every name that the line holds; offices and kinds before a name are raised with it. */
export function writeNames(tokens: readonly Token[], names: Names): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const previous = out.at(-1)?.lower ?? ''
    const found = token.done
      ? undefined
      : names.byFirst.get(token.lower)?.find((name) => {
          if (name.needs === 'address' && !address.test(previous)) return false
          if (name.needs === 'office' && !/^(kadis|kaban|kabag|dinas|badan)$/.test(previous))
            return false
          if (name.needs === 'party' && !/^(dari|fraksi|partai|rekan|teman)$/.test(previous))
            return false
          if (name.needs === 'kind' && !kind.test(previous)) return false
          if (name.needs === 'official' && !officialKinds.has(previous)) return false
          return name.words.every((word, k) => {
            const at = tokens[i + k]
            return (
              at !== undefined &&
              !at.done &&
              at.lower === word &&
              (k === 0 || tokens[i + k - 1]!.trail === '')
            )
          })
        })
    if (found === undefined) {
      out.push(token)
      i += 1
      continue
    }
    const last = out.at(-1)
    const head = last?.lower ?? ''
    const raised =
      kind.test(head) ||
      officialKinds.has(head) ||
      (services.test(head) && found.of === 'place' && last!.trail === '')
    if (last !== undefined && raised && /^\p{Ll}/u.test(last.text))
      out[out.length - 1] = retext(last, upperFirst(last.text))
    found.written.forEach((word, k) => {
      const at = tokens[i + k]!
      out.push({ ...retext(at, word), kind: found.of })
    })
    i += found.words.length
  }
  return out
}

/** Who is meant: finds persons, offices and bodies of the meeting in spoken words. */
import type { Orang } from './input.ts'
import { isNumberWord } from './number/read.ts'
import { offices } from './tables/offices.ts'

const titles = new Set(
  `h hj hajah haji kh drs dra dr drg drh ir prof st mt sh mh se mm ssos msi spd mpd sip map skm mkes sag mag skom mkom sp spt spi
   shut ssi spsi sap sak sstp shi ssy amd amdkeb mhum mkn mikom mip mak mba msc phd lc ak apt ns tb r dt dg a s m bin binti`
    .split(/\s+/)
    .filter(Boolean),
)

/** Parts of a name without titles, lower case: "Drs. H. Harun Wiratama, M.Si." → harun wiratama. */
export function nameParts(nama: string): string[] {
  const bare = nama.split(',')[0]!
  return bare
    .split(/\s+/)
    .filter((part) => !/\.$/.test(part) || part.length > 5)
    .map((part) => part.toLowerCase().replace(/[^\p{L}'’-]/gu, ''))
    .filter((part) => part !== '' && !titles.has(part))
}

export type Mention = {
  /** Everyone who could be meant; one where it is clear. */
  readonly ids: readonly string[]
  readonly from: number
  readonly to: number
  readonly by: 'name' | 'office' | 'fraksi' | 'body'
  readonly said: string
}

const sapaanWords = new Set(
  'bapak pak ibu bu saudara saudari sdr bung mas mbak kakak adinda yth'.split(' '),
)
export const isSapaan = (word: string): boolean => sapaanWords.has(word)

const women = new Set(['ibu', 'bu', 'saudari', 'mbak'])
const men = new Set(['bapak', 'pak', 'bung', 'mas'])

/** May somebody with this form of address be called by this word? */
function genderFits(person: Orang, sapaan: string | null): boolean {
  if (sapaan === null) return true
  if (person.sapaan === 'Bapak') return !women.has(sapaan)
  if (person.sapaan === 'Ibu') return !men.has(sapaan)
  return true
}

const stop = new Set([
  'dan',
  'dinas',
  'badan',
  'kabupaten',
  'kota',
  'daerah',
  'kantor',
  'bagian',
  'provinsi',
  'fraksi',
  'partai',
  'bidang',
  'kecamatan',
])

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\d-]+/u)
    .filter(Boolean)

export type Directory = {
  readonly people: readonly Orang[]
  find(words: readonly string[]): Mention[]
}

type NameEntry = { readonly words: readonly string[]; readonly id: string; readonly full: boolean }

/** A name part that is also an everyday word or a number counts only behind *Bapak*, *Ibu*, *Saudara*. */
const everyday = new Set(
  `baik mulia sukses budi jaya makmur surya hasan daeng wahyu cahaya dewi putra putri intan bunga mega utama indah sari setia murni agung
   bakti karya harapan mawar melati ratna permata satria bintang fajar rahayu gusti andi la ode i ni wayan made nyoman ketut haji siti sri
   nur abdul muhammad raja tuan lestari eka dwi tri catur panca sapta hasta nawa dasa mei juli juni agus april januar`
    .split(/\s+/)
    .filter(Boolean),
)

export function openDirectory(all: readonly Orang[]): Directory {
  const people = all.filter((person) => person.hadir !== false)
  const names = new Map<string, NameEntry[]>()
  const add = (words: readonly string[], id: string, full: boolean) => {
    if (words.length === 0) return
    const list = names.get(words[0]!) ?? []
    if (!list.some((e) => e.id === id && e.words.join(' ') === words.join(' ')))
      list.push({ words, id, full })
    names.set(words[0]!, list)
  }
  for (const person of people) {
    const parts = nameParts(person.nama)
    for (let a = 0; a < parts.length; a += 1) {
      for (let b = a + 1; b <= parts.length; b += 1) {
        const slice = parts.slice(a, b)
        if (slice.length === 1 && slice[0]!.length < 3 && parts.length > 1) continue
        add(
          slice.flatMap((part) => part.split('-')),
          person.id,
          b - a === parts.length || b - a >= 2,
        )
      }
    }
    for (const call of person.panggilan ?? []) {
      const words = wordsOf(call)
      while (words.length > 1 && isSapaan(words[0]!)) words.shift()
      add(words, person.id, false)
    }
  }
  for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length)

  const bodies = people.flatMap((person) => {
    const of = person.instansi ?? ''
    return of === ''
      ? []
      : [
          {
            id: person.id,
            key: wordsOf(of).filter((w) => !stop.has(w)),
            first: wordsOf(of)[0] ?? '',
          },
        ]
  })
  const groups = people.flatMap((person) =>
    person.fraksi
      ? [{ id: person.id, key: wordsOf(person.fraksi).filter((w) => !stop.has(w)) }]
      : [],
  )

  const at = (words: readonly string[], i: number, part: readonly string[]) =>
    part.length > 0 && part.every((word, k) => words[i + k] === word)

  function nameAt(words: readonly string[], i: number, sapaan: string | null): Mention | null {
    let k = i
    while (
      /^(haji|hajah|kiai|ustaz|dokter|doktor|profesor|insinyur|andi|gus)$/.test(words[k] ?? '') &&
      !names.has(words[k]!)
    )
      k += 1
    const list = names.get(words[k] ?? '')
    if (list === undefined) return null
    const hits = list.filter((entry) => at(words, k, entry.words))
    const longest = hits[0]?.words.length ?? 0
    const best = hits.filter((entry) => entry.words.length === longest)
    if (best.length === 0) return null
    const bare = sapaan === null && longest === 1
    if (bare && (everyday.has(best[0]!.words[0]!) || isNumberWord(best[0]!.words[0]!))) return null
    const ids = [...new Set(best.map((entry) => entry.id))].filter((id) =>
      genderFits(people.find((person) => person.id === id)!, sapaan),
    )
    if (ids.length === 0) return null
    return {
      ids,
      from: i,
      to: k + longest,
      by: 'name',
      said: words.slice(i, k + longest).join(' '),
    }
  }

  /** The persons of the body whose name stands at `i` ("dinas perhubungan", "perhubungan"). */
  function bodyAt(words: readonly string[], i: number): { ids: string[]; to: number } | null {
    let best: { ids: string[]; to: number } | null = null
    const skip = stop.has(words[i] ?? '') ? 1 : 0
    for (const body of bodies) {
      // The first words of a long name are enough ("pekerjaan umum" of "Dinas Pekerjaan Umum dan Penataan Ruang").
      for (let n = body.key.length; n >= Math.min(body.key.length, 1); n -= 1) {
        if (n === 0) break
        const part = body.key.slice(0, n)
        if (n < body.key.length && n < 2 && part[0]!.length < 8) continue
        if (!matchLoose(words, i + skip, part)) continue
        const to = i + skip + spanOf(words, i + skip, part)
        if (best === null || to > best.to) best = { ids: [body.id], to }
        else if (to === best.to && !best.ids.includes(body.id)) best.ids.push(body.id)
        break
      }
    }
    return best
  }

  function officeAt(words: readonly string[], i: number, sapaan: string | null): Mention | null {
    const said = words.slice(i, i + 3).join(' ')
    for (const [spoken, written] of offices) {
      const found = spoken.exec(said)
      if (found === null) continue
      const used = i + found[0].split(' ').length
      const holders = people.filter((p) => written.test(p.jabatan ?? '') && genderFits(p, sapaan))
      const body = bodyAt(words, used)
      if (body !== null) {
        const both = holders.filter((p) => body.ids.includes(p.id)).map((p) => p.id)
        const ids = both.length > 0 ? both : body.ids
        return { ids, from: i, to: body.to, by: 'office', said: words.slice(i, body.to).join(' ') }
      }
      // "kadis" + a body that nobody here belongs to names nobody.
      const exact = holders.filter((p) => jabatanFits(p.jabatan ?? '', words, used))
      const pool = exact.length > 0 ? exact : holders
      const stranger = exact.length === 0 && holders.length > 0 && namesOtherBody(words, used)
      if (pool.length === 0 || stranger) return { ids: [], from: i, to: used, by: 'office', said }
      return {
        ids: pool.map((p) => p.id),
        from: i,
        to: used,
        by: 'office',
        said: words.slice(i, used).join(' '),
      }
    }
    return null
  }

  function groupAt(words: readonly string[], i: number): Mention | null {
    if (words[i] !== 'fraksi') return null
    let ids: string[] = []
    let to = i
    for (const group of groups) {
      if (!at(words, i + 1, group.key)) continue
      const end = i + 1 + group.key.length
      if (end > to) ids = [group.id]
      else if (end === to) ids.push(group.id)
      to = Math.max(to, end)
    }
    return ids.length === 0
      ? null
      : { ids, from: i, to, by: 'fraksi', said: words.slice(i, to).join(' ') }
  }

  function find(words: readonly string[]): Mention[] {
    const found: Mention[] = []
    for (let i = 0; i < words.length; ) {
      const sapaan = isSapaan(words[i]!) ? words[i]! : null
      let k = i + (sapaan === null ? 0 : 1)
      while (isSapaan(words[k] ?? '')) k += 1
      const office = officeAt(words, k, sapaan)
      const inOffice = office === null ? null : nameAt(words, office.to, sapaan)
      const mention =
        (inOffice !== null ? { ...inOffice, from: i } : null) ??
        nameAt(words, k, sapaan) ??
        office ??
        groupAt(words, k) ??
        (/^(dinas|badan|kantor|bagian|inspektorat|pdam|perumda|perseroda|rsud|bappeda|bapenda|bpkad|bkad|satpol)$/.test(
          words[k] ?? '',
        ) ||
        (sapaan === null && words[k - 1] === 'dari')
          ? bodyMention(words, k)
          : null)
      if (mention === null || mention.to <= i) {
        i += 1
        continue
      }
      // "juru bicara fraksi nusantara ibu siti": the name says which of them.
      const last = found.at(-1)
      if (mention.by === 'name' && last !== undefined && last.by !== 'name' && last.to === i) {
        found.pop()
        found.push({
          ...mention,
          from: last.from,
          said: words.slice(last.from, mention.to).join(' '),
        })
        i = mention.to
        continue
      }
      found.push({ ...mention, from: i, said: words.slice(i, mention.to).join(' ') })
      i = mention.to
    }
    return found
  }

  function bodyMention(words: readonly string[], i: number): Mention | null {
    const body = bodyAt(words, i)
    return body === null
      ? null
      : { ids: body.ids, from: i, to: body.to, by: 'body', said: words.slice(i, body.to).join(' ') }
  }

  return { people, find }
}

/** Words of `part` in order from `i`, letting *dan* stand between them. */
function matchLoose(words: readonly string[], i: number, part: readonly string[]): boolean {
  return spanOf(words, i, part) > 0
}

function spanOf(words: readonly string[], i: number, part: readonly string[]): number {
  let k = i
  for (const word of part) {
    if (words[k] === 'dan' && word !== 'dan' && k > i) k += 1
    if (words[k] !== word) return 0
    k += 1
  }
  return k - i
}

function jabatanFits(jabatan: string, words: readonly string[], i: number): boolean {
  const rest = wordsOf(jabatan).slice(-2)
  return rest.some((word) => word.length > 3 && words.slice(i, i + 4).includes(word))
}

function namesOtherBody(words: readonly string[], i: number): boolean {
  const next = words[i] ?? ''
  return (
    next.length > 4 &&
    !/^(untuk|silakan|kami|mohon|dipersilakan|menyampaikan|menjawab|menjelaskan|memberikan|terkait|tolong|bapak|tadi|yang|terima|sebagai|dulu|dahulu|berikut|singkat|memberi|kemudian|setelah|selanjutnya|lalu|dengan|waktunya|waktu|bagaimana|apakah)$/.test(
      next,
    ) &&
    !/^(me|di|ber)/.test(next)
  )
}

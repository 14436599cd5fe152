/** Persons by their names in spoken words: known, by their title, misheard or cut short. */
import type { Orang } from '../input.ts'
import { isNumberWord } from '../number/read.ts'
import { commonWords } from '../tables/common.ts'
import { genderFits, type Mention, standsAt, wordsOf } from './mention.ts'
import { oneLetterOff, soundOf } from './sound.ts'

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

/** Titles said before a name, with the title of the roster that lets them stand alone ("bu haji", "dokter"). */
const honours: Readonly<Record<string, RegExp>> = {
  haji: /\bHj?\.(?=\s)/,
  hajah: /\bHj\.(?=\s)/,
  dokter: /(^|\s)drg?\.(?=\s)/,
  doktor: /(^|\s)Dr\.(?=\s)/,
  profesor: /\bProf\.(?=\s)/,
  prof: /\bProf\.(?=\s)/,
  doktoranda: /\bDra\./,
  doktorandus: /\bDrs\./,
  insinyur: /\bIr\.(?=\s)/,
  kiai: /\bK\.?\s?H\.|\bKiai\b/i,
  ustaz: /\bUst(az)?\b/i,
  ustad: /\bUst(az)?\b/i,
  andi: /^$/,
  gus: /^$/,
}

/** Everyday words that may stand behind *bapak* or *ibu* without being a name. */
const notNames =
  /^(ketua|pimpinan|anggota|bapak|ibu|sekalian|semua|semuanya|silakan|silahkan|dan|dari|yang|ini|itu|tadi|saya|kami|mohon|untuk|dulu|ya|juga|lain|dewan|hadirin|kepala|siapa|mana|masing|boleh|sudah|belum|terima|dua|tiga|empat|lima)$/

type NameEntry = { readonly words: readonly string[]; readonly id: string }

/** A name part that is also an everyday word or a number counts only behind *Bapak*, *Ibu*, *Saudara*. */
const everyday = new Set(
  `baik mulia sukses budi jaya makmur surya hasan daeng wahyu cahaya dewi putra putri intan bunga mega utama indah sari setia murni agung
   bakti karya harapan mawar melati ratna permata satria bintang fajar rahayu gusti andi la ode i ni wayan made nyoman ketut haji siti sri
   nur abdul muhammad raja tuan lestari eka dwi tri catur panca sapta hasta nawa dasa mei juli juni agus april januar`
    .split(/\s+/)
    .filter(Boolean),
)

/** Everyday words that *saya* is said to be. */
const qualities =
  /^(baik|mulia|sukses|jaya|makmur|cahaya|utama|indah|setia|murni|bakti|karya|harapan|rahayu|lestari|la|i|ni|raja|tuan|dwi|eka|tri)$/
export type PersonNames = {
  /** Is somebody simply called by this word of address ("Datuk", "Tengku")? */
  isCall(word: string): boolean
  /** The person whose name, title or misheard name begins at `i`, where `sapaan` is the word of address before it. */
  nameAt(words: readonly string[], i: number, sapaan: string | null): Mention | null
}

/** Everyone of the roster can be named; only who is here can speak. */
export function openPersonNames(
  all: readonly Orang[],
  isSapaan: (word: string) => boolean,
): PersonNames {
  const people = all.filter((person) => person.hadir !== false)
  const byId = new Map(all.map((person) => [person.id, person]))
  const here = new Set(people.map((person) => person.id))
  const names = new Map<string, NameEntry[]>()
  const callNames = new Set<string>()
  const add = (words: readonly string[], id: string) => {
    if (words.length === 0) return
    const list = names.get(words[0]!) ?? []
    if (!list.some((e) => e.id === id && e.words.join(' ') === words.join(' ')))
      list.push({ words, id })
    names.set(words[0]!, list)
  }
  for (const person of all) {
    const parts = nameParts(person.nama)
    for (let a = 0; a < parts.length; a += 1) {
      for (let b = a + 1; b <= parts.length; b += 1) {
        const slice = parts.slice(a, b)
        if (slice.length === 1 && slice[0]!.length < 3 && parts.length > 1) continue
        add(
          slice.flatMap((part) => part.split('-')),
          person.id,
        )
      }
    }
    // "rudi sitompul" of Rudi Hartono Sitompul
    for (let a = 0; a + 2 < parts.length; a += 1) {
      for (let b = a + 2; b < parts.length; b += 1) add([parts[a]!, parts[b]!], person.id)
    }
    for (const call of person.panggilan ?? []) {
      const words = wordsOf(call)
      while (words.length > 1 && isSapaan(words[0]!)) words.shift()
      // "bu ketua" is said to whoever leads, "ketua tapd" of somebody else.
      if (/^(ketua|pimpinan)$/.test(words.join(' '))) continue
      if (words.length === 1) callNames.add(words[0]!)
      add(words, person.id)
    }
  }
  for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length)

  const ears = people.map((person) => {
    const parts = nameParts(person.nama)
    return { id: person.id, parts, sounds: parts.map(soundOf) }
  })
  const soundsKnown = new Set(ears.flatMap(({ sounds }) => sounds))

  function nameAt(words: readonly string[], i: number, sapaan: string | null): Mention | null {
    let k = i
    while (honours[words[k] ?? ''] !== undefined || (k > i && isSapaan(words[k] ?? ''))) k += 1
    const titled = k > i
    if (titled) {
      const called = sapaan ?? words[i]!
      const behind = knownAt(words, i, k, called) ?? soundAt(words, i, k, called)
      if (behind !== null) return behind
    }
    return (
      knownAt(words, i, i, sapaan) ??
      (titled ? honourAt(words, i, sapaan) : null) ??
      (titled ? null : soundAt(words, i, i, sapaan))
    )
  }

  /** "bu haji", "dokter": the one person here with that title. */
  function honourAt(words: readonly string[], i: number, sapaan: string | null): Mention | null {
    const title = honours[words[i]!]!
    if (sapaan === null && isNumberWord(words[i - 1] ?? '')) return null
    // "dokter spesialis" is a trade, not somebody.
    if (
      sapaan === null &&
      /^(spesialis|umum|gigi|hewan|jaga|anak|kita|kami|yang|dan|puskesmas|di|desa)$/.test(
        words[i + 1] ?? '',
      )
    )
      return null
    const gender = sapaan ?? (words[i] === 'hajah' ? 'bu' : null)
    const ids = people.filter((p) => title.test(p.nama) && genderFits(p, gender)).map((p) => p.id)
    return ids.length === 0 ? null : { ids, from: i, to: i + 1, by: 'name', said: words[i]! }
  }

  /** A name misheard by its sound, cut short ("pak darmo" of Sudarmo) or split in two. */
  function soundAt(
    words: readonly string[],
    i: number,
    k: number,
    sapaan: string | null,
  ): Mention | null {
    const word = words[k] ?? ''
    if (word.length < 3 || notNames.test(word) || isSapaan(word)) return null
    if (sapaan === null && !soundsKnown.has(soundOf(word))) return null
    const heard = [
      { text: soundOf(word), to: k + 1 },
      ...(words[k + 1] !== undefined && words[k + 1]!.length <= 6
        ? [{ text: soundOf(word + words[k + 1]!), to: k + 2 }]
        : []),
    ]
    let best: { ids: string[]; to: number; rank: number } | null = null
    for (const { id, parts, sounds } of ears) {
      const person = byId.get(id)!
      if (!genderFits(person, sapaan)) continue
      for (const [n, sound] of sounds.entries()) {
        const part = parts[n]!
        for (const one of heard) {
          const same = one.text.length >= 3 && one.text === sound && part.length >= 4
          const near = !same && part.length >= 7 && one.to === k + 1 && oneLetterOff(word, part)
          const cut =
            !same &&
            !near &&
            sapaan !== null &&
            one.to === k + 1 &&
            word.length >= 4 &&
            part.length - word.length >= 1 &&
            ((part.startsWith(word) && part.length - word.length <= 5) ||
              (part.endsWith(word) && part.length - word.length <= 7))
          // "bu nor" of Norhayati, where nobody else is called so.
          const brief =
            !same &&
            sapaan !== null &&
            one.to === k + 1 &&
            word.length === 3 &&
            !commonWords.has(word) &&
            n === 0 &&
            part.length > 5 &&
            part.startsWith(word)
          if (!same && !near && !cut && !brief) continue
          let to = one.to
          let more = 0
          while (
            sounds[n + more + 1] !== undefined &&
            words[to] !== undefined &&
            soundOf(words[to]!) === sounds[n + more + 1]
          ) {
            more += 1
            to += 1
          }
          // Without a word of address one part is too little.
          if (sapaan === null && more === 0) continue
          const rank = (same ? 3 : near ? 2 : cut ? 1 : 0.5) + more * 3
          if (best === null || rank > best.rank) best = { ids: [id], to, rank }
          else if (rank === best.rank && !best.ids.includes(id)) best.ids.push(id)
        }
      }
    }
    return best === null || (best.rank < 1 && best.ids.length > 1)
      ? null
      : { ids: best.ids, from: i, to: best.to, by: 'name', said: words.slice(i, best.to).join(' ') }
  }

  function knownAt(
    words: readonly string[],
    i: number,
    k: number,
    sapaan: string | null,
  ): Mention | null {
    const list = names.get(words[k] ?? '')
    if (list === undefined) return null
    const hits = list.filter((entry) => standsAt(words, k, entry.words))
    const longest = hits[0]?.words.length ?? 0
    const best = hits.filter((entry) => entry.words.length === longest)
    if (best.length === 0) return null
    const bare = sapaan === null && longest === 1
    const word = best[0]!.words[0]!
    // "saya gusti sampaikan": behind *saya* such a name is somebody's own.
    const own = words[k - 1] === 'saya' && !qualities.test(word)
    const common = commonWords.has(word) || isNumberWord(word)
    // A short part alone is as often part of a place ("wae", "tua").
    const short = word.length < 4 && !callNames.has(word)
    if (bare && (common || (!own && (short || everyday.has(word))))) return null
    const meant = [...new Set(best.map((entry) => entry.id))].filter((id) =>
      genderFits(byId.get(id)!, sapaan),
    )
    if (meant.length === 0) return null
    // Somebody who is not here is named, but cannot speak.
    const ids = meant.filter((id) => here.has(id))
    return {
      ids,
      from: i,
      to: k + longest,
      by: 'name',
      said: words.slice(i, k + longest).join(' '),
    }
  }

  return { nameAt, isCall: (word) => callNames.has(word) }
}

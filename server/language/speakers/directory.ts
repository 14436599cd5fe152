/** Who is meant: finds persons, offices and bodies of the meeting in spoken words. */
import type { Orang } from '../input.ts'
import { isNumberWord } from '../number/read.ts'
import { offices } from '../tables/offices.ts'
import { shortBodies, spelledAt } from '../tables/shortBodies.ts'

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
  /** Everyone who could be meant; one where it is clear, none where it names nobody here. */
  readonly ids: readonly string[]
  readonly from: number
  readonly to: number
  readonly by: 'name' | 'office' | 'fraksi' | 'body' | 'group'
  readonly said: string
}

const sapaanWords = new Set(
  `bapak pak ibu bu saudara saudari sdr bung mas mbak kakak adinda yth kang akang teh teteh neng bang abang uda uni cak ning gus
   daeng om tante mbah eyang kak pace mama tuan nyonya bli`
    .split(/\s+/)
    .filter(Boolean),
)
export const isSapaan = (word: string): boolean => sapaanWords.has(word)

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

const women = new Set(
  'ibu bu saudari mbak teh teteh neng uni ning tante mama hajah nyonya'.split(' '),
)
const men = new Set('bapak pak bung mas kang akang bang abang uda cak gus daeng om bli'.split(' '))

/** May somebody with this form of address be called by this word? */
function genderFits(person: Orang, sapaan: string | null): boolean {
  if (sapaan === null) return true
  if (person.sapaan === 'Bapak') return !women.has(sapaan)
  if (person.sapaan === 'Ibu') return !men.has(sapaan)
  return true
}

/** How a name sounds: letters that recognisers confuse fall together. */
const soundOf = (word: string): string =>
  word
    .replace(/['’-]/g, '')
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/ch|kh/g, 'k')
    .replace(/sy|sh|z|x/g, 's')
    .replace(/[pfvb]/g, 'b')
    .replace(/[td]/g, 'd')
    .replace(/[kgq]/g, 'k')
    .replace(/[mn]/g, 'n')
    .replace(/[iey]/g, 'i')
    .replace(/[ouw]/g, 'u')
    .replace(/h/g, '')
    .replace(/nd$/, 'n')
    .replace(/(.)\1+/g, '$1')

/** One letter more or less in a long word. */
function oneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length - short.length !== 1 || long.length < 7) return false
  let k = 0
  while (k < short.length && short[k] === long[k]) k += 1
  return short.slice(k) === long.slice(k + 1)
}

const roman = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
const spokenNumbers = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
]
/** The number at the end of "Komisi III", "Dapil 2" or "dua"; letters of a komisi as they are. */
function numberOf(text: string | null | undefined): string | null {
  const last = (text ?? '').toLowerCase().trim().split(/\s+/).at(-1) ?? ''
  if (/^\d+$/.test(last)) return String(Number(last))
  for (const list of [roman, spokenNumbers]) {
    const at = list.indexOf(last)
    if (at > 0) return String(at)
  }
  return /^[a-e]$/.test(last) ? last : null
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

/** Everyday words that may stand behind *bapak* or *ibu* without being a name. */
const notNames =
  /^(ketua|pimpinan|anggota|bapak|ibu|sekalian|semua|semuanya|silakan|silahkan|dan|dari|yang|ini|itu|tadi|saya|kami|mohon|untuk|dulu|ya|juga|lain|dewan|hadirin|kepala|siapa|mana|masing|boleh|sudah|belum|terima|dua|tiga|empat|lima)$/

type NameEntry = { readonly words: readonly string[]; readonly id: string; readonly full: boolean }

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
/** The name of a fraksi or a body alone, or with somebody or a call behind it, is a call itself. */
const calledBehind = /^(silakan|silahkan|dipersilakan|persilakan|monggo|mangga|giliran|dulu)$/
const aloneBefore = /^(ya|baik|oke|sekarang|selanjutnya|berikutnya|lanjut|giliran|terakhir)$/

export function openDirectory(all: readonly Orang[]): Directory {
  const people = all.filter((person) => person.hadir !== false)
  const byId = new Map(all.map((person) => [person.id, person]))
  const here = new Set(people.map((person) => person.id))
  const names = new Map<string, NameEntry[]>()
  const add = (words: readonly string[], id: string, full: boolean) => {
    if (words.length === 0) return
    const list = names.get(words[0]!) ?? []
    if (!list.some((e) => e.id === id && e.words.join(' ') === words.join(' ')))
      list.push({ words, id, full })
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

  const ears = people.map((person) => {
    const parts = nameParts(person.nama)
    return { id: person.id, parts, sounds: parts.map(soundOf) }
  })
  const soundsKnown = new Set(ears.flatMap(({ sounds }) => sounds))
  const bodies = people.flatMap((person) => {
    const of = bodyOf(person)
    if (of === '') return []
    const all = wordsOf(of)
    const key = all.filter((w) => !stop.has(w))
    const parts = all
      .join(' ')
      .split(/ dan | serta /)
      .map((part) => part.split(' ').filter((w) => !stop.has(w)))
      .filter((part) => part.length > 0)
    return [{ id: person.id, key, parts, short: shortOf(all) }]
  })
  const groups = people.flatMap((person) =>
    person.fraksi
      ? [
          {
            id: person.id,
            key: wordsOf(person.fraksi).filter((w) => !stop.has(w)),
            short: initialsOf(wordsOf(person.fraksi).filter((w) => w !== 'fraksi')),
          },
        ]
      : [],
  )

  const at = (words: readonly string[], i: number, part: readonly string[]) =>
    part.length > 0 && part.every((word, k) => words[i + k] === word)

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
            part.length - word.length <= 5 &&
            (part.startsWith(word) || part.endsWith(word))
          if (!same && !near && !cut) continue
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
          const rank = (same ? 3 : near ? 2 : 1) + more * 3
          if (best === null || rank > best.rank) best = { ids: [id], to, rank }
          else if (rank === best.rank && !best.ids.includes(id)) best.ids.push(id)
        }
      }
    }
    return best === null
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
    const hits = list.filter((entry) => at(words, k, entry.words))
    const longest = hits[0]?.words.length ?? 0
    const best = hits.filter((entry) => entry.words.length === longest)
    if (best.length === 0) return null
    const bare = sapaan === null && longest === 1
    const word = best[0]!.words[0]!
    // "saya gusti sampaikan": behind *saya* such a name is somebody's own.
    const own = words[k - 1] === 'saya' && !qualities.test(word)
    if (bare && ((everyday.has(word) && !own) || isNumberWord(word))) return null
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

  /** The persons of the body whose name stands at `i` ("dinas perhubungan", "dishub", "pe u pe er"); none for a body nobody here belongs to. */
  function bodyAt(words: readonly string[], i: number): { ids: string[]; to: number } | null {
    let best: { ids: string[]; to: number } | null = null
    let start = i
    while (stop.has(words[start] ?? '') || /^(dari|di|pada)$/.test(words[start] ?? '')) start += 1
    const take = (id: string, to: number) => {
      if (best === null || to > best.to) best = { ids: [id], to }
      else if (to === best.to && !best.ids.includes(id)) best.ids.push(id)
    }
    const spelled = spelledAt(words, start)
    const word = words[start] ?? ''
    for (const body of bodies) {
      // The first words of a long name are enough ("pekerjaan umum" of "Dinas Pekerjaan Umum dan Penataan Ruang").
      for (let n = body.key.length; n >= 1; n -= 1) {
        const part = body.key.slice(0, n)
        if (n < body.key.length && n < 2 && part[0]!.length < 5) continue
        if (
          n < 2 &&
          n < body.key.length &&
          /^(pekerjaan|penanaman|pengelolaan|pemberdayaan|kesejahteraan|perencanaan|satuan|rumah|perusahaan|sekretariat)$/.test(
            part[0]!,
          )
        )
          continue
        if (!matchLoose(words, start, part)) continue
        take(body.id, start + spanOf(words, start, part))
        break
      }
      for (const part of body.parts.slice(1))
        if (part.join('').length >= 5 && at(words, start, part)) take(body.id, start + part.length)
      if (word.length >= 2 && body.short.has(word)) {
        const next = /^(pp|p)$/.test(words[start + 1] ?? '') ? 2 : 1
        const whole = spanOf(words, start + next, body.key)
        const rest = spanOf(words, start + next, body.key.slice(-1))
        take(body.id, start + next + (whole > 0 ? whole : rest))
      } else if (spelled !== null && body.short.has(spelled.text)) take(body.id, spelled.to)
    }
    if (best !== null) return best
    if (shortBodies.has(word)) return { ids: [], to: start + 1 }
    if (spelled !== null && shortBodies.has(spelled.text)) return { ids: [], to: spelled.to }
    return null
  }

  function officeAt(words: readonly string[], i: number, sapaan: string | null): Mention | null {
    let start = i
    while (/^(plt|plh|pj|pelaksana|tugas|harian|penjabat|pejabat)$/.test(words[start] ?? ''))
      start += 1
    const said = words.slice(start, start + 3).join(' ')
    for (const [spoken, written] of offices) {
      const found = spoken.exec(said)
      if (found === null) continue
      const used = start + found[0].split(' ').length
      const holders = people.filter((p) => written.test(p.jabatan ?? '') && genderFits(p, sapaan))
      const made = (ids: readonly string[], to: number): Mention => ({
        ids,
        from: i,
        to,
        by: 'office',
        said: words.slice(i, to).join(' '),
      })
      const group = groupAt(words, used) ?? regionAt(words, used) ?? regionAt(words, used - 1)
      if (group !== null && group.to > used) {
        const both = holders.filter((p) => group.ids.includes(p.id)).map((p) => p.id)
        const fallback = group.by === 'fraksi' && /fraksi/.test(found[0]) ? group.ids : []
        return made(both.length > 0 ? both : fallback, group.to)
      }
      const body = bodyAt(words, used)
      if (body !== null) {
        const both = holders.filter((p) => body.ids.includes(p.id)).map((p) => p.id)
        return made(both.length > 0 ? both : body.ids, body.to)
      }
      // "kadis" + a body that nobody here belongs to names nobody.
      const exact = holders.filter((p) => jabatanFits(p.jabatan ?? '', words, used))
      const pool = exact.length > 0 ? exact : holders
      if (
        pool.length === 0 ||
        (exact.length === 0 &&
          (/camat|lurah|kades|desa|kabid|bidang|kapus|kasubag/.test(found[0])
            ? namesOtherBody(words, used)
            : bodyTopic.test(words[used] ?? '')))
      )
        return made([], used)
      return made(
        pool.map((p) => p.id),
        used,
      )
    }
    // "kepala bappeda", "kepala rsud"
    if (words[i] === 'kepala' || words[i] === 'pimpinan') {
      const body = shortBodies.has(words[i + 1] ?? '') ? bodyAt(words, i + 1) : null
      if (body !== null) {
        const heads = people
          .filter((p) => body.ids.includes(p.id) && genderFits(p, sapaan))
          .filter((p) =>
            /^(kepala (dinas|badan|satuan|kantor|pelaksana)|direktur|inspektur|kadis|kaban|plt|pj|plh)/i.test(
              p.jabatan ?? '',
            ),
          )
          .map((p) => p.id)
        return {
          ids: heads.length > 0 ? heads : body.ids,
          from: i,
          to: body.to,
          by: 'office',
          said: words.slice(i, body.to).join(' '),
        }
      }
    }
    return null
  }

  /** Does what ends at `to` end the words, or stand before a call or a form of address? */
  const standsAlone = (words: readonly string[], to: number) =>
    words[to] === undefined || calledBehind.test(words[to]) || isSapaan(words[to])

  function groupAt(words: readonly string[], i: number): Mention | null {
    const named = words[i] === 'fraksi' || words[i] === 'partai'
    const bare = !named && /^(dari|partai|utusan|rekan|teman|kawan)$/.test(words[i - 1] ?? '')
    const lone = !named && !bare && words.slice(0, i).every((w) => aloneBefore.test(w))
    if (!named && !bare && !lone) return null
    const start = named ? i + 1 : i
    const spelled = spelledAt(words, start)
    let ids: string[] = []
    let to = i
    const take = (id: string, end: number) => {
      if (end > to) ids = [id]
      else if (end === to) ids.push(id)
      to = Math.max(to, end)
    }
    for (const group of groups) {
      if (lone && !standsAlone(words, i + group.key.length)) continue
      if (at(words, start, group.key) && (named || group.key.length > 1))
        take(group.id, start + group.key.length)
      else if (named && group.short.has(words[start] ?? '')) take(group.id, start + 1)
      else if (named && spelled !== null && group.short.has(spelled.text))
        take(group.id, spelled.to)
    }
    // The first word of the fraksi where no other fraksi begins with it.
    if (ids.length === 0 && named) {
      const begun = groups.filter((g) => g.key.length > 1 && g.key[0] === words[start])
      if (new Set(begun.map((g) => g.key.join(' '))).size === 1)
        for (const group of begun) take(group.id, start + 1)
    }
    return ids.length === 0
      ? null
      : { ids, from: i, to, by: 'fraksi', said: words.slice(i, to).join(' ') }
  }

  /** "dapil dua", "komisi tiga": everyone of it. */
  function regionAt(words: readonly string[], i: number): Mention | null {
    const kind =
      words[i] === 'dapil'
        ? 1
        : words[i] === 'daerah' && words[i + 1] === 'pemilihan'
          ? 2
          : words[i] === 'komisi'
            ? 1
            : 0
    const number = kind === 0 ? null : numberOf(words[i + kind])
    if (number === null) return null
    const komisi = words[i] === 'komisi'
    const ids = people
      .filter((p) => numberOf(komisi ? p.komisi : p.dapil) === number)
      .map((p) => p.id)
    const to = i + kind + 1
    return { ids, from: i, to, by: 'group', said: words.slice(i, to).join(' ') }
  }

  function mentionAt(words: readonly string[], i: number): Mention | null {
    const sapaan = isSapaan(words[i]!) ? words[i]! : null
    let k = i + (sapaan === null ? 0 : 1)
    while (isSapaan(words[k] ?? '')) k += 1
    // A number word ("bu dua puluh juta") or the end names nobody.
    if (words[k] === undefined) return null
    const office = officeAt(words, k, sapaan)
    if (office !== null) {
      const name = nameAt(words, office.to, sapaan)
      if (name === null) return office
      const both = name.ids.filter((id) => office.ids.includes(id))
      return { ...name, ids: both.length > 0 ? both : name.ids }
    }
    const name = nameAt(words, k, sapaan)
    if (name !== null) return name
    const group = groupAt(words, k) ?? regionAt(words, k)
    if (group !== null) return group
    const spelled = spelledAt(words, k)
    if (
      (spelled !== null &&
        spelled.text.length > 2 &&
        (shortBodies.has(spelled.text) || bodies.some((b) => b.short.has(spelled.text)))) ||
      bodyWord.test(words[k]!) ||
      shortBodies.has(words[k]!) ||
      /^(dari|kadis|dinas)$/.test(words[k - 1] ?? '')
    )
      return bodyMention(words, k)
    // "kelautan dan perikanan pak sahrul"
    if (bodyTopic.test(words[k]!) && words.slice(0, k).every((w) => aloneBefore.test(w))) {
      const topic = bodyAt(words, k)
      if (topic !== null && standsAlone(words, topic.to)) return bodyMention(words, k)
    }
    return null
  }

  /** Everyone the words name, in order; a name beside an office or a fraksi says which of them. */
  function find(words: readonly string[]): Mention[] {
    const found: Mention[] = []
    for (let i = 0; i < words.length; ) {
      const mention = mentionAt(words, i)
      if (mention === null || mention.to <= i) {
        i += 1
        continue
      }
      const last = found.at(-1)
      const joined =
        last !== undefined &&
        (last.to === i ||
          (last.to === i - 1 &&
            /^(dari|selaku|yaitu|yakni|sebagai|yang|atau)$/.test(words[i - 1]!)))
      const whole = (ids: readonly string[], by: Mention['by']): Mention => ({
        ids,
        by,
        from: last!.from,
        to: mention.to,
        said: words.slice(last!.from, mention.to).join(' '),
      })
      // "juru bicara fraksi nusantara ibu siti", "ibu siti dari fraksi nusantara"
      if (
        joined &&
        mention.by !== 'name' &&
        last.by !== 'name' &&
        mention.by !== last.by &&
        last.to === i
      ) {
        // "dinas pe em de bu kadis"
        const both = mention.ids.filter((id) => last.ids.includes(id))
        if (both.length > 0) {
          found.pop()
          found.push(whole(both, 'office'))
          i = mention.to
          continue
        }
      }
      if (joined && (mention.by === 'name') !== (last.by === 'name')) {
        const both = mention.ids.filter((id) => last.ids.includes(id))
        const name = mention.by === 'name' ? mention : last
        if (both.length > 0 || last.to === i) {
          found.pop()
          found.push(whole(both.length > 0 ? both : name.ids, 'name'))
          i = mention.to
          continue
        }
      }
      found.push({ ...mention, from: i, said: words.slice(i, mention.to).join(' ') })
      i = mention.to
    }
    return found
  }

  function bodyMention(words: readonly string[], i: number): Mention | null {
    const body = bodyAt(words, i)
    if (body !== null)
      return {
        ids: body.ids,
        from: i,
        to: body.to,
        by: 'body',
        said: words.slice(i, body.to).join(' '),
      }
    if (bodyTopic.test(words[i]!) && words[i - 1] === 'dari')
      return { ids: [], from: i, to: i + 1, by: 'body', said: words[i]! }
    // "dinas sosial" where nobody of it sits here.
    const next = words[i + 1] ?? ''
    if (
      /^(dinas|badan|inspektorat|kecamatan)$/.test(words[i]!) &&
      namesOtherBody(words, i + 1) &&
      next !== 'teknis'
    )
      return { ids: [], from: i, to: i + 2, by: 'body', said: words.slice(i, i + 2).join(' ') }
    return null
  }

  return { people, find }
}

/** What regional bodies are for: behind an office these words name another body. */
const bodyTopic =
  /^(perhubungan|pendidikan|kesehatan|sosial|pertanian|perikanan|kelautan|peternakan|perkebunan|kehutanan|pariwisata|kebudayaan|koperasi|perdagangan|perindustrian|perumahan|permukiman|lingkungan|ketenagakerjaan|kependudukan|pemberdayaan|perizinan|komunikasi|kearsipan|perpustakaan|pendapatan|keuangan|kepegawaian|perencanaan|pemuda|olahraga|pangan|ketahanan|rsud|rumah|bpr|pertanahan|pdam|perumda|inspektorat)$/

const bodyWord =
  /^(dinas|badan|kantor|bagian|inspektorat|perumda|perseroda|kecamatan|kelurahan|satuan|sekretariat|puskesmas|rumah|perusahaan)$/

/** The body somebody belongs to: their own field, or what their office names. */
function bodyOf(person: Orang): string {
  if (person.instansi) return person.instansi
  const jabatan = person.jabatan ?? ''
  if (person.fraksi || /komisi|fraksi|dprd|dewan|anggota/i.test(jabatan)) return ''
  const named =
    /^(?:plt\.? |plh\.? |pj\.? )?(?:kepala |sekretaris |direktur )?((?:dinas|badan|bagian|rsud|perumda|satuan|kantor|inspektorat) .+)$/i.exec(
      jabatan,
    )
  if (named !== null) return named[1]!
  const place = /^(?:sekretaris )?(camat|lurah) (.+)$/i.exec(jabatan)
  return place === null ? '' : place[2]!
}

/** Initials as people make them: with and without the kind of body and the closing *daerah*, from two letters on. */
function initialsOf(words: readonly string[]): Set<string> {
  const out = new Set<string>()
  const bare = words.filter((w) => !/^(dan|serta|di|ke)$/.test(w))
  const lists = [bare, bare.slice(1), bare.filter((w) => w !== 'daerah')]
  lists.push(lists[2]!.slice(1))
  for (const list of lists) {
    const all = list.map((w) => w[0]!).join('')
    if (all.length >= 2) out.add(all)
  }
  return out
}

function shortOf(all: readonly string[]): Set<string> {
  const whole = all.join(' ')
  const out = initialsOf(all)
  for (const [short, tests] of shortBodies)
    if (tests.some((test) => test.test(whole))) out.add(short)
  return out
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
    !/^(untuk|silakan|langsung|perihal|tentang|sekarang|kalau|sudah|belum|besok|nanti|sebentar|barangkali|kapan|berapa|kenapa|mengapa|betul|benar|jangan|supaya|agar|insyaallah|siapa|makasih|giliran|jawab|tanggapi|maupun|beserta|selaku|monggo|mangga|silahkan|persilakan|sampai|seperti|terus|cukup|segera|sangat|sendiri|terkait|teknis|bersangkutan|siap|harus|masih|coba|paling|akan|kira|bagian|punya|lagi|pertama|kedua|ketiga|kami|mohon|dipersilakan|menyampaikan|menjawab|menjelaskan|memberikan|terkait|tolong|bapak|tadi|yang|terima|sebagai|dulu|dahulu|berikut|singkat|memberi|kemudian|setelah|selanjutnya|lalu|dengan|waktunya|waktu|bagaimana|apakah)$/.test(
      next,
    ) &&
    !/^(me|di|ber|ter)\p{L}{3}/u.test(next)
  )
}

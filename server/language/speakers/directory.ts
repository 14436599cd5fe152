/** Who is meant: finds persons, offices and bodies of the meeting in spoken words. */
import type { Orang } from '../input.ts'
import { rememberByWords } from '../remember.ts'
import { shortBodies } from '../tables/bodies.ts'
import { bodyTopic, bodyWord, openBodyNames } from './bodies.ts'
import { openGroupNames } from './groups.ts'
import { aloneBefore, type Mention, openSapaan, standsAlone } from './mention.ts'
import { openOfficeNames } from './offices.ts'
import { openPartyNames } from './parties.ts'
import { openPersonNames } from './persons.ts'
import { spelledAt } from './spelled.ts'

/** May stand before the field of a body that is called by its field alone. */
const beforeTopic = /^(ke|tinggal|baru|lalu|terus|kemudian|bicara|giliran|u|er)$/

/** "dinas menjawab", "silakan dinas": any of them, as what is spoken about tells. */
const dinasAnswers =
  /^(menjawab|dijawab|jawab|silakan|silahkan|monggo|mangga|menanggapi|ditanggapi|tanggapi|menjelaskan|dijelaskan|jelaskan|mohon|tolong|bagaimana|dulu)$/
const ofDinas = /^(mobil|rumah|perjalanan|kendaraan|motor|luar|surat|kantor|kepala|ke)$/

/** "pemerintah desa …" */
const village = /^(desa|kelurahan|kecamatan|nagari|pekon|kampung|gampong|kalurahan)$/

/** Behind these a field is a matter and no body. */
const ofMatter =
  /^(soal|tentang|bidang|usaha|jalan|lahan|alat|hasil|sektor|masalah|urusan|anggaran|dana|tenaga|fasilitas|layanan|sarana)$/

export type Directory = {
  readonly people: readonly Orang[]
  /** Is it a word of address, everywhere or in this roster? */
  isSapaan(word: string): boolean
  find(words: readonly string[]): readonly Mention[]
}

/** Everyone of the roster can be named; only who is here can be meant. */
export function openDirectory(all: readonly Orang[]): Directory {
  const people = all.filter((person) => person.hadir !== false)
  const isSapaan = openSapaan(all)
  const { nameAt, isCall } = openPersonNames(all, isSapaan)
  const bodies = openBodyNames(people)
  const { bodyAt, bodyMention } = bodies
  const groups = openGroupNames(people)
  const { groupAt, regionAt, ownGroupEnd } = groups
  const { partyAt } = openPartyNames(people)
  const { officeAt } = openOfficeNames(people, bodies, groups)

  /** Who speaks for each dinas that is here: its head, or whoever came. */
  const houses = Map.groupBy(
    people.filter(({ instansi }) => /^dinas\b/i.test(instansi ?? '')),
    ({ instansi }) => instansi!,
  )
  const dinas = [...houses.values()].map(
    (of) => (of.find(({ jabatan }) => /\bkepala dinas\b/i.test(jabatan ?? '')) ?? of[0]!).id,
  )

  function mentionAt(words: readonly string[], i: number): Mention | null {
    const sapaan = isSapaan(words[i]!) ? words[i]! : null
    // "terima kasih bu | pak sekda …"
    if (/^(bu|ibu)$/.test(words[i]!) && /^(pak|bapak)$/.test(words[i + 1] ?? '')) return null
    if (/^(pak|bapak)$/.test(words[i]!) && /^(bu|ibu)$/.test(words[i + 1] ?? '')) return null
    let k = i + (sapaan === null ? 0 : 1)
    while (isSapaan(words[k] ?? '')) k += 1
    // "siap datuk": somebody's own word of address, where no other name follows it.
    if (sapaan !== null && isCall(sapaan)) {
      const own = nameAt(words, i, null)
      const other = words[k] === undefined ? null : nameAt(words, k, sapaan)
      // "maaf datuk, jo lagi": two, unless the other is called so too.
      const alsoCalled = other?.ids.some((id) =>
        all
          .find((person) => person.id === id)
          ?.panggilan?.some((call) => call.toLowerCase().startsWith(`${sapaan} `)),
      )
      if (own !== null && !alsoCalled) return own
    }
    // A number word ("bu dua puluh juta") or the end names nobody.
    if (words[k] === undefined)
      return sapaan === null
        ? null
        : (calledAs(words, i, sapaan) ?? calledAs(words, k - 1, words[k - 1]!))
    const office = officeAt(words, k, sapaan)
    if (office !== null) {
      const name = nameAt(words, office.to, sapaan)
      if (name === null) return office
      const both = name.ids.filter((id) => office.ids.includes(id))
      return { ...name, ids: both.length > 0 ? both : name.ids }
    }
    const name = nameAt(words, k, sapaan)
    if (name !== null)
      return name.ids.length === 1
        ? { ...name, to: ownGroupEnd(words, name.to, name.ids[0]!) }
        : name
    const group = groupAt(words, k) ?? regionAt(words, k)
    if (group !== null) return group
    const party = partyAt(words, k)
    if (party !== null) return party
    const called =
      sapaan === null ? null : (calledAs(words, i, sapaan) ?? calledAs(words, k - 1, words[k - 1]!))
    if (called !== null) return called
    if (words[k] === 'dinas' && dinas.length > 0 && !ofDinas.test(words[k - 1] ?? '')) {
      const next = words[k + 1]
      const asked = /^(silakan|silahkan|dari)$/.test(words[k - 1] ?? '')
      if (next === undefined ? asked : dinasAnswers.test(next))
        return { ids: dinas, from: k, to: k + 1, by: 'body', said: 'dinas' }
    }
    const spelled = spelledAt(words, k)
    if (
      (spelled !== null &&
        (spelled.text.length > 2 || words[k] === 'pe') &&
        (shortBodies.has(spelled.text) || bodies.isShortHere(spelled.text))) ||
      bodyWord.test(words[k]!) ||
      (words[k] === 'pemerintah' && village.test(words[k + 1] ?? '')) ||
      shortBodies.has(words[k]!) ||
      /^(dari|kadis|dinas)$/.test(words[k - 1] ?? '')
    )
      return bodyMention(words, k)
    // "kelautan dan perikanan pak sahrul"
    if (
      bodyTopic.test(words[k]!) &&
      (k === 0 ||
        beforeTopic.test(words[k - 1]!) ||
        aloneBefore.test(words[k - 1]!) ||
        (words[k + 1] === 'dulu' && !ofMatter.test(words[k - 1]!)))
    ) {
      const topic = bodyAt(words, k)
      if (topic !== null && standsAlone(words, topic.to)) return bodyMention(words, k)
    }
    return null
  }

  /** "mama berapa harganya", "siap uni": the one person here whom people call so, where a sentence begins or ends. */
  function calledAs(words: readonly string[], i: number, sapaan: string): Mention | null {
    if (/^(bapak|pak|ibu|bu|saudara|saudari|sdr|yth)$/.test(sapaan)) return null
    const edge =
      (i > 0 && isSapaan(words[i - 1]!)) ||
      i === 0 ||
      i === words.length - 1 ||
      /^(ya|iya|siap|baik|betul|silakan|kasih|izin|maaf|ke|kepada|lanjut|dulu|dicatat|cukup|sabar|nanti|baru|lalu|terus|kemudian|habis|urutannya|nggih|inggih|iye|mboten|bukan|tidak)$/.test(
        words[i - 1]!,
      ) ||
      /^(silakan|silahkan|monggo|dulu|duluan)$/.test(words[i + 1]!)
    if (!edge || words[i + 1] === sapaan || words[i - 1] === sapaan) return null
    const own = people.filter((person) =>
      (person.panggilan ?? []).some((call) => call.toLowerCase().startsWith(`${sapaan} `)),
    )
    if (own.length !== 1) return null
    return { ids: [own[0]!.id], from: i, to: i + 1, by: 'name', said: sapaan }
  }

  /** Everyone the words name, in order; a name beside an office or a fraksi says which of them. */
  function find(words: readonly string[]): Mention[] {
    const found: Mention[] = []
    for (let i = 0; i < words.length; ) {
      const before = found.at(-1)
      // "perkim kesehatan pendidikan perhubungan": a list of fields.
      const listed = before?.by === 'body' && before.to === i && bodyTopic.test(words[i]!)
      const mention = mentionAt(words, i) ?? (listed ? bodyMention(words, i) : null)
      if (mention === null || mention.to <= i) {
        i += 1
        continue
      }
      const last = found.at(-1)
      const joined =
        last !== undefined &&
        (last.to === i ||
          (last.to === i - 2 && words[i - 2] === 'yang' && /^(dari|di)$/.test(words[i - 1]!)) ||
          (last.to === i - 1 &&
            /^(dari|selaku|yaitu|yakni|sebagai|yang|atau)$/.test(words[i - 1]!)))
      const whole = (ids: readonly string[], by: Mention['by']): Mention => ({
        ids,
        by,
        from: last!.from,
        to: mention.to,
        said: words.slice(last!.from, mention.to).join(' '),
      })
      // "dapil tiga komisi tiga"
      if (mention.by === 'group' && last?.by === 'group' && last.to === i) {
        const both = mention.ids.filter((id) => last.ids.includes(id))
        if (both.length > 0) {
          found.pop()
          found.push(whole(both, 'group'))
          i = mention.to
          continue
        }
      }
      // "juru bicara fraksi nusantara ibu siti", "ibu siti dari fraksi nusantara"
      if (
        joined &&
        mention.by !== 'name' &&
        last.by !== 'name' &&
        mention.by !== last.by &&
        (last.to === i || (last.to === i - 1 && words[i - 1] === 'dari' && mention.by === 'group'))
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
        // "pas lima menit tengku – fraksi amanah rakyat": two that have nothing to do with each other.
        // "setuju pak haji – sekretaris komisi coba dibacakan": one of several, and another.
        const two = last.by === 'name' && last.ids.length > 1 && mention.ids.length === 1
        const apart =
          both.length === 0 &&
          (mention.by === 'fraksi' || mention.said === 'dinas' || isSapaan(words[i]!) || two)
        if (!apart && (both.length > 0 || last.to === i)) {
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

  return { people, isSapaan, find: rememberByWords(find) }
}

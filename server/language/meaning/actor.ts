/** Who is to act: the body of a person, an office, an OPD of the items, or a body that is only named. */
import { isSapaan } from '../speakers/mention.ts'
import { upperFirst } from '../token.ts'
import { bareVerb } from './acts.ts'
import type { FollowUpParts } from './followups.ts'
import { plainOf, type Sentence } from './sentences.ts'

/** `from` to `to`, exclusive: the words that name it. */
export type Actor = { readonly pic: string; readonly from: number; readonly to: number }

/** Whom something goes to or who only comes along does not act: "diserahkan ke sekretariat", "bersama camat". */
export const beside = (words: readonly string[], at: number): boolean =>
  /^(ke|dengan|bersama|bareng|beserta|didampingi|dari|sama)$/.test(words[at - 1] ?? '') ||
  (words[at - 1] === 'kepada' &&
    /^(di|me)?\p{L}*(serah|kirim|sampai|lapor|antar)\p{L}*$/u.test(words[at - 2] ?? ''))

/** What is done to somebody outside: "kantor pertanahan disurati". */
const sought = /^di(?:surati|undang|panggil|hubungi|tegur|kirimi|mintai)$/

/** Whom a sentence calls with its last words: "…, Bu Nurlaila." */
export function calledAtEnd(sentence: Sentence, parts: FollowUpParts): Actor | null {
  const { words } = sentence
  const last = parts.directory
    .find(words)
    .find(({ ids, by, to }) => ids.length === 1 && by !== 'fraksi' && to === words.length)
  if (last === undefined) return null
  const person = parts.directory.people.find(({ id }) => id === last.ids[0])!
  const guest = parts.undangan.some(({ id }) => id === person.id)
  const pic = guest ? (person.instansi ?? person.nama) : person.nama
  return { pic, from: last.from, to: last.to }
}

/** "Bu Mahmudah, kantor pertanahan disurati Senin depan": whoever it opens with, if that is no guest. */
export function calledFirst(sentence: Sentence, parts: FollowUpParts): Actor | null {
  const first = parts.directory
    .find(sentence.words)
    .find(({ ids, by, from }) => ids.length === 1 && by === 'name' && from === 0)
  const person = parts.directory.people.find(({ id }) => id === first?.ids[0])
  return first === undefined || person === undefined
    ? null
    : { pic: person.nama, from: first.from, to: first.to }
}

/** Short names that no field follows. */
const whole =
  /^(tapd|bappeda|bapenda|bpkad|bkad|setwan|dishub|dinkes|disdik|disdikbud|dinsos|pupr|pdam|pln|opd|bpbd|dlh|satpol|pemda)$/

export function actorOf(sentence: Sentence, parts: FollowUpParts): Actor | null {
  const words = sentence.words
  const mentions = parts.directory.find(words).filter(
    (m) =>
      m.by !== 'fraksi' &&
      m.ids.length > 0 &&
      // A bare word that is also somebody's name ("wae", "bisa") calls nobody.
      (m.by !== 'name' || isSapaan(m.said.split(' ')[0]!)) &&
      !beside(words, m.from) &&
      !sought.test(words[m.to] ?? ''),
  )
  const asked = sentence.words.findIndex((w) =>
    /^(mohon|agar|supaya|tolong|minta|meminta|diminta|menugaskan|disepakati|diputuskan|mendesak|merekomendasikan)$/.test(
      w,
    ),
  )
  const order = [
    ...mentions.filter((m) => m.from > asked),
    ...mentions.filter((m) => m.from <= asked),
  ]
  // "Mas Wahyu antar suratnya ke dinas": a member who is told to.
  for (const { ids, by, from, to } of mentions) {
    const person = parts.directory.people.find((p) => p.id === ids[0])
    const guest = parts.undangan.some((u) => u.id === person?.id)
    if (by === 'name' && ids.length === 1 && person && !guest && bareVerb.has(words[to] ?? ''))
      return { pic: person.nama, from, to }
  }
  for (const mention of order) {
    const persons = mention.ids.map((id) => parts.directory.people.find((p) => p.id === id)!)
    const guest =
      persons.find((p) => p.instansi) ??
      persons.find((p) => parts.undangan.some((u) => u.id === p.id))
    if (guest !== undefined)
      return { pic: guest.instansi ?? guest.nama, from: mention.from, to: mention.to }
  }
  for (const name of parts.opd) {
    const key = name.toLowerCase().split(/\s+/)
    const at = words.findIndex((_, i) => key.every((word, k) => words[i + k] === word))
    if (at >= 0 && !beside(words, at)) return { pic: name, from: at, to: at + key.length }
  }
  const secretary = words.findIndex(
    (w, i) => w === 'sekwan' || (w === 'sekretaris' && /^(dewan|dprd)$/.test(words[i + 1] ?? '')),
  )
  if (secretary >= 0 && !beside(words, secretary))
    return { pic: 'Sekretaris DPRD', from: secretary, to: secretary + 1 }
  const fraksi = words.findIndex(
    (w, i) =>
      w === 'fraksi' && /^(setiap|tiap|semua|seluruh|masing-masing|para)$/.test(words[i - 1] ?? ''),
  )
  if (fraksi >= 0) return { pic: 'Fraksi', from: fraksi, to: fraksi + 1 }
  // "PU" is too short to be looked for among names.
  const works = words.findIndex((w, i) => w === 'pu' || (w === 'pe' && words[i + 1] === 'u'))
  const pu = parts.undangan.find((u) => /pekerjaan umum/i.test(u.instansi ?? ''))
  if (works >= 0 && pu?.instansi && !beside(words, works))
    return { pic: pu.instansi, from: works, to: works + (words[works] === 'pu' ? 1 : 2) }
  const body = words.findIndex(
    (w, i) =>
      !beside(words, i) &&
      /^(dinas|badan|bagian|inspektorat|tapd|bappeda|bapeda|bapenda|bpkad|bkad|sekretariat|setwan|dishub|dinkes|disdik|disdikbud|dinsos|pupr|pdam|pln|perumda|opd|bpbd|dlh|satpol|camat|kecamatan|pemda)$/.test(
        w,
      ) &&
      (w !== 'badan' ||
        /^(anggaran|musyawarah|kehormatan|pembentukan)$/.test(words[i + 1] ?? '') === false),
  )
  if (body < 0) {
    // "BPJS bersama Dinas Sosial": where the first is not known, the second is.
    const along = parts.opd.find((name) =>
      plainOf(sentence.text).includes(`bersama ${name.toLowerCase()}`),
    )
    return along === undefined ? null : { pic: along, from: 0, to: 0 }
  }
  if (words[body] === 'camat') {
    const camat = parts.undangan.filter((u) => /^camat\b/i.test(u.jabatan ?? ''))
    if (camat.length === 1)
      return { pic: camat[0]!.instansi ?? camat[0]!.nama, from: body, to: body + 1 }
  }
  const raw = sentence.text.split(' ').slice(body, body + 5)
  const name: string[] = []
  for (const [k, word] of raw.entries()) {
    const bare = word.replace(/[.,?!]$/, '')
    if (
      k > 0 &&
      (whole.test(words[body]!) || bareVerb.has(bare.toLowerCase()) || /nya$/.test(bare))
    )
      break
    if (
      k > 0 &&
      (/^(me|ber|di|ter)\p{L}{3,}/u.test(bare) ||
        /^(untuk|agar|supaya|segera|paling|yang|dan|akan|wajib|harus|secara|terkait)$/i.test(bare))
    )
      break
    name.push(bare)
    if (/[.,?!]$/.test(word)) break
  }
  if (name.length === 1 && /^(dinas|badan|bagian|kecamatan)$/i.test(name[0]!)) {
    const only = new Set(parts.undangan.map((u) => u.instansi ?? ''))
    return only.size === 1 ? { pic: [...only][0]!, from: body, to: body + 1 } : null
  }
  return {
    pic: name
      .map((w, k) =>
        k === 0
          ? upperFirst(w)
          : /^\p{Ll}/u.test(w) && !/^(dan|di|ke)$/.test(w)
            ? upperFirst(w)
            : w,
      )
      .join(' '),
    from: body,
    to: body + name.length,
  }
}

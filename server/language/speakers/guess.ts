/** Who speaks: fuses floor, the chair's words, self-naming, channel and voice. Null where nothing speaks for anyone. */

import type { Orang, SpeakerEvidence } from '../input.ts'
import { readAsked, readPass, vocatives } from './asked.ts'
import type { Directory } from './directory.ts'
import { type Floor, readFloor } from './floor.ts'
import type { Mention } from './mention.ts'
import {
  addressesChair,
  answers,
  begins,
  begs,
  chairPhrase,
  ends,
  hangsOn,
  interrupts,
  isChorus,
  isOwnWord,
  minds,
  resumes,
} from './talk.ts'

export type Said = { readonly speakerId: string | null; readonly words: readonly string[] }

export type Guess = { readonly id: string | null; readonly evidence: readonly SpeakerEvidence[] }

export type GuessInput = {
  readonly chairIds: readonly string[]
  readonly directory: Directory
  readonly context: readonly Said[]
  readonly next: readonly string[]
  /** Evidence from outside the words: channel, voice. */
  readonly outside?: readonly (SpeakerEvidence & { readonly id: string })[]
}

type Candidate = SpeakerEvidence & { readonly id: string }
type Found = { readonly found: readonly Candidate[]; readonly stranger: boolean }

const nobody: Found = { found: [], stranger: false }
const text = (words: readonly string[]) => words.join(' ')
const personOf = ({ directory }: GuessInput, id: string): Orang | undefined =>
  directory.people.find((person) => person.id === id)

const floor = (ids: readonly string[], detail: string, confidence: number): Found => ({
  found: ids.map((id) => ({
    id,
    signal: 'floor',
    detail,
    confidence: ids.length === 1 ? confidence : 0.9 / ids.length,
  })),
  stranger: ids.length === 0,
})

const notSelf =
  /(setuju|sependapat|seperti|dengan|menurut|mendukung|dukung|kepada|bersama|teman|kata|usulan|bagi|untuk|dari|minta|tanya|ajak|dan|hormati|hormat|tahu|lihat|dengar|mohon|harap|undang) (saya|kami) $/

/** "saya Wawan dari Amanah Bangsa", "izin pimpinan, Yayat Supriadna", "kami dari dinas pendidikan". */
function selfNamed(input: GuessInput): Candidate[] {
  const { directory, next } = input
  const head = next.slice(0, 30)
  const mentions = directory.find(head)
  const found: Candidate[] = []
  const groups = mentions.filter((m) => m.by !== 'name' && m.ids.length > 0)
  for (const [n, mention] of mentions.entries()) {
    const start = n === 0 ? 0 : mentions[n - 1]!.to
    const before = text(head.slice(Math.max(start, mention.from - 6), mention.from))
    const add = (ids: readonly string[], confidence: number) => {
      for (const id of ids)
        found.push({
          id,
          signal: 'self',
          detail: `${before} ${mention.said}`.trim(),
          confidence: ids.length === 1 ? confidence : 0.4,
        })
    }
    const padded = `${before} `
    if (mention.by === 'name') {
      const says =
        /\b(nama saya|saya sendiri|perkenalkan|perkenalkan nama|saya atas nama|dengan saya|saya|kami|nama lengkap saya|atas nama|saya anggota|saya adalah|saya bernama) (ini |adalah |yaitu |nama )?$/.test(
          padded,
        ) && !(notSelf.test(padded) && !/^dengan saya $/.test(padded))
      // "saya pimpinan yayat supriadna izin menambahkan", "izin pimpinan, darmo"
      const behind = text(head.slice(mention.to, mention.to + 3))
      const bare =
        mention.from <= 8 &&
        !/^(pak|bu|bapak|ibu|kang|bang|mas|mbak|saudara|saudari|teh)\b/.test(mention.said) &&
        /^((maaf|mohon|izin|ijin|interupsi|saya|ya|baik|terima|kasih|pimpinan|pak|bu|ibu|bapak|ketua|ada|assalamualaikum|warahmatullahi|wabarakatuh|belum|sedikit|sebentar|rapat|sidang) )*(pimpinan|ketua|interupsi|izin|ijin|rapat|sidang) $/.test(
          padded,
        ) &&
        (behind === '' ||
          /^(izin|ijin|dari|fraksi|ingin|mau|mohon|menambahkan|komisi|anggota|dapil|saya|di sini|hadir|bertanya|interupsi|melanjutkan|menyampaikan|menanggapi|menjawab|ikut|setuju|sepakat|cukup|menunggu|tunggu|usul|mendukung|kepala|sekretaris|dinas|selaku|perwakilan)\b/.test(
            behind,
          ))
      if (!says && !bare) continue
      if (says && mention.from > 20) continue
      if (/^(menurut|kata|tadi kata)\b/.test(padded) && before.split(' ').length <= 3) continue
      let ids = mention.ids
      for (const group of groups) {
        if (ids.length < 2 || group.from < mention.to || group.from > mention.to + 3) continue
        const both = ids.filter((id) => group.ids.includes(id))
        if (both.length > 0) ids = both
      }
      add(ids, 0.97)
      continue
    }
    if (mention.ids.length === 0) continue
    const represents = /\b(mewakili|menggantikan|atas nama)$/.test(before)
    const own =
      /^((baik|ya|iya|terima kasih|makasih|izin|ijin|mohon izin|mohon maaf|maaf|pimpinan|pak ketua|bu ketua|ketua|ada|assalamualaikum|selamat \S+|menjawab|menyampaikan|perkenalkan|rapat|bapak ibu|menambahkan|bicara|sedikit) ?)*((saya|kami)( (\S+ )?)?)?(dari|mewakili|selaku|sebagai|atas nama|juru bicara|di|dari pihak|perwakilan|perwakilan dari|menggantikan|kapasitas saya sebagai|anggota|anggota dari)$/.test(
        before,
      ) ||
      /\b(saya|kami) (ini )?(dari|selaku|sebagai|mewakili|juru bicara|atas nama|di|perwakilan|juru bicara dari|menggantikan|anggota|anggota dari)$/.test(
        before,
      ) ||
      (mention.by === 'office' &&
        !/^(pak|bu|bapak|ibu)\b/.test(mention.said) &&
        /\b(saya|kami)$/.test(before) &&
        !notSelf.test(padded))
    if (!own || mention.from > 15) continue
    if (
      /\b(setuju|usulan|pertanyaan|jawaban|penjelasan|menurut|tadi|kata|masukan|kritik|saran)\b/.test(
        before,
      )
    )
      continue
    if (represents && mention.by === 'office') {
      const bodies = new Set(mention.ids.map((id) => personOf(input, id)?.instansi ?? ''))
      const mates = directory.people.filter(
        (p) => p.instansi && bodies.has(p.instansi) && !mention.ids.includes(p.id),
      )
      // Whoever stands in for an office may be anyone of its body; "kepala dinas" alone names no body.
      if (mention.ids.length === 1 && mates.length > 0)
        add(
          mates.map((p) => p.id),
          0.9,
        )
      continue
    }
    if (mention.by === 'group') continue
    add(mention.ids, 0.92)
  }
  return found
}

/** Persons whom the speaker addresses or talks about are not the speaker. */
function spokenTo({ directory, next }: GuessInput, self: readonly Candidate[]): Set<string> {
  const ids = new Set<string>()
  for (const mention of directory.find(next)) {
    if (mention.ids.length !== 1 || (mention.by !== 'name' && mention.by !== 'office')) continue
    // "mewakili kepala dinas" and "saya selaku kabid" name the speaker's own house.
    if (mention.by === 'office' && !/^(pak|bu|bapak|ibu|saudara)\b/.test(mention.said)) continue
    if (self.some((one) => one.id === mention.ids[0])) continue
    ids.add(mention.ids[0]!)
  }
  return ids
}

const isChair = ({ chairIds }: GuessInput, said: Said) =>
  said.speakerId !== null && chairIds.includes(said.speakerId)

/** The chair, or a voice without a name that speaks like one. */
function leads(input: GuessInput, said: Said): boolean {
  if (said.speakerId !== null) return isChair(input, said)
  if (addressesChair(said.words)) return false
  return chairPhrase(said.words) !== null || readFloor(said.words, input.directory).queue.length > 0
}

const addresses = (input: GuessInput, id: string): boolean =>
  vocatives(input.next, input.directory).some((m) => m.ids.includes(id))

/** The last turn that is not of whoever leads, before `end`. */
const lastOther = (input: GuessInput, end: number): number =>
  input.context.slice(0, end).findLastIndex((said) => !leads(input, said))

/** "fraksi … silakan ibu", "dari … bapak yang duluan": the form of address behind a call. */
const calledBehind = (tail: readonly string[]): string[] =>
  /^(dulu )?((silakan|silahkan|dipersilakan|monggo|mangga) )?(bapak|ibu|pak|bu)( (yang )?(dulu|duluan|silakan|silahkan))?$/
    .exec(text(tail))
    ?.slice(4, 5) ?? []

/** Of several who could be meant, those whom the sitting so far and the words themselves leave. */
function narrow(input: GuessInput, mention: Mention, caller: string | null, at: number): string[] {
  let ids = mention.ids.filter((id) => id !== caller)
  if (caller === null)
    ids = ids.filter((id) => !input.chairIds.includes(id) || mention.ids.length === 1)
  if (ids.length < 2) return ids
  const keep = (test: (id: string) => boolean) => {
    const left = ids.filter(test)
    if (left.length > 0) ids = left
  }
  const words = input.context[at]?.words ?? []
  const sapaan = words
    .slice(Math.max(0, mention.from - 2), mention.from)
    .concat(mention.by === 'fraksi' ? calledBehind(words.slice(mention.to)) : [])
    .find((w) => /^(bapak|ibu|pak|bu)$/.test(w))
  if (sapaan !== undefined) {
    const wanted = /^(bapak|pak)$/.test(sapaan) ? 'Bapak' : 'Ibu'
    keep((id) => (personOf(input, id)?.sapaan ?? wanted) === wanted)
  }
  const house = caller === null ? null : personOf(input, caller)?.instansi
  if (house) keep((id) => personOf(input, id)?.instansi === house)
  if (ids.length < 2) return ids
  const other = lastOther(input, at)
  if (other >= 0) {
    const said = input.context[other]!
    for (const hint of [
      readPass(said.words, input.directory),
      readAsked(said.words, input.directory),
    ]) {
      if (hint === null || ids.length < 2) continue
      const both = ids.filter((id) => hint.ids.includes(id))
      if (both.length > 0 && both.length < ids.length) ids = both
    }
  }
  const spoken = spokenTo(input, [])
  if (mention.by !== 'name' || ids.length > 1) keep((id) => !spoken.has(id))
  if (ids.length > 1 && mention.by === 'office') {
    const talked = ids.filter((id) => input.context.some((said) => said.speakerId === id))
    if (talked.length === 1) ids = talked
  }
  return ids
}

function fits(input: GuessInput, id: string, sapaan: string | null): boolean {
  const own = personOf(input, id)?.sapaan
  if (sapaan === null || !own || !/^(pak|bapak|bu|ibu)$/.test(sapaan)) return true
  return own === (/^(pak|bapak)$/.test(sapaan) ? 'Bapak' : 'Ibu')
}

const around = (words: readonly string[], m: Mention) =>
  text(words.slice(Math.max(0, m.from - 4), m.to + 3))

/** The last list of several people that the chair called, with who of them has not spoken since. */
function waiting(
  input: GuessInput,
  end: number,
): { readonly mention: Mention; readonly rest: string[]; readonly began: boolean } | null {
  const { context, directory } = input
  for (let at = end - 1; at >= Math.max(0, end - 12); at -= 1) {
    const said = context[at]!
    if (!leads(input, said)) continue
    const { queue, anyOrder } = readFloor(said.words, directory)
    if (queue.length === 0) continue
    if (queue.length === 1 || anyOrder) {
      // One of an older list called by name leaves the list standing.
      continue
    }
    const since = context
      .slice(at + 1, end)
      .filter((s) => !leads(input, s))
      .map((s) => s.speakerId)
    if (since.some((id) => id === null || !queue.some((m) => m.ids.includes(id!)))) return null
    const rest = queue.filter((m) => !m.ids.some((id) => since.includes(id)))
    const mention = rest[0]
    if (mention === undefined) return null
    return { mention, rest: narrow(input, mention, said.speakerId, at), began: since.length > 0 }
  }
  return null
}

function afterChair(input: GuessInput, said: Said): Found {
  const { context, directory, next } = input
  const at = context.length - 1
  const read: Floor = readFloor(said.words, directory)
  const head = read.queue[0]
  const choice = read.anyOrder && directory.find(said.words).length > 1
  if (choice || (read.anyOrder && new Set(read.queue.flatMap((m) => m.ids)).size > 1))
    return { found: [], stranger: true }
  const elsewhere = directory
    .find(said.words)
    .some(
      (m) =>
        m.by === 'body' &&
        m.ids.length === 0 &&
        head !== undefined &&
        m.from - head.to <= 3 &&
        head.from - m.to <= 3,
    )
  if (head !== undefined && elsewhere && head.by === 'office') return { found: [], stranger: true }
  if (head !== undefined)
    return floor(narrow(input, head, said.speakerId, at), around(said.words, head), 0.93)
  if (read.stranger) return { found: [], stranger: true }
  const before = lastOther(input, at)
  const prior = before < 0 ? undefined : context[before]
  if (resumes(next) && prior?.speakerId)
    return floor([prior.speakerId], 'melanjutkan yang tadi', 0.85)
  if (read.open !== null) {
    const words = text(said.words)
    if (read.open !== 'lanjut' || /\b(selanjutnya|berikutnya)\b/.test(words)) {
      const list = waiting(input, at)
      if (
        list?.rest.length === 1 &&
        fits(input, list.rest[0]!, read.sapaan) &&
        /\b(selanjutnya|berikutnya|lanjut|kedua|ketiga)\b/.test(words)
      )
        return floor(list.rest, `giliran berikut: ${list.mention.said}`, 0.85)
    }
    if (prior === undefined) return nobody
    const passed = readPass(prior.words, directory)
    if (passed !== null) {
      const ids = narrow(input, passed, prior.speakerId, before).filter((id) =>
        fits(input, id, read.sapaan),
      )
      if (ids.length > 0) return floor(ids, `diteruskan: ${around(prior.words, passed)}`, 0.9)
    }
    if (prior.speakerId === null) return nobody
    const asked = read.open === 'lanjut' ? null : readAsked(prior.words, directory, prior.speakerId)
    if (asked !== null) {
      const ids = narrow(input, asked, prior.speakerId, before).filter((id) =>
        fits(input, id, read.sapaan),
      )
      if (ids.length > 0) return floor(ids, `ditanya: ${around(prior.words, asked)}`, 0.87)
      return { found: [], stranger: true }
    }
    const wants = begs(prior.words) && read.open !== 'jawab' && !ends(prior.words)
    if ((read.open === 'lanjut' || wants) && fits(input, prior.speakerId, read.sapaan))
      return floor([prior.speakerId], 'dipersilakan melanjutkan', 0.88)
    return nobody
  }
  // "harus tepat waktu ya pak darwis" – "siap pimpinan"
  const told = readAsked(said.words, directory, said.speakerId)
  if (
    told !== null &&
    /^(siap|baik|ya|iya|insyaallah|akan|kami|nanti|sudah|belum)\b/.test(text(next)) &&
    !chairPhrase(next) &&
    answers(next)
  ) {
    const ids = narrow(input, told, said.speakerId, at)
    if (ids.length === 1) return floor(ids, `diingatkan pimpinan: ${told.said}`, 0.84)
  }
  // "pak kornelis dananya cukup" – "cukup ketua …"
  const put = directory.find(said.words)[0]
  if (
    put !== undefined &&
    put.from === 0 &&
    put.by === 'name' &&
    said.words.length <= 7 &&
    said.words.length > put.to &&
    said.words.slice(put.to).some((w) => next[0] === w) &&
    addressesChair(next) &&
    !/\b(setuju|sepakat|disetujui|disepakati)\b/.test(text(said.words))
  ) {
    const ids = narrow(input, put, said.speakerId, at)
    if (ids.length === 1) return floor(ids, `ditanya pimpinan: ${put.said}`, 0.84)
  }
  if (prior?.speakerId && before === at - 1) {
    const replies =
      /^(baik|siap|ya|iya|maaf|sudah|oh|oke|saya|kami|jadi|halo|tes)\b/.test(text(next)) &&
      !/^(baik|ya)? ?terima kasih/.test(text(next))
    if (minds(said.words) && replies && !ends(prior.words) && !chairPhrase(next))
      return floor([prior.speakerId], 'ditegur pimpinan saat bicara', 0.85)
    // A plain question of the chair to the guest who has just explained.
    const remark = text(said.words)
    const puts =
      /\b(berapa|kapan|kenapa|mengapa|di mana|dari mana|sampai kapan|apa saja)\b/.test(remark) &&
      !/\b(siapa|ada|lain|lagi|anggota|semua|forum|rekan|fraksi|bapak ibu|hadir|setuju)\b/.test(
        remark,
      )
    if (
      puts &&
      said.words.length <= 14 &&
      personOf(input, prior.speakerId)?.instansi &&
      answers(next) &&
      directory.find(said.words).length === 0
    )
      return floor([prior.speakerId], 'ditanya pimpinan', 0.8)
  }
  return nobody
}

function afterOther(input: GuessInput, said: Said, phrase: boolean): Found {
  const { context, directory, next } = input
  const end = context.length
  const own = said.speakerId
  if (resumes(next)) {
    const chair = context.findLastIndex(
      (s) => leads(input, s) && readFloor(s.words, directory).queue.length > 0,
    )
    const since =
      chair < 0
        ? []
        : context
            .slice(chair + 1)
            .filter((s) => !leads(input, s))
            .map((s) => s.speakerId)
    const one = new Set(since)
    if (one.size === 1 && since[0]) return floor([since[0]], 'melanjutkan yang tadi', 0.85)
  }
  const passed = readPass(said.words, directory)
  if (passed !== null && !hangsOn(next)) {
    const ids = narrow(input, passed, own, end - 1)
    if (ids.length > 0 && !ids.includes(own ?? ''))
      return floor(ids, `diteruskan: ${around(said.words, passed)}`, 0.9)
  }
  const list = waiting(input, end)
  if (list?.began && list.rest.length === 1 && !phrase && !hangsOn(next)) {
    if (begins(next) || (own !== null && addresses(input, own)))
      return floor(list.rest, `giliran berikut: ${list.mention.said}`, 0.86)
  }
  if (phrase || own === null) return nobody
  const asked = readAsked(said.words, directory, own)
  const toAsker = addresses(input, own)
  if (asked !== null && !hangsOn(next)) {
    let ids = asked.ids.filter((id) => id !== own)
    if (ids.length > 1) {
      const before = context.slice(0, end - 1).findLast((s) => s.speakerId !== own)?.speakerId
      ids = before && ids.includes(before) ? [before] : narrow(input, asked, own, end - 1)
    }
    if (ids.length === 1 && !input.chairIds.includes(ids[0]!) && (toAsker || answers(next)))
      return floor(ids, `ditanya: ${around(said.words, asked)}`, 0.84)
    if (ids.length > 0) return nobody
  }
  // Back and forth: the answer goes to the one who has just spoken, from the one before.
  if (toAsker && !addressesChair(next)) {
    let k = end - 1
    while (k >= 0 && context[k]!.speakerId === own) k -= 1
    const before = context[k]?.speakerId ?? null
    const chair = before !== null && input.chairIds.includes(before)
    const thanked = /^(baik |ya |oke |iya )*(terima kasih|makasih)/.test(text(next))
    // The chair's word between was a nod: the guest goes on answering.
    const guest = chair ? context[k - 1]?.speakerId : null
    const answering =
      guest && guest !== own && personOf(input, guest)?.instansi && !personOf(input, own)?.instansi
    if (answering && !thanked && chairPhrase(next) === null && readNod(context[k]!.words))
      return floor([guest], 'narasumber menjawab lagi', 0.8)
    if (before !== null && !chair && !thanked)
      return floor([before], 'menjawab yang baru bicara', 0.82)
    if (
      chair &&
      !thanked &&
      /\b(tolong|mohon|catat|dicatat|pastikan|ya (pak|bu))\b/.test(text(next)) &&
      !/\b(saya|kami)\b/.test(text(next))
    )
      return {
        found: [
          {
            id: before!,
            signal: 'chair',
            detail: 'mengingatkan yang baru bicara',
            confidence: 0.78,
          },
        ],
        stranger: false,
      }
    if (thanked && before !== null) {
      // The member who asked goes on with the one who answered.
      const asker = context.slice(0, k + 1).findLast((s) => !leads(input, s) && s.speakerId !== own)
      if (
        asker?.speakerId &&
        /\b(saya (belum|masih|kira belum|tunggu|pegang|minta|catat)|pertanyaan saya|yang saya (tanyakan|maksud)|maksud saya|tapi saya|tetapi saya|menjawab pertanyaan saya)\b/.test(
          text(next),
        )
      )
        return floor([asker.speakerId], 'penanya menanggapi jawaban', 0.8)
    }
  }
  return nobody
}

/** "baik bu ningsih dicatat": the chair takes note and gives nobody the floor. */
const readNod = (words: readonly string[]): boolean =>
  words.length <= 6 && /\b(dicatat|catat|terima kasih)\b/.test(text(words))

function chairCandidate(input: GuessInput): Candidate[] {
  const { next, chairIds, directory, context } = input
  const chair = chairIds[0]
  if (chair === undefined || chairIds.length > 1 || addressesChair(next)) return []
  if (!directory.people.some((person) => person.id === chair)) return []
  const last = context.at(-1)
  const phrase = chairPhrase(next)
  const made = (detail: string, confidence: number): Candidate[] => [
    { id: chair, signal: 'chair', detail, confidence },
  ]
  const own = last?.speakerId === chair
  // Somebody who was asked may take note as well as the chair.
  const noted = phrase !== null && /\bdicatat\b/.test(phrase) && last !== undefined && !own
  if (noted && (readAsked(last.words, directory, last.speakerId)?.ids.length ?? 0) > 0) return []
  if (phrase !== null) return made(phrase, own ? 0.8 : 0.93)
  if (last === undefined || own) return []
  const calls = readFloor(next, directory).queue[0]
  const gives =
    calls !== undefined &&
    /\b(silakan|silahkan|persilakan|dipersilakan|monggo|mangga|selanjutnya|berikutnya|lanjut|giliran|dijawab)\b/.test(
      text(next),
    ) &&
    !/\b(saya (tanya|minta|mohon|usul)|kami (minta|mohon|tanya))\b/.test(text(next))
  if (gives && readPass(last.words, directory) === null)
    return made(`memberi giliran: ${calls.said}`, 0.9)
  // "terima kasih pak yohanes …" right behind his own turn
  if (last.speakerId === null) return []
  // "saya menambahkan ketua" – "ya pak petrus"
  if (
    next.length <= 5 &&
    /^(ya|iya|boleh|oke)$/.test(next[0] ?? '') &&
    begs(last.words) &&
    addressesChair(last.words)
  ) {
    const nod = directory.find(next)
    if (nod.length === 1 && nod[0]!.ids.includes(last.speakerId) && nod[0]!.to === next.length)
      return made(`mengizinkan: ${nod[0]!.said}`, 0.9)
  }
  const thanked = directory.find(next.slice(0, 14)).find((m) => m.ids.includes(last.speakerId!))
  if (
    thanked === undefined ||
    !/^(baik |oke |ya |iya |jadi )*(terima kasih|makasih)/.test(text(next))
  )
    return []
  if (readPass(last.words, directory) !== null) return []
  // Whoever was just asked thanks before answering.
  const put = readAsked(last.words, directory, last.speakerId)
  if (put?.ids.some((id) => !chairIds.includes(id))) return []
  const list = waiting(input, context.length)
  if (list !== null && list.rest.length > 0) return []
  // Behind an answer the thanks may be the asker's.
  const asker = context
    .slice(0, -1)
    .findLast((s) => !leads(input, s) && s.speakerId !== last.speakerId)
  const asked = asker === undefined ? null : readAsked(asker.words, directory)
  const forHim =
    asked?.ids.includes(last.speakerId) === true ||
    (asker !== undefined &&
      /\b(bagaimana|kapan|berapa|kenapa|mengapa|apakah|tolong|mohon)\b/.test(text(asker.words)))
  if (forHim)
    return /\b(saya|kami|berarti|tapi|tetapi)\b/.test(text(next))
      ? []
      : made(`terima kasih … ${thanked.said}`, 0.75)
  if (
    /\b(izin|ijin|saya (ingin|mau|hanya|menambahkan)|kami (akan|ingin|tambahkan))\b/.test(
      text(next),
    )
  )
    return []
  return made(`terima kasih … ${thanked.said}`, 0.88)
}

/** A roomful of evidence becomes one name, or none. */
export function guessSpeaker(input: GuessInput): Guess {
  const outside = input.outside ?? []
  const none: Guess = { id: null, evidence: [] }
  const last = input.context.at(-1)
  const chair = chairCandidate(input)
  const self = selfNamed(input)
  const own: Found =
    last === undefined
      ? nobody
      : leads(input, last)
        ? afterChair(input, last)
        : afterOther(input, last, chair.length > 0)
  if (isChorus(input.next) && outside.length === 0) {
    const asked =
      last !== undefined &&
      own.found.length === 1 &&
      isOwnWord(input.next) &&
      !/\b(setuju|sepakat|disetujui|disepakati)\b/.test(text(last.words))
    if (!asked) return none
  }
  const toChair = addressesChair(input.next)
  // "pak tamrin silakan" – "beliau sedang di luar"
  const absent =
    /\b(beliau|orangnya|yang bersangkutan) (sedang|izin|ijin|sakit|tidak|belum|berhalangan|lagi|masih|sudah|ada)\b/.test(
      text(input.next),
    ) && !/\b(mewakili|saya wakili|diwakili)\b/.test(text(input.next))
  const others = spokenTo(input, self)
  const caller = last?.speakerId ?? null
  const called =
    interrupts(input.next) || absent
      ? []
      : own.found.filter(
          (one) =>
            (one.signal === 'chair' ||
              one.id !== caller ||
              (own.found.length === 1 && resumes(input.next))) &&
            !(input.chairIds.includes(one.id) && toChair),
        )
  const all: Candidate[] = [...outside, ...self, ...chair, ...called]
  const doubt = new Map<string, number>()
  for (const one of all) {
    const weight =
      others.has(one.id) && one.signal === 'floor' ? one.confidence * 0.6 : one.confidence
    doubt.set(one.id, (doubt.get(one.id) ?? 1) * (1 - weight))
  }
  const ranked = [...doubt]
    .map(([id, d]) => ({ id, score: 1 - d }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (best === undefined) return none
  const named = self.some((one) => one.id === best.id && one.confidence > 0.9)
  if (own.stranger && !named && outside.length === 0 && chair.length === 0) return none
  const clear =
    second === undefined ||
    best.score - second.score > 0.04 ||
    (named && !self.some((s) => s.id === second.id && s.confidence > 0.9))
  if (best.score < 0.7 || !clear) return none
  const evidence = all
    .filter((one) => one.id === best.id)
    .map(({ signal, detail, confidence }) => ({ signal, detail, confidence }))
  return { id: best.id, evidence }
}

/** Who speaks behind somebody who does not lead: the one handed on to, the next of a list, the one asked. */
import { readAsked, readPass, vocatives } from './asked.ts'
import { readFloor } from './floor.ts'
import { waiting } from './order.ts'
import {
  addresses,
  around,
  type Found,
  fits,
  floor,
  type GuessInput,
  leads,
  narrow,
  nobody,
  personOf,
  type Said,
  text,
} from './situation.ts'
import {
  addressesChair,
  answers,
  begins,
  chairPhrase,
  ends,
  hangsOn,
  interrupts,
  opensReply,
  resumes,
  takesTurn,
  takesUp,
} from './talk.ts'

/** `phrase`: the next words are such as only the chair says. */
export function afterOther(input: GuessInput, said: Said, phrase: boolean): Found {
  const { context, directory, next } = input
  const end = context.length
  const own = said.speakerId
  const list = waiting(input, end, takesTurn(next))
  // "… itu saja" – "saya lanjutkan pimpinan": the next of the order, not he who has ended.
  if (list?.began && list.rest.length === 1 && !phrase && ends(said.words) && resumes(next))
    return floor(list.rest, `giliran berikut: ${list.mention.said}`, 0.88)
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
  // Of several the first begins: "mungkin dari bina marga dulu, lalu perumahan".
  const { queue } = readFloor(said.words, directory)
  const passed = queue.length > 1 ? queue[0]! : readPass(said.words, directory)
  if (passed !== null && !hangsOn(next)) {
    const ids = narrow(input, passed, own, end - 1)
    if (ids.length > 0 && !ids.includes(own ?? ''))
      return floor(ids, `diteruskan: ${around(said.words, passed)}`, 0.9)
  }
  if (list?.began && list.rest.length === 1 && !phrase && !hangsOn(next)) {
    if (begins(next) || takesTurn(next) || (own !== null && addresses(input, own)))
      return floor(list.rest, `giliran berikut: ${list.mention.said}`, 0.86)
  }
  if (phrase) return nobody
  const before = context[end - 2]
  // "interupsi, data itu salah" – "mohon izin saya selesaikan dulu": he who was broken in upon.
  if (
    interrupts(said.words) &&
    before?.speakerId &&
    before.speakerId !== own &&
    /\b(saya|kami) (selesaikan|selesai|lanjutkan|habiskan|tuntaskan)( dulu| sedikit| sebentar)?\b/.test(
      text(next),
    )
  )
    return floor([before.speakerId], 'disela tadi', 0.85)
  // "fraksi amanat marga siapa yang mau bicara" – "bli ketut saja ketua"
  if (
    before &&
    leads(input, before) &&
    /\bsiapa\b/.test(text(before.words)) &&
    said.words.length <= 6
  ) {
    const told = directory.find(said.words).filter((m) => m.ids.length === 1)
    const id = told.length === 1 ? told[0]!.ids[0]! : null
    if (id !== null && id !== own && !input.chairIds.includes(id))
      return floor([id], `disebut: ${told[0]!.said}`, 0.88)
  }
  const spoken = spokenBack(input, said)
  if (spoken !== null) return spoken
  if (own === null) return nobody
  const asked = readAsked(said.words, directory, own)
  const toAsker = addresses(input, own)
  if (asked !== null && !hangsOn(next)) {
    let ids = asked.ids.filter((id) => id !== own)
    if (ids.length > 1) {
      const before = context.slice(0, end - 1).findLast((s) => s.speakerId !== own)?.speakerId
      ids = before && ids.includes(before) ? [before] : narrow(input, asked, own, end - 1)
    }
    if (
      ids.length === 1 &&
      !input.chairIds.includes(ids[0]!) &&
      (toAsker ||
        answers(next) ||
        opensReply(next) ||
        addressesBack(input, own) ||
        (said.words.length <= 20 && takesUp(said.words, next)))
    )
      return floor(ids, `ditanya: ${around(said.words, asked)}`, 0.84)
    if (ids.length > 0) return nobody
  }
  // "kalau dinas pe u tidak sanggup bilang saja" – "bukan tidak sanggup tengku": whoever was spoken of replies by name.
  if (toAsker && !addressesChair(next) && opensReply(next)) {
    const named = directory.find(said.words).filter((m) => m.by !== 'group' && m.ids.length > 0)
    const ids = named.length === 1 ? narrow(input, named[0]!, own, end - 1) : []
    if (ids.length === 1 && !input.chairIds.includes(ids[0]!))
      return floor(ids, `disebut: ${around(said.words, named[0]!)}`, 0.78)
  }
  // "berapa persen pak dirut" – "34 persen bu" – "tahun lalu berapa pak": the asker asks on.
  const first = context[end - 2]
  if (
    first?.speakerId &&
    first.speakerId !== own &&
    !input.chairIds.includes(first.speakerId) &&
    asksShort(next) &&
    addressesBack(input, own) &&
    readAsked(first.words, directory, first.speakerId)?.ids.includes(own)
  )
    return floor([first.speakerId], 'penanya bertanya lagi', 0.78)
  // "… jadi apa tidak bu dian" – "jadi bu" – "kapan" – "triwulan ketiga bu": whoever answered answers again.
  if (
    first?.speakerId &&
    first.speakerId !== own &&
    personOf(input, first.speakerId)?.instansi &&
    !personOf(input, own)?.instansi &&
    context[end - 3]?.speakerId === own &&
    said.words.length <= 8 &&
    asksShort(said.words) &&
    vocatives(said.words, directory).length === 0 &&
    !asksShort(next) &&
    addressesBack(input, own)
  )
    return floor([first.speakerId], 'narasumber menjawab lagi', 0.8)
  // "tapi bu titin pertanyaan saya yang kedua belum dijawab": whoever asked the one who has just answered.
  const asker = context
    .slice(0, end - 1)
    .findLast(
      (s) =>
        s.speakerId !== own &&
        !leads(input, s) &&
        readAsked(s.words, directory, s.speakerId)?.ids.includes(own),
    )?.speakerId
  if (
    asker &&
    toAsker &&
    /\b(pertanyaan saya|yang saya tanya(kan)?)\b.*\b(belum|tidak|bukan|yang)\b/.test(text(next))
  )
    return floor([asker], 'penanya menagih jawaban', 0.86)
  // "nah itu yang saya maksud pak fauzan": the asker comments on the answer.
  if (
    first?.speakerId &&
    first.speakerId !== own &&
    toAsker &&
    !addressesChair(next) &&
    chairPhrase(next) === null &&
    /\b(yang saya (maksud|tanyakan|tanya)|maksud saya|pertanyaan saya|saya (tanya|tanyakan))\b/.test(
      text(next),
    ) &&
    readAsked(first.words, directory, first.speakerId)?.ids.includes(own)
  )
    return floor([first.speakerId], 'penanya menanggapi jawaban', 0.8)
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
    // Two who have not yet spoken to each other are no exchange.
    const talking =
      before !== null &&
      ((said.words.length <= 12 && !addressesChair(said.words)) ||
        // "interupsi pimpinan, rutilahu kami belum disebut" – "siap bu yuyun …": he who was broken in upon answers.
        ((interrupts(said.words) || addressesChair(said.words)) &&
          opensReply(next) &&
          context[k]!.words.length > 7) ||
        readAsked(context[k]!.words, directory, before)?.ids.includes(own) ||
        vocatives(said.words, directory).some((m) => m.ids.includes(before)) ||
        addressesBack({ ...input, next: said.words }, before) ||
        context.slice(Math.max(0, k - 4), k).some((s) => s.speakerId === own))
    // A guest who has handed on to another does not question him.
    const mates =
      before !== null && personOf(input, before)?.instansi && personOf(input, own)?.instansi
    const questions = mates && /\b(apa|bagaimana|berapa|kapan|kenapa|mengapa)\b/.test(text(next))
    if (before !== null && talking && !questions && !chair && !thanked && !assigns(next))
      return floor([before], 'menjawab yang baru bicara', 0.82)
    if (
      chair &&
      !thanked &&
      /\b(tolong|mohon|catat|dicatat|pastikan|ya (pak|bu))\b/.test(text(next)) &&
      !/\b(saya|kami)\b|^(begini|jadi|soal|maaf)\b/.test(text(next))
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

/** Words put to one person by name are answered by that person, whoever said them; an answer goes back by name too. */
function spokenBack(input: GuessInput, said: Said): Found | null {
  const { context, directory, next, chairIds } = input
  if (hangsOn(next) || interrupts(next)) return null
  const asks = /\b(bagaimana|mana|kapan|berapa|kenapa|mengapa|apakah)\b/.test(text(said.words))
  if (addressesChair(next) && !(said.speakerId === null && asks)) return null
  const put = vocatives(said.words, directory).filter((m) => m.by !== 'body' || asks)
  const to = put.length === 1 && put[0]!.ids.length === 1 ? put[0]! : null
  if (to === null || to.ids[0] === said.speakerId || chairIds.includes(to.ids[0]!)) return null
  const answered = vocatives(next, directory).filter((m) => m.by !== 'body')
  // "itu bukan jalan-jalan pak ridho" – "maksudnya dipotong pak sekda?"
  if (said.speakerId !== null && answered.some((m) => m.ids.includes(said.speakerId!)))
    return floor([to.ids[0]!], `disapa: ${around(said.words, to)}`, 0.78)
  if (said.speakerId !== null || answered.length > 0 || said.words.length > 25) return null
  if (!opensReply(next) && !takesUp(said.words, next)) return null
  const { length } = context
  if (
    context[length - 2]?.speakerId === to.ids[0] ||
    /\b(\?|bagaimana|mana|kapan|berapa|kenapa|mengapa|apa|kah|bukan|jadi|jangan)\b/.test(
      text(said.words),
    )
  )
    return floor([to.ids[0]!], `ditanya: ${around(said.words, to)}`, 0.78)
  return null
}

/** "tolong dinas perhubungan serahkan salinannya paling lambat jumat ya pak": work that whoever leads gives out. */
const assigns = (words: readonly string[]): boolean =>
  /\b(agar|supaya|tolong|diminta|segera)\b.*\b(paling lambat|selambat lambatnya|paling telat|secara tertulis)\b/.test(
    text(words),
  ) && !/\b(saya|kami)\b/.test(text(words))

const asksShort = (words: readonly string[]): boolean =>
  words.length <= 15 &&
  /\b(berapa|kapan|bagaimana|kenapa|mengapa|mana|siapa|apa|apakah)\b/.test(words.join(' '))

/** *Pak* or *bu* at the beginning or the end of the reply is what the other is called. */
function addressesBack(input: GuessInput, id: string): boolean {
  const { next } = input
  const said = [next.at(-1), ...next.slice(1, 6)].find((word) =>
    /^(pak|bapak|bu|ibu)$/.test(word ?? ''),
  )
  return (
    said !== undefined &&
    next.length <= 20 &&
    fits(input, id, said) &&
    personOf(input, id)?.sapaan !== undefined
  )
}

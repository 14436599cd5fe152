/** Who speaks behind whoever leads: the one called, asked, or let go on. */
import { readAsked, readPass } from './asked.ts'
import { later } from './callWords.ts'
import { designated } from './designated.ts'
import { type Floor, readFloor } from './floor.ts'
import type { Mention } from './mention.ts'
import { waiting } from './order.ts'
import { seeNamed } from './seen.ts'
import {
  around,
  type Found,
  fits,
  floor,
  type GuessInput,
  lastOther,
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
  begs,
  callsNext,
  callsOn,
  chairPhrase,
  ends,
  goesOn,
  interrupts,
  isChorus,
  minds,
  opensReply,
  resumes,
  takesUp,
} from './talk.ts'

/** Nobody where the words of the chair leave it open; `stranger` where somebody not here, or one of several, was called. */
export function afterChair(input: GuessInput, said: Said): Found {
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
        head.from - m.to <= 3 &&
        !/^(urutannya|mulai|dimulai|jawaban|pertama)\b/.test(
          text(said.words.slice(m.to, head.from)),
        ),
    )
  // "kepada fraksi a kalau ada, kalau tidak fraksi b"
  if (
    head !== undefined &&
    read.queue.length + seenGroups(said, input) > 1 &&
    /\bkalau tidak\b/.test(text(said.words))
  )
    return { found: [], stranger: true }
  const rest = interrupts(next) ? null : designated(input)
  if (rest?.ids.length === 1 && (rest.left || !rest.named))
    return floor(
      rest.ids,
      rest.by === 'before' ? 'yang tadi interupsi' : 'yang belum mendapat giliran',
      0.86,
    )
  if (head !== undefined && elsewhere && head.by === 'office') return { found: [], stranger: true }
  if (head !== undefined)
    return floor(narrow(input, head, said.speakerId, at), around(said.words, head), 0.93)
  if (read.stranger) return { found: [], stranger: true }
  const before = lastOther(input, at)
  const prior = before < 0 ? undefined : context[before]
  if (resumes(next) && prior?.speakerId && !interrupts(prior.words))
    return floor([prior.speakerId], 'melanjutkan yang tadi', 0.85)
  // "ya, berikutnya", "lanjut penanya kedua": the next of the list that was called.
  if (callsNext(said.words) || callsOn(said.words)) {
    const list = waiting(input, at, true)
    const sapaan =
      /\b(pak|bapak|bu|ibu)( ya| silakan| monggo)*$/.exec(text(said.words))?.[1] ?? null
    if (list?.rest.length === 1 && fits(input, list.rest[0]!, sapaan))
      return floor(list.rest, `giliran berikut: ${list.mention.said}`, 0.88)
  }
  // "ya matur nuwun": the next one of the order goes on unbidden.
  const closes =
    said.words.length <= 6 &&
    /\b(terima kasih|makasih|matur nuwun|hatur nuhun|suksma|cukup)\b/.test(text(said.words))
  if (closes && read.open === null && chairPhrase(next) === null) {
    const list = waiting(input, at)
    if (
      list?.began &&
      list.rest.length === 1 &&
      (begins(next) || /^(saya|kami)\b/.test(text(next)))
    )
      return floor(list.rest, `giliran berikut: ${list.mention.said}`, 0.82)
  }
  // "… ha de pe e atau galvanis" – "jawab dulu pak": the guest who was interrupted answers.
  const guest = context.slice(0, Math.max(0, before)).findLast((s) => !leads(input, s))?.speakerId
  if (
    read.open === 'jawab' &&
    prior !== undefined &&
    interrupts(prior.words) &&
    readAsked(prior.words, directory, prior.speakerId) === null &&
    guest &&
    guest !== prior.speakerId &&
    personOf(input, guest)?.instansi &&
    !(prior.speakerId && personOf(input, prior.speakerId)?.instansi) &&
    fits(input, guest, read.sapaan)
  )
    return floor([guest], 'menjawab yang menyela', 0.82)
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
    // "siapa juru bicaranya?" – "gus anam bu ketua" – "silakan"
    const told = directory
      .find(prior.words)
      .filter((m) => m.ids.length === 1 && !input.chairIds.includes(m.ids[0]!))
    if (
      prior.words.length <= 6 &&
      told.length === 1 &&
      /\bsiapa\b/.test(text(context[before - 1]?.words ?? []))
    )
      return floor(told[0]!.ids, `disebut: ${told[0]!.said}`, 0.88)
    if (passed !== null) {
      const ids = narrow(input, passed, prior.speakerId, before).filter((id) =>
        fits(input, id, read.sapaan),
      )
      if (ids.length > 0) return floor(ids, `diteruskan: ${around(prior.words, passed)}`, 0.9)
    }
    if (prior.speakerId === null) return nobody
    // "nanti pak zul, lanjutkan bu": not he who broke in, but the one before.
    const putOff = directory.find(said.words).some((m) => m.ids.includes(prior.speakerId!))
    if (read.open === 'lanjut' && (putOff || interrupts(prior.words))) {
      const earlier = context[lastOther(input, before)]?.speakerId
      return earlier && earlier !== prior.speakerId && fits(input, earlier, read.sapaan)
        ? floor([earlier], 'dipersilakan melanjutkan', 0.85)
        : nobody
    }
    const asked = read.open === 'lanjut' ? null : readAsked(prior.words, directory, prior.speakerId)
    if (asked !== null) {
      const ids = narrow(input, asked, prior.speakerId, before).filter((id) =>
        fits(input, id, read.sapaan),
      )
      if (ids.length > 0) return floor(ids, `ditanya: ${around(prior.words, asked)}`, 0.87)
      return { found: [], stranger: true }
    }
    // "terima kasih pak pendeta lanjut": the next one, not he.
    if (read.open === 'lanjut' && /\b(terima kasih|makasih|nuwun|nuhun)\b/.test(words)) {
      const list = waiting(input, at)
      return list?.rest.length === 1
        ? floor(list.rest, `giliran berikut: ${list.mention.said}`, 0.85)
        : nobody
    }
    const wants = begs(prior.words) && read.open !== 'jawab' && !ends(prior.words)
    if (
      ((read.open === 'lanjut' && !ends(prior.words)) || wants) &&
      fits(input, prior.speakerId, read.sapaan)
    )
      return floor([prior.speakerId], 'dipersilakan melanjutkan', 0.88)
    return nobody
  }
  // "harus tepat waktu ya pak darwis" – "siap pimpinan"
  const told = readAsked(said.words, directory, said.speakerId)
  if (
    told !== null &&
    !later.test(said.words[told.from - 1] ?? '') &&
    !/^(setelah|sesudah) itu$/.test(
      text(said.words.slice(Math.max(0, told.from - 2), told.from)),
    ) &&
    /^(siap|baik|ya|iya|insyaallah|akan|kami|nanti|sudah|belum)\b/.test(text(next)) &&
    !chairPhrase(next) &&
    answers(next) &&
    !severalTold(input, said, told)
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
    const onlyHim = directory.find(said.words).every((m) => m.ids.includes(prior.speakerId!))
    if (onlyHim && minds(said.words) && replies && !ends(prior.words) && !chairPhrase(next))
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
  // "saya serahkan kesempatan saya ke pak jumadi" – "baik kalau begitu"
  if (
    prior !== undefined &&
    before === at - 1 &&
    said.words.length <= 8 &&
    directory.find(said.words).length === 0
  ) {
    const passed = readPass(prior.words, directory)
    const ids = passed === null ? [] : narrow(input, passed, prior.speakerId, before)
    if (ids.length === 1 && chairPhrase(next) === null && !interrupts(next))
      return floor(ids, `diteruskan: ${around(prior.words, passed!)}`, 0.85)
  }
  return namedLast(input, said) ?? nobody
}

/**
 * No word of calling was found, but somebody is named last, to whom the chair speaks, and the next begins like one who
 * was called.
 */
function namedLast(input: GuessInput, said: Said): Found | null {
  const { context, directory, next } = input
  const before = context.at(-2)
  const named = directory.find(said.words).at(-1)
  const closing =
    named !== undefined && said.words.length - named.to <= 4 && said.words.length <= 14
  const ready =
    (closing && !isChorus(next)) ||
    opensReply(next) ||
    begins(next) ||
    addressesChair(next) ||
    (said.words.length <= 25 && takesUp(said.words, next)) ||
    (before !== undefined && takesUp(before.words, next))
  if (!ready || interrupts(next) || goesOn(next) || chairPhrase(next) !== null) return null
  const seen = seeNamed(said.words, directory).filter(
    ({ mention }) => mention.by !== 'group' || mention.ids.length === 1,
  )
  const last = seen.at(-1)
  if (last === undefined || last.about || last.mention.ids.length === 0) return null
  // "bu maria atau bu salmiah"
  if (/^(atau|ataukah)$/.test(said.words[last.mention.to] ?? '')) return null
  const joint = said.words.slice(Math.max(1, last.mention.from - 2), last.mention.from)
  const earlier = seen.some((one) => one !== last && !one.about)
  // "yang teknis ke pe u yang kebijakan ke pak sekda sekarang yang teknis dulu"
  if (seen.length > 1 && said.words.length - last.mention.to > 3) return null
  if (joint.some((word) => /^(atau|ataukah|setelah|sesudah|nanti|baru|habis)$/.test(word)))
    return null
  if (earlier && joint.some((word) => later.test(word))) return null
  if (/^sudah$/.test(said.words[last.mention.from - 1] ?? '')) return null
  if (severalTold(input, said, last.mention)) return null
  // "setuju ya dokter arif pak taufiq": two in one breath.
  const pair = seen.at(-2)
  if (pair && !pair.about && pair.mention.to === last.mention.from && pair.mention.by === 'name')
    return null
  const ids = narrow(input, last.mention, said.speakerId, context.length - 1)
  return ids.length === 1 ? floor(ids, `disapa: ${around(said.words, last.mention)}`, 0.8) : null
}

/** A bare word of assent may come from any of several who were told something. */
function severalTold({ directory, next }: GuessInput, said: Said, one: Mention): boolean {
  if (next.length > 4) return false
  const others = seeNamed(said.words, directory).filter(
    ({ mention, about }) =>
      !about &&
      mention.by !== 'group' &&
      mention.ids.length > 0 &&
      !mention.ids.some((id) => one.ids.includes(id)),
  )
  return others.length > 0
}

const seenGroups = (said: Said, { directory }: GuessInput): number =>
  directory.find(said.words).filter((m) => m.by === 'fraksi').length

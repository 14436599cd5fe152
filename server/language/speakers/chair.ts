/** Words that only the chair of this sitting says here. */
import { readAsked, readPass, vocatives } from './asked.ts'
import { readFloor } from './floor.ts'
import { waiting } from './order.ts'
import { type Candidate, type GuessInput, leads, text } from './situation.ts'
import { addressesChair, begs, chairPhrase, countsOn, isChorus } from './talk.ts'

/** The chair, where the words speak for it; nobody where several may lead. */
export function chairCandidate(input: GuessInput): Candidate[] {
  const { next, chairIds, directory, context } = input
  const chair = chairIds[0]
  if (chair === undefined || chairIds.length > 1 || addressesChair(next)) return []
  if (!directory.people.some((person) => person.id === chair)) return []
  const last = context.at(-1)
  // "terima kasih bu hasnah kita lanjutkan": whoever is thanked by name does not say it.
  const spokenTo = directory.find(next.slice(0, 7))[0]
  if (spokenTo?.by === 'name' && spokenTo.ids.length === 1 && spokenTo.ids[0] === chair) {
    const opening = text(next.slice(0, spokenTo.from))
    if (/^(baik |ya |oke )*(terima kasih|makasih|matur nuwun|hatur nuhun|izin|siap)$/.test(opening))
      return []
  }
  const phrase = chairPhrase(next)
  const made = (detail: string, confidence: number): Candidate[] => [
    { id: chair, signal: 'chair', detail, confidence },
  ]
  const own = last?.speakerId === chair
  // Somebody who was asked may take note as well as the chair.
  const noted = phrase !== null && /\bdicatat\b/.test(phrase) && last !== undefined && !own
  if (noted && (readAsked(last.words, directory, last.speakerId)?.ids.length ?? 0) > 0) return []
  if (phrase !== null) return made(phrase, own ? 0.8 : 0.93)
  // "satu … setuju?" – "setuju" – "dua …"
  const reader = context.at(-2)
  if (last !== undefined && isChorus(last.words) && reader?.speakerId === chair && countsOn(next))
    return made('membacakan butir berikutnya', 0.85)
  // "kami mohon pimpinan memutuskan" – "baik pak purwadi …"
  if (
    last?.speakerId &&
    !own &&
    /\b(mohon|minta|harap|usul|tanya|terserah|kembalikan|serahkan|bagaimana) (\S+ ){0,3}(pimpinan|ketua)\b/.test(
      text(last.words),
    ) &&
    vocatives(next.slice(0, 8), directory).some(
      (m) => m.ids.length === 1 && m.ids[0] === last.speakerId,
    )
  )
    return made('diminta kepada pimpinan', 0.8)
  if (last === undefined || own) return []
  const calls = readFloor(next, directory).queue[0]
  const gives =
    calls !== undefined &&
    /\b(silakan|silahkan|persilakan|dipersilakan|monggo|mangga|selanjutnya|berikutnya|lanjut|giliran|dijawab)\b/.test(
      text(next),
    ) &&
    !/\b(saya (tanya|minta|mohon|usul)|kami (minta|mohon|tanya))\b/.test(text(next))
  // "izinkan dijawab oleh para kepala dinas" – "mungkin bina marga dulu"
  const shares =
    /\b(izinkan|biar|dijawab|dijelaskan|teknisnya)\b.{0,40}\b(oleh|jajaran|staf|kepala perangkat|kepala dinas)\b/.test(
      text(last.words.slice(-20)),
    )
  if (gives && !shares && readPass(last.words, directory) === null)
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

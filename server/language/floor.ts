/** Who gets the floor: reads the chair's own words ("saya persilakan Ibu Rosmini"). */
import type { Directory, Mention } from './people.ts'

export type Floor = {
  /** In the order in which they may speak. */
  readonly queue: readonly Mention[]
  /** The chair lets the last speaker go on. */
  readonly goOn: boolean
  /** A name was called that belongs to nobody here. */
  readonly stranger: boolean
}

const gives =
  /^(silakan|silahkan|persilakan|persilahkan|dipersilakan|dipersilahkan|mempersilakan|disilakan|kesempatan|waktu|waktunya|giliran|gilirannya|serahkan|undang|mengundang|lanjut|berikutnya|selanjutnya|kepada|minta|mohon|tolong|bagaimana|monggo|apakah|mungkin|dengarkan|dengar|panggil|kami|saya)$/
const strong =
  /^(silakan|silahkan|persilakan|persilahkan|dipersilakan|dipersilahkan|mempersilakan|disilakan|kesempatan|giliran|gilirannya|serahkan|undang|mengundang|monggo|dengarkan|panggil|lanjut)$/
const asks = /^(bagaimana|mohon|minta|tolong|mungkin|apakah)$/
const answers =
  /^(menjelaskan|menjawab|menanggapi|menyampaikan|memaparkan|menambahkan|menguraikan|memberikan|memberi|melanjutkan|merespons|memperkenalkan|mengklarifikasi|klarifikasi|jelaskan|jawab|tanggapi|tanggapan|penjelasan|sampaikan|paparkan|tambahkan|tambahan|dijelaskan|dijawab|ditanggapi|dilanjutkan|bicara|berbicara)$/
/** The person behind these words is talked about, not called. */
const about =
  /^(kasih|oleh|dari|usulan|pertanyaan|penjelasan|jawaban|pernyataan|pendapat|saran|masukan|tanggapan|seperti|kata|menurut|dengan|atas|bukan|jangan|tanpa|mewakili|menggantikan|disampaikan|sampaikan|disebut|permintaan|usul|dipertanyakan|ditanyakan|milik|kampung|rumah|sebelum|nama|almarhum|selain|sama)$/
const later =
  /^(setelah|sesudah|kemudian|lalu|dilanjutkan|disusul|nanti|berikutnya|selanjutnya|lantas|baru|terus|habis|diikuti)$/
const first = /^(dulu|dahulu)$/

const near = (words: readonly string[], from: number, to: number, test: RegExp): number => {
  for (let k = Math.min(words.length, to) - 1; k >= Math.max(0, from); k -= 1)
    if (test.test(words[k]!)) return k
  return -1
}

type Called = {
  readonly mention: Mention
  readonly weight: number
  readonly later: boolean
  readonly first: boolean
}

/** How surely this mention is called to speak; 0 where it is only talked about. */
function call(words: readonly string[], mention: Mention, previousEnd: number): Called | null {
  const before = words.slice(Math.max(previousEnd, mention.from - 9), mention.from)
  const last = before.at(-1) ?? ''
  const beforeLast = before.at(-2) ?? ''
  const behind = words.slice(mention.to, mention.to + 7)
  const follows = /^(silakan|silahkan|dipersilakan|persilakan|dipersilahkan|monggo)$/
  const silakanBehind =
    behind.slice(0, 4).some((w) => follows.test(w)) ||
    /kami persilakan|saya persilakan|kami silakan/.test(behind.slice(0, 6).join(' '))
  const trigger = near(words, Math.max(previousEnd, mention.from - 9), mention.from, strong)
  const giveFrom = /^(kepada|ke|dari)$/.test(last) && trigger >= 0
  // "mohon dijawab oleh pak suparman"
  const charged =
    last === 'oleh' &&
    /^(dijawab|dijelaskan|ditanggapi|disampaikan|dipaparkan|diuraikan)$/.test(beforeLast) &&
    before.slice(-6).some((w) => /^(mohon|tolong|silakan|bisa|dapat|agar|minta)$/.test(w))
  if (charged) return { mention, weight: 0.9, later: false, first: false }
  const talked = about.test(last) && !(giveFrom && last === 'dari')
  const thanks = /terima kasih( banyak)?( kepada| untuk| atas| saya ucapkan)*$/.test(
    before.join(' '),
  )
  const isLater = before.slice(-5).some((w) => later.test(w)) && previousEnd > 0
  const isFirst = behind.slice(0, 3).some((w) => first.test(w))
  const made = (weight: number): Called => ({ mention, weight, later: isLater, first: isFirst })
  if (/^(bukan|jangan|tanpa|sebelum)$/.test(last) || /^(bukan|sebelum|jangan)$/.test(beforeLast))
    return null
  if (thanks || (talked && !giveFrom)) {
    // "terima kasih pak kadis silakan": the thanks go to the last speaker, the floor to nobody named.
    return null
  }
  if (trigger >= 0) return made(0.95)
  if (silakanBehind) return made(0.93)
  const verb = behind.slice(0, 5).some((w) => answers.test(w))
  const asked = near(words, Math.max(previousEnd, mention.from - 6), mention.from, asks)
  if (asked >= 0 && verb) return made(0.9)
  if (asked >= 0 && /^bagaimana$/.test(words[asked]!)) return made(0.85)
  if (verb && /^(untuk|bisa|dapat|mohon|agar|kami)$/.test(behind[0] ?? '')) return made(0.85)
  if (
    near(
      words,
      Math.max(previousEnd, mention.from - 4),
      mention.from,
      /^(berikutnya|selanjutnya|lanjut|giliran)$/,
    ) >= 0
  )
    return made(0.85)
  if (near(words, Math.max(previousEnd, mention.from - 3), mention.from, /^kepada$/) >= 0 && verb)
    return made(0.85)
  // "baik pak yohanes" as the last words of the turn calls him.
  if (mention.to >= words.length - 1 && mention.from <= 3 && !/^(baik|oke|terima)$/.test(words[0]!))
    return made(0.7)
  if (
    /^(masih|ada|apa|sudah)$/.test(behind[0] ?? '') &&
    /(tambah|menambah|tanggap|siap)/.test(behind.join(' '))
  )
    return made(0.8)
  return null
}

/** The last word of the chair decides; several names in one breath are a queue. */
export function readFloor(words: readonly string[], directory: Directory): Floor {
  const mentions = directory.find(words)
  const called: Called[] = []
  let previousEnd = 0
  for (const mention of mentions) {
    const one = call(words, mention, previousEnd)
    if (one !== null) called.push(one)
    else if (called.length > 0 && mention.from - called.at(-1)!.mention.to <= 3) {
      const between = words.slice(called.at(-1)!.mention.to, mention.from)
      if (between.some((w) => later.test(w)) || between.join(' ') === 'dan') {
        called.push({ mention, weight: 0.85, later: true, first: false })
      }
    }
    previousEnd = mention.to
  }
  const text = words.join(' ')
  const goOn =
    /(silakan|silahkan|mohon|coba)? ?(dilanjutkan|lanjutkan|diteruskan|teruskan)( saja| kembali| pak| bu| bapak| ibu)?/.test(
      text,
    ) && called.length === 0
  const stranger = called.length === 0 && callsStranger(words, mentions)
  // "silakan pak A … maaf silakan bu B dulu"
  const start = called.findLastIndex((one) => !one.later)
  const head = called.find((one) => one.first)
  const rest = called.slice(Math.max(0, start))
  const queue = head === undefined ? rest : [head, ...rest.filter((one) => one !== head)]
  return { queue: queue.map((one) => one.mention), goOn, stranger }
}

/** "silakan pak Budi" where no Budi sits here. */
function callsStranger(words: readonly string[], mentions: readonly Mention[]): boolean {
  for (let i = 0; i + 2 < words.length; i += 1) {
    if (!gives.test(words[i]!) || !strong.test(words[i]!)) continue
    for (let k = i + 1; k < Math.min(words.length - 1, i + 4); k += 1) {
      if (!/^(bapak|pak|ibu|bu|saudara|saudari)$/.test(words[k]!)) continue
      const known = mentions.some((m) => m.from <= k && m.to > k)
      if (!known && words[k + 1]!.length > 2) return true
    }
  }
  return false
}

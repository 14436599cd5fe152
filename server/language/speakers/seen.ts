/** Who is named in what is said, and whether they are only talked about. */
import { sentenceEnd } from '../token.ts'
import { about, asks, charged, either, later, leftOnly, right, thanks, told } from './callWords.ts'
import type { Directory } from './directory.ts'
import type { Mention } from './mention.ts'

export type Seen = {
  readonly mention: Mention
  readonly about: boolean
  called: number
  later: boolean
  first: boolean
}

/** "dijawab dulu sama …": who stands behind these words is to do it. */
export const isAgent = (before: readonly string[]): boolean =>
  /^(oleh|sama|dengan|ku|dening)$/.test(before.at(-1) ?? '') &&
  before.slice(-5, -1).some((w) => charged.test(w)) &&
  !before.some((w) => /^(sudah|telah|tadi|kemarin|pernah|sebelum|setelah|sesudah|usai)$/.test(w))

/** Is the person of this mention talked about, or left out, and not called? */
export function isAbout(
  words: readonly string[],
  m: Mention,
  prevEnd: number,
  previous: Seen | undefined,
): boolean {
  const window = words.slice(Math.max(prevEnd, m.from - 7), m.from)
  const before = window.slice(window.lastIndexOf(sentenceEnd) + 1)
  const last = before.at(-1) ?? ''
  const text = before.join(' ')
  if (thanks.test(text)) return true
  if (/\byang mewakili$/.test(text)) return false
  // "sebelum dijawab pak slamet"
  if (/\b(sebelum|sesudah|setelah|sambil menunggu) (di|me)\S+( oleh| dari)?$/.test(text))
    return true
  if (
    /^(bukan|jangan|tanpa|sebelum|selain|menunggu|tunggu|menurut|seperti)$/.test(
      before.at(-2) ?? '',
    ) &&
    /^(kepada|ke|untuk|dari|oleh|yang|kata|sama|dengan|saudara)$/.test(last)
  )
    return true
  if (last === 'dan' || last === 'serta' || last === 'maupun')
    return (
      before.length === 1 &&
      previous !== undefined &&
      previous.about &&
      previous.mention.to === m.from - 1
    )
  if (last === 'oleh') return !before.some((w) => charged.test(w))
  if (isAgent(before)) return false
  if (last === 'dari') {
    if (before.length === 1) return prevEnd > 0 && previous?.about === true
    return (
      !before.some(
        (w) =>
          either.test(w) ||
          right.test(w) ||
          asks.test(w) ||
          /^(perwakilan|fraksi|kita|dulu|juga|wakil|ada|bapak|ibu|lalu|kemudian|terus|lantas|berikut|terakhir)$/.test(
            w,
          ),
      ) ||
      (/^(usul|usulan|pertanyaan|permintaan|aspirasi|laporan|surat|data|dana|anggaran|keluhan|seperti|jawaban)$/.test(
        before.at(-2) ?? '',
      ) &&
        !before.some((w) => either.test(w)))
    )
  }
  if (last === 'kepada' || last === 'ke' || last === 'untuk')
    return !before.some(
      (w) =>
        either.test(w) ||
        right.test(w) ||
        asks.test(w) ||
        (/^(waktu|kesempatan|waktunya|beri|berikan|kembali|serahkan|lempar|pertanyaan|pertanyaannya|tanya|pindah|geser)$/.test(
          w,
        ) &&
          w !== last),
    )
  if (/^(pendapat|tanggapan|jawaban|penjelasan|masukan|paparan|suara|laporan|komentar)$/.test(last))
    return !before.some((w) =>
      /^(silakan|minta|mohon|dengar|dengarkan|bagaimana|apa|buka|mulai)$/.test(w),
    )
  // "itu yang saya maksud pak wahid"
  if (last === 'maksud' && /^(saya|kami)$/.test(before.at(-2) ?? '')) return false
  return about.test(last)
}

/** "… anak kampung – pak robi ada yang mau disampaikan": what stands before belongs to the sentence before. */
const weakAbout =
  /^(kampung|rumah|nama|anak|kantor|meja|kursi|usul|usulan|bukan|jangan|cukup|sama|setuju|maaf|iya)$/

/** Everyone named in these words; nobody is called yet. */
export function seeNamed(words: readonly string[], directory: Directory): Seen[] {
  const mentions = directory.find(words)
  const seen: Seen[] = []
  let prevEnd = 0
  for (const mention of mentions) {
    const previous = seen.at(-1)
    const next = mentions[seen.length + 1]
    const behind = words.slice(mention.to, Math.min(mention.to + 5, next?.from ?? words.length))
    const tail = behind.join(' ')
    const before = words.slice(Math.max(prevEnd, mention.from - 3), mention.from)
    const predicate =
      told.test(tail) &&
      !/^yang (terhormat|kami hormati|saya hormati|ibu|bapak|perempuan|satu|satunya|dari|mewakili|pertama|kedua|ketiga|keempat|kelima|berikutnya|selanjutnya|terakhir)\b/.test(
        tail,
      ) &&
      !behind.some((w) => either.test(w)) &&
      !either.test(before.at(-1) ?? '') &&
      !leftOnly.test(tail) &&
      !/^(tadi|yang|juga|masih|sudah|memang|ini|itu) (mau|ingin|minta|angkat|mengangkat|tangannya|menunggu|tunjuk|ditanya|ditanyakan|tahu|paham|berwenang|menjawab|belum bicara|belum dapat|belum menjawab|belum jawab|belum menanggapi|belum kebagian|interupsi|hendak|akan bertanya|ada|siap|bagaimana|apa|betul|kapan)/.test(
        tail,
      )
    // "kadisnya mana oh belum datang"
    const away =
      /^((nya|mana|di mana|ke mana|oh|o|kok|ya|masih|memang|rupanya) )*(belum (datang|hadir|tiba|kelihatan)|tidak (datang|hadir|ada|tampak)|nggak ada|berhalangan|sakit|absen|izin|ijin|sedang (dinas|tugas) luar|dinas luar|tugas luar)\b/.test(
        words.slice(mention.to, Math.min(mention.to + 8, next?.from ?? words.length)).join(' '),
      )
    const put =
      /^(nanti|besok|kemarin)$/.test(before.at(-1) ?? '') &&
      previous?.called === undefined &&
      !/\bdulu\b/.test(tail)
    seen.push({
      mention,
      about:
        (isAbout(words, mention, prevEnd, previous) &&
          !(
            (weakAbout.test(before.at(-1) ?? '') && leftOnly.test(tail)) ||
            (/^(ke|untuk|kepada)$/.test(before.at(-1) ?? '') &&
              /^(ya )?(silakan|silahkan|monggo|mangga|dijawab|waktu|kesempatan|kami (serahkan|persilakan|beri)|saya (serahkan|persilakan)|dipersilakan)/.test(
                tail,
              ))
          )) ||
        predicate ||
        away ||
        (put && !(previous !== undefined && later.test(before.at(-1) ?? ''))),
      called: 0,
      later: false,
      first: /^(saja )?(dulu|dahulu|duluan|lebih dulu)\b/.test(tail),
    })
    prevEnd = mention.to
  }
  return seen
}

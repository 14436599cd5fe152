/** Who gets the floor: reads the words of whoever has it ("saya persilakan Ibu Rosmini", "biar Pak Yayat saja"). */
import { rememberPer } from '../remember.ts'
import { callAlone, callByWhatFollows, callByWords, callTogether } from './called.ts'
import { either, right } from './callWords.ts'
import type { Directory } from './directory.ts'
import type { Mention } from './mention.ts'
import { seeNamed } from './seen.ts'
import { isGrant } from './talk.ts'

export type Floor = {
  /** In the order in which they may speak. */
  readonly queue: readonly Mention[]
  /** The words are a plain "silakan", an answer is asked for, or the last speaker is let go on. */
  readonly open: 'silakan' | 'jawab' | 'lanjut' | null
  /** A name was called that belongs to nobody here. */
  readonly stranger: boolean
  /** Several were called and may sort out the order themselves. */
  readonly anyOrder: boolean
  /** The form of address of an open call ("silakan bu"). */
  readonly sapaan: string | null
}

/** Everyone who is called or asked in these words, the open calls, and the strangers. */
export const readFloor = rememberPer(
  (directory: Directory) =>
    (words): Floor =>
      floorIn(words, directory),
)

function floorIn(words: readonly string[], directory: Directory): Floor {
  const seen = seeNamed(words, directory)
  const mentions = seen.map((s) => s.mention)
  callByWords(words, seen)
  callByWhatFollows(words, seen)
  callAlone(words, seen)
  callTogether(words, seen)
  const called = seen.filter((s) => s.called > 0)
  const text = words.join(' ')
  const start = called.findLastIndex((s) => !s.later)
  const rest = called.slice(Math.max(0, start))
  const first = rest.find((s) => s.first && s !== rest[0])
  const queue = first === undefined ? rest : [first, ...rest.filter((s) => s !== first)]
  const none = called.length === 0
  const last = words.at(-1) ?? ''
  const open: Floor['open'] = !none
    ? null
    : /\b(di)?(lanjut|lanjutkan|teruskan)\b( saja| kembali| pak| bu| bapak| ibu| dulu| ya)*$|\b(silakan|silahkan|mohon|ya) (di)?(lanjutkan|lanjut|teruskan)\b/.test(
          text,
        )
      ? 'lanjut'
      : /\b(di|men)?jawab\b|\b(di|men)?tanggapi\b|\bmenanggapi\b|\bdijelaskan\b/.test(text) &&
          /\b(silakan|silahkan|mohon|tolong|monggo|mangga|bisa|coba|langsung)\b|^(ya |baik )?(di)?(jawab|tanggapi)( dulu| ya| langsung)*( pak| bu| bapak| ibu)?$/.test(
            text,
          )
        ? 'jawab'
        : words.some((w) => either.test(w)) ||
            isGrant(words) ||
            /\b(waktu|waktunya) (kami|saya) (serahkan|persilakan)\b|^(ya |baik )?boleh( pak| bu| saja)?$/.test(
              text,
            )
          ? 'silakan'
          : null
  // "fraksi bintang keadilan silakan yang pesisir pak darmo": the name says which of them.
  // "urutannya pak sekda dulu baru bapenda terakhir koperasi | pak sekda kami persilakan"
  const end = queue.at(-1)
  if (
    end !== undefined &&
    queue.length > 1 &&
    /^((kami|saya|dulu) )?(silakan|silahkan|persilakan|dipersilakan|monggo)( pak| bu)?$/.test(
      words.slice(end.mention.to).join(' '),
    ) &&
    seen.some(
      (s) =>
        s !== end &&
        s.mention.to < queue[0]!.mention.to &&
        s.mention.ids.join() === end.mention.ids.join(),
    )
  ) {
    queue.pop()
    queue.unshift(end)
  }
  const head = queue[0]
  const one = seen.filter(
    (s) =>
      head !== undefined &&
      !s.about &&
      s !== head &&
      s.mention.by === 'name' &&
      s.mention.ids.length === 1 &&
      head.mention.ids.length > 1 &&
      head.mention.ids.includes(s.mention.ids[0]!),
  )
  if (head !== undefined && one.length === 1 && queue.length === 1) queue[0] = one[0]!
  return {
    queue: queue.map((s) => s.mention),
    open,
    stranger:
      (none && callsStranger(words, mentions)) ||
      (queue[0] !== undefined && queue[0].mention.ids.length === 0),
    anyOrder:
      /\b(terserah|siapa (dulu|duluan|yang|mau|saja)|siapapun|mana saja|bebas|salah satu|(atau|boleh) siapa)\b/.test(
        text,
      ),
    sapaan: none
      ? /^(pak|bapak|bu|ibu|mas|mbak|saudara|saudari|kang|bang)$/.test(last)
        ? last
        : (/\b(?:silakan|silahkan|monggo|mangga|ya|persilakan) (pak|bapak|bu|ibu|mas|mbak|kang|bang|teh)\b(?! (?:bapak|ibu|sekalian))/.exec(
            text,
          )?.[1] ?? null)
      : null,
  }
}

/** "silakan pak Budi" where no Budi sits here. */
function callsStranger(words: readonly string[], mentions: readonly Mention[]): boolean {
  for (let i = 0; i + 2 < words.length; i += 1) {
    if (!either.test(words[i]!) && !right.test(words[i]!)) continue
    for (let k = i + 1; k < Math.min(words.length - 1, i + 4); k += 1) {
      if (!/^(bapak|pak|ibu|bu|saudara|saudari|kang|mas|mbak|bang)$/.test(words[k]!)) continue
      const known = mentions.some((m) => m.from <= k && m.to > k && m.ids.length > 0)
      if (
        !known &&
        words[k + 1]!.length > 2 &&
        !/^(bapak|ibu|pak|bu|sekalian|anggota|silakan|dari|yang|ketua|pimpinan|dijawab|jawab|dulu|untuk|menjawab|ditanggapi|dilanjutkan|lanjut|lanjutkan|dan|semua|langsung|waktunya|singkat|saja|mohon|ya)$/.test(
          words[k + 1]!,
        )
      )
        return true
    }
  }
  // "pak hendra silakan"
  for (let t = 2; t < words.length; t += 1) {
    if (!either.test(words[t]!)) continue
    const known = mentions.some((m) => m.to <= t && m.to > t - 4)
    if (
      !known &&
      /^(pak|bu|bapak|ibu|kang|mas|mbak)$/.test(words[t - 2]!) &&
      !/^(bapak|ibu|sekalian|ya|ketua|pimpinan|anggota|semua)$/.test(words[t - 1]!)
    )
      return true
  }
  return false
}

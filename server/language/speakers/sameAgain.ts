/** The same mouths again: two who ask and answer each other, and one who goes on with a list. */
import { vocatives } from './asked.ts'
import type { Directory } from './directory.ts'
import { readFloor } from './floor.ts'
import type { State } from './sitting.ts'
import type { Candidate } from './situation.ts'
import { addressesChair, goesOn, interrupts, isChorus, opensReply, takesUp } from './talk.ts'

/** Who of the two who spoke before speaks again in turn `k`. */
export function sameAgain({ turns, guesses }: State, k: number, directory: Directory): Candidate[] {
  const { words } = turns[k]!
  const at = (n: number) => guesses[n]?.id ?? null
  const before = at(k - 1)
  if (before === null || interrupts(words)) return []
  const called = readFloor(turns[k - 1]!.words, directory).queue.some(
    (m) => !m.ids.includes(before),
  )
  if (/\bizin (keluar|ke belakang|sebentar|duluan)\b/.test(words.join(' '))) return []
  const counted = countedBefore(turns, guesses, k)
  if (counted !== null)
    return [{ id: counted, signal: 'floor', detail: 'melanjutkan hitungannya', confidence: 0.78 }]
  if (goesOn(words) && !called)
    return [{ id: before, signal: 'floor', detail: 'melanjutkan yang tadi', confidence: 0.76 }]
  const other = at(k - 2)
  if (other === null || other === before || words.length > 40 || called) return []
  const body = (id: string) => directory.people.find((one) => one.id === id)?.instansi
  const exchange =
    at(k - 3) === before ||
    at(k + 1) === before ||
    (body(other) && !body(before) && asks(turns[k - 1]!.words))
  const asked = turns[k - 1]!.words
  const replies =
    !/^(terima kasih|makasih|begini)\b/.test(words.slice(0, 2).join(' ')) &&
    (opensReply(words) || (asks(asked) && takesUp(asked, words)))
  if (!exchange || !replies || isChorus(words) || addressesChair(words)) return []
  const named = vocatives(words, directory)
  if (named.some((m) => !m.ids.includes(before))) return []
  const sapaan = /\b(pak|bapak|bu|ibu)$|^\S+ (pak|bapak|bu|ibu)\b/.exec(words.slice(0, 6).join(' '))
  const said = sapaan?.[1] ?? sapaan?.[2]
  const person = directory.people.find(({ id }) => id === before)
  if (said !== undefined && person?.sapaan) {
    if ((person.sapaan === 'Bapak') !== /^(pak|bapak)$/.test(said)) return []
  }
  return [{ id: other, signal: 'floor', detail: 'menjawab yang baru bicara', confidence: 0.74 }]
}

const ordinals =
  'pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh'.split(' ')
const countOf = (words: readonly string[]): number =>
  ordinals.indexOf(words.slice(0, 3).find((word) => ordinals.includes(word)) ?? '')

/** "keempat …" – "siap" – "kelima …": whoever counted to the number before, where somebody else spoke between. */
function countedBefore(turns: State['turns'], guesses: State['guesses'], k: number): string | null {
  const own = countOf(turns[k]!.words)
  if (own < 1) return null
  for (let n = k - 1; n >= Math.max(0, k - 4); n--)
    if (countOf(turns[n]!.words) === own - 1) return n < k - 1 ? (guesses[n]?.id ?? null) : null
  return null
}

const asks = (words: readonly string[]): boolean =>
  /\b(bagaimana|gimana|kapan|berapa|kenapa|mengapa|apakah|siapa|mana|masa|atau|kok|lho)\b|\b(pak|bu)$/.test(
    words.join(' '),
  )

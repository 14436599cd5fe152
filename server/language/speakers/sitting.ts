/**
 * Who speaks in each turn of a whole sitting: first turn by turn, as it is heard live; then what stayed open once more,
 * now with what was said behind it.
 */
import { readPass, vocatives } from './asked.ts'
import type { Directory } from './directory.ts'
import { readFloor } from './floor.ts'
import { guessSpeaker } from './guess.ts'
import { isBack, leadsNext } from './presiding.ts'
import type { Candidate, Guess, Said } from './situation.ts'
import {
  addressesChair,
  chairPhrase,
  goesOn,
  hangsOn,
  interrupts,
  isChorus,
  opensReply,
  takesUp,
} from './talk.ts'

export type SittingTurn = {
  readonly words: readonly string[]
  /** Whom a person named already. */
  readonly speakerId: string | null
  /** What channel and voice say. */
  readonly outside: readonly Candidate[]
}

export type Sitting = {
  readonly directory: Directory
  /** The chair; several where nobody knows which of them leads. */
  readonly chairIds: readonly string[]
}

const contextTurns = 24
/** Each round may open up what hung on the one before. */
const rounds = 3

type State = {
  readonly turns: readonly SittingTurn[]
  readonly guesses: Guess[]
  /** Who leads when a turn begins. */
  readonly leading: (readonly string[])[]
}

export function speakersOf(turns: readonly SittingTurn[], sitting: Sitting): Guess[] {
  const state: State = {
    turns,
    guesses: turns.map(({ speakerId }) => ({ id: speakerId, evidence: [] })),
    leading: [],
  }
  for (let round = 0; round <= rounds; round++) {
    const before = JSON.stringify(state.guesses.map(({ id }) => id))
    listen(state, sitting, round > 0)
    if (round > 0 && before === JSON.stringify(state.guesses.map(({ id }) => id))) break
  }
  return state.guesses
}

function listen(state: State, { directory, chairIds }: Sitting, again: boolean): void {
  const { turns, guesses, leading } = state
  const context: Said[] = []
  let now = chairIds
  for (const [k, turn] of turns.entries()) {
    if (chairIds.length === 1 && now[0] !== chairIds[0] && isBack(turn.words)) now = chairIds
    leading[k] = now
    if (turn.speakerId === null && guesses[k]!.id === null) {
      const behind = again ? whatIsAround(state, k, directory) : []
      const before = leading[k - 1]
      // Whoever was just given the gavel speaks first.
      if (
        before !== undefined &&
        now.length === 1 &&
        now[0] !== before[0] &&
        !interrupts(turn.words)
      )
        behind.push({
          id: now[0]!,
          signal: 'chair',
          detail: 'menerima pimpinan rapat',
          confidence: 0.88,
        })
      guesses[k] = guessSpeaker({
        chairIds: now,
        directory,
        context: context.slice(-contextTurns),
        next: turn.words,
        outside: [...turn.outside, ...behind],
      })
    }
    const said = { speakerId: guesses[k]!.id, words: turn.words }
    context.push(said)
    if (chairIds.length === 1) {
      const next = leadsNext(said, now[0] ?? null, chairIds[0]!, directory)
      now = next === null ? [] : [next]
    }
  }
}

/** What the turns around say of this one. */
function whatIsAround(state: State, k: number, directory: Directory): Candidate[] {
  const { turns, guesses, leading } = state
  const [turn, next] = [turns[k]!, turns[k + 1]]
  const chair = leading[k]?.length === 1 ? leading[k]![0]! : null
  if (turn.words.length === 0) return []
  if (next === undefined || isChorus(turn.words)) return sameAgain(state, k, directory)
  const follower = guesses[k + 1]!.id
  const found: Candidate[] = []
  const toChair = addressesChair(turn.words) || addresses(turn.words, chair, directory)
  const last = directory.find(turn.words).findLast((m) => m.ids.length > 0 && m.by !== 'group')

  const calls =
    readFloor(next.words, directory).queue.length > 0 || chairPhrase(next.words) !== null
  if (chair !== null && follower !== chair && !toChair && !interrupts(next.words)) {
    const toLeader =
      addressesChair(next.words) || addresses(next.words.slice(0, 8), chair, directory)
    const gave = readFloor(turn.words, directory).queue[0] ?? last
    const handed = readPass(turn.words, directory) !== null && chairPhrase(turn.words) === null
    // He who was called answers.
    if (
      follower !== null &&
      gave?.ids.includes(follower) &&
      !handed &&
      (toLeader || turn.words.length <= 6)
    )
      found.push({ id: chair, signal: 'chair', detail: `memanggil: ${gave.said}`, confidence: 0.8 })
    // A short word of the chair to the one who speaks before and behind it.
    else if (
      follower !== null &&
      guesses[k - 1]?.id === follower &&
      toLeader &&
      turn.words.length <= 12 &&
      !/\b(saya|kami)\b/.test(turn.words.join(' '))
    )
      found.push({
        id: chair,
        signal: 'chair',
        detail: 'dijawab kepada pimpinan',
        confidence: 0.76,
      })
  }
  // "terima kasih bu dewi", "masukan yang baik pak ridwan": the chair turns to the one who has just spoken.
  if (found.length === 0 && chair !== null && follower === chair) {
    const head = next.words.slice(0, 9)
    const thanked = directory.find(head)[0]
    const calledOn = readFloor(next.words, directory).queue.some((m) => m.from === thanked?.from)
    if (thanked?.ids.length === 1 && !calledOn && thanks(head.slice(0, thanked.from)))
      found.push({
        id: thanked.ids[0]!,
        signal: 'floor',
        detail: `ditanggapi pimpinan: ${thanked.said}`,
        confidence: 0.8,
      })
  }
  // The one who goes on behind was called before.
  if (
    found.length === 0 &&
    follower !== null &&
    follower !== chair &&
    (goesOn(next.words) || hangsOn(next.words)) &&
    !calls
  ) {
    const before = k > 0 ? readFloor(turns[k - 1]!.words, directory).queue : []
    if (before.some((m) => m.ids.includes(follower)))
      found.push({
        id: follower,
        signal: 'floor',
        detail: 'melanjutkan sesudahnya',
        confidence: 0.76,
      })
  }
  // "siap pak hendra": the reply says whose words these were.
  if (
    found.length === 0 &&
    !calls &&
    opensReply(next.words) &&
    next.words.length <= 40 &&
    !next.words.includes('atau')
  ) {
    // A bare name is the one who replies.
    const to = vocatives(next.words.slice(0, 7), directory).filter(
      (m) => directory.isSapaan(m.said.split(' ')[0]!) || (m.by !== 'name' && follower !== chair),
    )
    // Officials say *ketua* to whoever asked.
    const meant =
      to.length === 1 && to[0]!.by !== 'body' && !/\b(ketua|pimpinan)\b/.test(to[0]!.said)
    const one = meant && to[0]!.ids.length === 1 ? to[0]!.ids[0]! : null
    const named = one !== null && vocatives(turn.words, directory).some((m) => m.ids.includes(one))
    if (one !== null && one !== follower && !named)
      found.push({ id: one, signal: 'floor', detail: `dijawab: ${to[0]!.said}`, confidence: 0.76 })
  }
  return [...found, ...sameAgain(state, k, directory)]
}

/** Two who ask and answer each other, and one who goes on with a list. */
function sameAgain({ turns, guesses }: State, k: number, directory: Directory): Candidate[] {
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

const addresses = (words: readonly string[], id: string | null, directory: Directory): boolean =>
  id !== null && vocatives(words, directory).some((m) => m.ids.length === 1 && m.ids[0] === id)

const asks = (words: readonly string[]): boolean =>
  /\b(bagaimana|gimana|kapan|berapa|kenapa|mengapa|apakah|siapa|mana|masa|atau|kok|lho)\b|\b(pak|bu)$/.test(
    words.join(' '),
  )

const thanks = (words: readonly string[]): boolean =>
  /^((baik|ya|iya|oke|siap|nah|alhamdulillah|sudah|jelas) )*(terima kasih( banyak| atas \S+)?|makasih|matur nuwun|hatur nuhun|cukup( ya)?|(masukan|usul|usulan|saran) (yang )?(baik|bagus)|betul|setuju dengan)( ya| dari| kepada)*$/.test(
    words.join(' '),
  )

/** What the turns around one say of its speaker, once they are known. */
import { readAsked, readPass, vocatives } from './asked.ts'
import type { Directory } from './directory.ts'
import { readFloor } from './floor.ts'
import { sameAgain } from './sameAgain.ts'
import type { State } from './sitting.ts'
import type { Candidate } from './situation.ts'
import {
  addressesChair,
  begins,
  begs,
  chairPhrase,
  goesOn,
  hangsOn,
  interrupts,
  isChorus,
  opensReply,
} from './talk.ts'

type Words = readonly string[]

/** One turn between its neighbours. */
type Between = {
  readonly directory: Directory
  readonly before: { readonly id: string | null; readonly words: Words } | null
  readonly words: Words
  readonly next: Words
  /** Who speaks behind, where that is known. */
  readonly follower: string | null
  readonly chair: string | null
  /** Do these words turn to the chair? */
  readonly toChair: boolean
  /** Does the next turn give somebody the floor? */
  readonly nextCalls: boolean
}

type Rule = (b: Between) => Candidate | null

/** He who was called answers, so the chair called him. */
const callerOfFollower: Rule = ({ directory, words, next, follower, chair, toChair }) => {
  if (chair === null || follower === null || follower === chair || toChair) return null
  if (interrupts(next)) return null
  const named = directory.find(words).findLast((m) => m.ids.length > 0 && m.by !== 'group')
  const gave = readFloor(words, directory).queue[0] ?? named
  const handed = readPass(words, directory) !== null && chairPhrase(words) === null
  if (!gave?.ids.includes(follower) || handed) return null
  if (!repliesToChair(next, chair, directory) && words.length > 6) return null
  return { id: chair, signal: 'chair', detail: `memanggil: ${gave.said}`, confidence: 0.8 }
}

/** A short word of the chair to the one who speaks before and behind it. */
const shortWordOfChair: Rule = ({ directory, before, words, next, follower, chair, toChair }) =>
  chair !== null &&
  follower !== null &&
  follower !== chair &&
  !toChair &&
  !interrupts(next) &&
  before?.id === follower &&
  repliesToChair(next, chair, directory) &&
  words.length <= 12 &&
  !/\b(saya|kami)\b/.test(words.join(' '))
    ? { id: chair, signal: 'chair', detail: 'dijawab kepada pimpinan', confidence: 0.76 }
    : null

/** "terima kasih bu dewi", "tahan dulu pak ridwan", "dicatat usi tina": the chair turns to the one who has just spoken. */
const answeredByChair: Rule = ({ directory, words, next, follower, chair, toChair }) => {
  if (chair === null || follower !== chair) return null
  const head = next.slice(0, 9)
  const one = directory.find(head)[0]
  if (one?.ids.length !== 1 || one.ids[0] === chair) return null
  const opening = head.slice(0, one.from).join(' ')
  // "catat ya bu kabag": the chair turns to those who write.
  if (one.by !== 'name' && /\b(di)?catat\b/.test(opening)) return null
  const calledOn = readFloor(next, directory).queue.some((m) => m.from === one.from)
  const nod = nods.test(opening) && one.by === 'name' && words.length <= 25
  const asked = begs(words) || interrupts(words)
  // Who only cries "interupsi" need not be the one who then gets the floor.
  const meant = calledOn
    ? nod && asked && words.length > 4
    : turnsTo.test(opening) || (nod && toChair && asked)
  if (!meant || addresses(words, one.ids[0]!, directory)) return null
  return {
    id: one.ids[0]!,
    signal: 'floor',
    detail: `ditanggapi pimpinan: ${one.said}`,
    confidence: 0.8,
  }
}

/** The one who goes on behind was called before. */
const calledAndGoesOn: Rule = ({ directory, before, next, follower, chair, nextCalls }) =>
  follower !== null &&
  follower !== chair &&
  (goesOn(next) || hangsOn(next)) &&
  !nextCalls &&
  before !== null &&
  readFloor(before.words, directory).queue.some((m) => m.ids.includes(follower))
    ? { id: follower, signal: 'floor', detail: 'melanjutkan sesudahnya', confidence: 0.76 }
    : null

/** Whoever speaks on behind without any opening has begun here, where the chair spoke before. */
const speaksOn: Rule = ({ directory, before, words, next, follower, chair, nextCalls }) => {
  if (follower === null || chair === null || follower === chair || before?.id !== chair) return null
  const opens =
    begins(next) || opensReply(next) || addressesChair(next) || interrupts(next) || isChorus(next)
  if (nextCalls || next.length < 6 || (opens && !goesOn(next))) return null
  if (!begins(words) || words.length < 8 || asksIn(words.slice(-8)) || begs(words)) return null
  if (/\b(setuju|sependapat|menambahkan|mendukung|menyambung|saya juga)\b/.test(next.join(' ')))
    return null
  if (addresses(words, follower, directory) || vocatives(next.slice(0, 4), directory).length > 0)
    return null
  if (readAsked(words, directory, null)?.ids.includes(follower)) return null
  return { id: follower, signal: 'floor', detail: 'melanjutkan sesudahnya', confidence: 0.75 }
}

/** "siap pak hendra": the reply says whose words these were. */
const repliedToByName: Rule = ({ directory, words, next, follower, chair, nextCalls }) => {
  if (nextCalls || !opensReply(next) || next.includes('atau')) return null
  // In a long reply only who is named at once is the one replied to.
  const reach = next.length > 40 ? 4 : 7
  // A bare name is the one who replies.
  const to = vocatives(next.slice(0, reach), directory).filter(
    (m) => directory.isSapaan(m.said.split(' ')[0]!) || (m.by !== 'name' && follower !== chair),
  )
  // Officials say *ketua* to whoever asked.
  if (to.length !== 1 || to[0]!.by === 'body' || /\b(ketua|pimpinan)\b/.test(to[0]!.said))
    return null
  const id = to[0]!.ids.length === 1 ? to[0]!.ids[0]! : null
  if (id === null || id === follower || vocatives(words, directory).some((m) => m.ids.includes(id)))
    return null
  // "punten teh neneng": said to whoever leads, as *ketua* is, and these words ask for leave.
  const said = words.join(' ')
  if (/^(mohon )?(izin|ijin) (melanjutkan|menambahkan|menyambung|menjawab)\b/.test(said))
    return null
  if (id === chair && asksLeave.test(said)) return null
  return { id, signal: 'floor', detail: `dijawab: ${to[0]!.said}`, confidence: 0.76 }
}

/** The first that holds, holds. */
const rules: readonly Rule[] = [
  callerOfFollower,
  shortWordOfChair,
  answeredByChair,
  calledAndGoesOn,
  repliedToByName,
  speaksOn,
]

/** Whom the turns around name as the speaker of turn `k`. */
export function readNeighbours(state: State, k: number, directory: Directory): Candidate[] {
  const { turns, guesses, leading } = state
  const [{ words }, next] = [turns[k]!, turns[k + 1]?.words]
  if (words.length === 0) return []
  const same = sameAgain(state, k, directory)
  if (next === undefined || isChorus(words)) return same
  const chair = leading[k]?.length === 1 ? leading[k]![0]! : null
  const between: Between = {
    directory,
    before: k > 0 ? { id: guesses[k - 1]!.id, words: turns[k - 1]!.words } : null,
    words,
    next,
    follower: guesses[k + 1]!.id,
    chair,
    toChair: addressesChair(words) || addresses(words, chair, directory),
    nextCalls: readFloor(next, directory).queue.length > 0 || chairPhrase(next) !== null,
  }
  for (const rule of rules) {
    const found = rule(between)
    if (found !== null) return [found, ...same]
  }
  return same
}

const asksLeave =
  /^(mohon |baik |ya )*(izin|ijin|terima kasih|makasih|siap|assalamualaikum|melanjutkan|menambahkan|menyambung|menjawab)\b/

const addresses = (words: Words, id: string | null, directory: Directory): boolean =>
  id !== null && vocatives(words, directory).some((m) => m.ids.length === 1 && m.ids[0] === id)

const repliesToChair = (next: Words, chair: string, directory: Directory): boolean =>
  addressesChair(next) ||
  /\b(?<!wakil )(ketua|pimpinan)\b(?! (komisi|fraksi|kelompok))/.test(
    next.slice(0, 10).join(' '),
  ) ||
  addresses(next.slice(0, 8), chair, directory)

const asksIn = (words: Words): boolean =>
  /\b(bagaimana|gimana|kapan|berapa|kenapa|mengapa|apakah|siapa|mana)\b|\b(pak|bu)$/.test(
    words.join(' '),
  )

const nods =
  /^((baik|ya|iya|iye|oke|siap|nah|boleh|silakan|oh|eh|sudah|nggih|inggih|njih|muhun|enggih|mangga|monggo) ?)+$/

/** What the chair says to the one who has just spoken. */
const turnsTo =
  /^((baik|ya|iya|oke|siap|nah|alhamdulillah|sudah|jelas|oh|eh|wah) )*(terima kasih( banyak| atas \S+)?|makasih|matur nuwun|hatur nuhun|cukup( ya)?|(sudah )?(di)?catat|tahan( dulu)?|sabar( dulu)?|tunggu( dulu)?|nanti dulu|tenang( dulu)?|jangan( langsung| begitu| dulu)?|tolong jangan|(masukan|usul|usulan|saran) (yang )?(baik|bagus)|(mantap|bagus|hebat)( sekali| usul| usulan| masukan)?|nanti|betul|setuju dengan)( ya| dari| kepada)*$/

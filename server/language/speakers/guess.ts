/** Who speaks: fuses floor, the chair's words, self-naming, daftar pembicara, channel and voice. Null where nothing speaks for anyone. */
import { sentenceEnd } from '../token.ts'
import { afterChair } from './afterChair.ts'
import { afterOther } from './afterOther.ts'
import { chairCandidate } from './chair.ts'
import { claimed } from './claimed.ts'
import { readFloor } from './floor.ts'
import { listedCandidate } from './listed.ts'
import { selfNamed } from './selfNamed.ts'
import {
  type Candidate,
  type Found,
  type Guess,
  type GuessInput,
  leads,
  nobody,
  spokenTo,
  text,
} from './situation.ts'
import { addressesChair, interrupts, isChorus, isFromRoom, isOwnWord, resumes } from './talk.ts'
import { weigh } from './weigh/index.ts'

/** A roomful of evidence becomes one name, or none. */
export function guessSpeaker(given: GuessInput): Guess {
  const ruled = byRules(given)
  return isSettled(given, ruled) ? ruled : weigh(given, ruled)
}

/** Is what the rules say not to be weighed against anything? */
function isSettled({ context, next, outside = [], listed }: GuessInput, ruled: Guess): boolean {
  if (next.length === 0 || context.length === 0) return true
  if (saysAbsent(next) || isFromRoom(next)) return true
  // A channel, a voice or the list says it without the words.
  if (listed || outside.some(({ signal }) => signal === 'channel' || signal === 'voice'))
    return true
  if (ruled.id === null) return false
  const { evidence } = ruled
  const several = new Set(evidence.map(({ signal }) => signal)).size > 1
  // Who says their own name is believed.
  const named = evidence.some(({ signal, confidence }) => signal === 'self' && confidence > 0.9)
  // In the sittings that gave the weights nobody speaks twice in a row; who goes on with a list does.
  return several || named || ruled.id === context.at(-1)!.speakerId
}

/** What the phrases of a sitting say. */
export function byRules(given: GuessInput): Guess {
  const input = { ...given, context: joined(given) }
  const outside = input.outside ?? []
  const none: Guess = { id: null, evidence: [] }
  if (input.next.length === 0 && outside.length === 0) return none
  const last = input.context.at(-1)
  const chair = chairCandidate(input)
  const self = selfNamed(input)
  const own: Found =
    last === undefined
      ? nobody
      : leads(input, last)
        ? afterChair(input, last)
        : afterOther(input, last, chair.length > 0)
  if (
    isFromRoom(input.next) &&
    !outside.some(({ signal }) => signal !== 'chair' && signal !== 'floor')
  )
    return none
  if (isChorus(input.next) && outside.length === 0) {
    const asked =
      last !== undefined &&
      own.found.length === 1 &&
      isOwnWord(input.next) &&
      !/\b(setuju|sepakat|disetujui|disepakati)\b/.test(text(last.words))
    if (!asked) return none
  }
  const toChair = addressesChair(input.next)
  const absent = saysAbsent(input.next)
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
  const listed = absent ? [] : listedCandidate(input)
  const all: Candidate[] = [
    ...outside,
    ...self,
    ...chair,
    ...called,
    ...inBoth(called, self),
    ...listed,
    ...(called.length === 0 && self.length === 0 ? claimed(input) : []),
  ]
  const doubt = new Map<string, number>()
  for (const one of all) {
    const weight =
      others.has(one.id) && (one.signal === 'floor' || one.signal === 'queue')
        ? one.confidence * 0.6
        : one.confidence
    doubt.set(one.id, (doubt.get(one.id) ?? 1) * (1 - weight))
  }
  const ranked = [...doubt]
    .map(([id, d]) => ({ id, score: 1 - d }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (best === undefined) return none
  const named = self.some((one) => one.id === best.id && one.confidence > 0.9)
  // "bu maria atau pak darwis": the list says which of them.
  const meant =
    last !== undefined &&
    input.directory.find(last.words).some((m) => listed.some((one) => m.ids.includes(one.id)))
  if (own.stranger && !named && !meant && outside.length === 0 && chair.length === 0) return none
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

/** "pak bambang silakan" – "saya dari fraksi karya": of several called and several it may say, the only one in both. */
function inBoth(called: readonly Candidate[], self: readonly Candidate[]): Candidate[] {
  if (called.length < 2 || new Set(self.map(({ id }) => id)).size < 2) return []
  const both = called.filter(({ id }) => self.some((one) => one.id === id))
  return both.length === 1 ? [{ ...both[0]!, confidence: 0.85 }] : []
}

/** "pak tamrin silakan" – "beliau sedang di luar": said by somebody else, who does not say who. */
const saysAbsent = (next: readonly string[]): boolean =>
  /\b(beliau|orangnya|yang bersangkutan) (sedang|izin|ijin|sakit|tidak|belum|berhalangan|lagi|masih|sudah|ada)\b/.test(
    text(next),
  ) && !/\b(mewakili|saya wakili|diwakili)\b/.test(text(next))

const joinedMax = 40

/** What one mouth said in two pieces is heard as one: "tinggal wakil ketua kami" – "silakan pak"; a new call stands alone. */
function joined({ context, directory }: GuessInput): GuessInput['context'] {
  const [before, last] = context.slice(-2)
  if (before === undefined || last === undefined) return context
  if (before.speakerId === null || before.speakerId !== last.speakerId) return context
  if (readFloor(last.words, directory).queue.length > 0) return context
  const words = [...before.words, sentenceEnd, ...last.words]
  return words.length > joinedMax ? context : [...context.slice(0, -2), { ...last, words }]
}

/**
 * Who speaks in each turn of a whole sitting: first turn by turn, each with the words behind it; then what stayed open once
 * more, now with who spoke them.
 */
import type { Directory } from './directory.ts'
import { byRules, guessSpeaker } from './guess.ts'
import { readNeighbours } from './neighbours.ts'
import { isBack, leadsNext } from './presiding.ts'
import { keep, type Recall, standing } from './recall.ts'
import type { Candidate, Guess, GuessInput, Listed, Said, Topic } from './situation.ts'
import { interrupts } from './talk.ts'

export type SittingTurn = {
  readonly words: readonly string[]
  /** What the words name of the items. */
  readonly topics?: readonly Topic[] | undefined
  /** Whom a person named already. */
  readonly speakerId: string | null
  /** What channel and voice say. */
  readonly outside: readonly Candidate[]
  /** Who holds the floor by the daftar pembicara while it is said. */
  readonly listed?: Listed | null
  /** Who stands there by another's word: believed where nothing else is found. */
  readonly stands?: string | null
  /** A voice without a name is told apart in it: who that is must be said, and is not gathered from how people talk. */
  readonly voiced?: boolean
  /** These a person refused. */
  readonly refused?: readonly string[]
  /** A person left it without a name on purpose. */
  readonly nobody?: boolean
}

export type Sitting = {
  readonly directory: Directory
  /** The chair; several where nobody knows which of them leads. */
  readonly chairIds: readonly string[]
  /** Are the turns as a microphone gave them, so that one speech may be several? */
  readonly pieces?: boolean
}

const contextTurns = 24
/** Each round may open up what hung on the one before. */
const rounds = 3

export type State = {
  readonly turns: readonly SittingTurn[]
  readonly guesses: Guess[]
  /** Who leads when a turn begins. */
  readonly leading: (readonly string[])[]
}

const unknown: Guess = { id: null, evidence: [] }

export function speakersOf(turns: readonly SittingTurn[], sitting: Sitting): Guess[] {
  const hearing = hearSitting(turns, sitting)
  for (;;) {
    const step = hearing.next()
    if (step.done) return step.value
  }
}

/** The same one guess at a time, for a caller with other things to do; heard again with `recall`, only what changed is guessed. */
export function* hearSitting(
  turns: readonly SittingTurn[],
  sitting: Sitting,
  recall?: Recall,
): Generator<void, Guess[]> {
  const state: State = {
    turns,
    guesses: turns.map(({ speakerId }) =>
      speakerId === null ? unknown : { id: speakerId, evidence: [] },
    ),
    leading: [],
  }
  let round = 0
  let changed = true
  for (; round <= rounds && changed; round++) {
    changed = yield* listen(state, sitting, round, recall)
    if (round === 0) changed = true
  }
  if (recall) Object.assign(recall, { turns: [...turns], rounds: round })
  return state.guesses
}

/** Answers whether anybody was named. */
function* listen(
  state: State,
  { directory, chairIds, pieces }: Sitting,
  round: number,
  recall: Recall | undefined,
): Generator<void, boolean> {
  const { turns, guesses, leading } = state
  const context: Said[] = []
  let now = chairIds
  let changed = false
  /** So many turns right before this one are heard as they were the last time. */
  let alike = recall ? standing(recall, turns, round) : 0
  for (const [k, turn] of turns.slice(0, alike).entries()) {
    const { guess, leads, next } = recall!.heard.get(turn)![round]!
    if (guess.id !== guesses[k]!.id) changed = true
    guesses[k] = guess
    leading[k] = leads
    now = next
    if (k >= alike - contextTurns)
      context.push({ speakerId: guess.id, words: turn.words, topics: turn.topics })
  }
  for (let k = alike; k < turns.length; k += 1) {
    const turn = turns[k]!
    const before = guesses[k]!
    const on = [
      ...[turns[k - 1], now.join(), leading[k - 1]?.join(), before.id],
      ...[turns[k + 1], guesses[k + 1]?.id],
    ]
    const last = recall?.heard.get(turn)?.[round]
    const known = alike >= Math.min(k, contextTurns) && last?.on.every((one, n) => one === on[n])
    if (known) leading[k] = last!.leads
    else {
      const back = chairIds.length === 1 && now[0] !== chairIds[0] && isBack(turn.words)
      leading[k] = back ? chairIds : now
    }
    if (turn.speakerId === null && before.id === null && !turn.nobody) {
      if (known) guesses[k] = last!.guess
      else {
        guesses[k] = guessAt(
          state,
          k,
          { directory, pieces, context: context.slice(-contextTurns) },
          round > 0,
        )
        yield
      }
    }
    const guess = guesses[k]!
    if (guess.id !== before.id) changed = true
    const said = { speakerId: guess.id, words: turn.words, topics: turn.topics }
    context.push(said)
    now = leading[k]!
    if (known) now = last!.next
    else if (chairIds.length === 1) {
      const next = leadsNext(said, now[0] ?? null, chairIds[0]!, directory)
      now = next === null ? [] : [next]
    }
    alike = last?.on[0] === turns[k - 1] && last?.guess.id === guess.id ? alike + 1 : 0
    if (recall && !known) keep(recall, turn, round, { on, guess, leads: leading[k]!, next: now })
  }
  return changed
}

function guessAt(
  state: State,
  k: number,
  around: Pick<GuessInput, 'directory' | 'pieces' | 'context'>,
  again: boolean,
): Guess {
  const { turns, guesses, leading } = state
  const turn = turns[k]!
  const now = leading[k]!
  const behind = again ? readNeighbours(state, k, around.directory) : []
  const before = leading[k - 1]
  const follower = turns[k + 1]
  // Whoever was just given the gavel speaks first.
  if (before !== undefined && now.length === 1 && now[0] !== before[0] && !interrupts(turn.words))
    behind.push({
      id: now[0]!,
      signal: 'chair',
      detail: 'menerima pimpinan rapat',
      confidence: 0.88,
    })
  // One who stands there goes on without a pause.
  const guess = (turn.voiced || turn.stands ? byRules : guessSpeaker)({
    ...around,
    chairIds: now,
    next: turn.words,
    topics: turn.topics,
    after: follower
      ? { speakerId: guesses[k + 1]!.id, words: follower.words, topics: follower.topics }
      : null,
    outside: [...turn.outside, ...behind],
    listed: turn.listed ?? null,
  })
  if (guess.id !== null && !turn.refused?.includes(guess.id)) return guess
  return turn.stands ? { id: turn.stands, evidence: [] } : unknown
}

/** Who speaks, weighed: what the words around say for each person, by weights that sittings written for it gave. */
import { readFileSync } from 'node:fs'
import type { SpeakerEvidence } from '../../input.ts'
import { selfNamed } from '../selfNamed.ts'
import { around, type Guess, type GuessInput, spokenTo } from '../situation.ts'
import { addressesChair } from '../talk.ts'
import { featuresIn, featuresOfNobody, hasGrounds } from './features.ts'
import { sceneOf } from './scene.ts'
import { type Basis, type Feature, type View, viewOf } from './view.ts'

/** Of a feature: how strongly it speaks for a person, in natural logarithms. */
export type Weights = ReadonlyMap<string, number>

/** The table holds hundredths. */
export function readWeights(table: string): Weights {
  const weights = new Map<string, number>()
  for (const line of table.split('\n')) {
    const [feature, weight] = line.split('\t')
    if (feature && weight) weights.set(feature, Number(weight) / 100)
  }
  return weights
}

export const keyOf = ([basis, key]: Feature): string => `${basis} ${key}`

type Choice = { readonly id: string | null; readonly features: readonly Feature[] }

/** Everyone's features, and last those of nobody (id null). */
function choicesIn(view: View): Choice[] {
  const featuresOf = featuresIn(view)
  return [
    ...view.input.directory.people.map((person) => ({
      id: person.id,
      features: featuresOf(person),
    })),
    { id: null, features: featuresOfNobody(view) },
  ]
}

export const choicesOf = (input: GuessInput): Choice[] => choicesIn(viewOf(sceneOf(input)))

export const speakerWeights: Weights = readWeights(
  readFileSync(new URL('../../tables/speakers.tsv', import.meta.url), 'utf8'),
)

/** A rule that names somebody counts this much besides; more made names no better on sittings that nobody had read. */
const ruleCounts = 1.5
/** Below this nobody is named; less is asked of one whom a rule names too, more where only the way of speaking tells. */
const sure = { alone: 0.85, withRule: 0.4, byManner: 0.93 }

/** The features of one group that speak most for somebody, as their sum. */
function basisOf(features: readonly Feature[], weights: Weights): Basis {
  const sums = new Map<Basis, number>()
  for (const feature of features)
    sums.set(feature[0], (sums.get(feature[0]) ?? 0) + (weights.get(keyOf(feature)) ?? 0))
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/** What the rules found, weighed against everything else that is known; they alone where nothing else is. */
export function weigh(input: GuessInput, ruled: Guess, weights: Weights = speakerWeights): Guess {
  const view = viewOf(sceneOf(input))
  const scores = new Map<readonly Feature[], number>()
  const scoreOf = (features: readonly Feature[]): number => {
    const score =
      scores.get(features) ??
      features.reduce((sum, feature) => sum + (weights.get(keyOf(feature)) ?? 0), 0)
    scores.set(features, score)
    return score
  }
  const choices = choicesIn(view).map(({ id, features }) => ({
    id,
    features,
    score: scoreOf(features) + (id !== null && id === ruled.id ? ruleCounts : 0),
  }))
  const best = choices.reduce((most, one) => (one.score > most.score ? one : most))
  const share = 1 / choices.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0)
  const byRule = best.id !== null && best.id === ruled.id
  if (best.id === null || share < (byRule ? sure.withRule : sure.alone))
    return { id: null, evidence: [] }
  if (byRule) return ruled
  const person = input.directory.people.find(({ id }) => id === best.id)!
  // Whom the words speak of does not speak them.
  const toChair = input.chairIds.includes(best.id) && addressesChair(input.next)
  if (toChair || spokenTo(input, selfNamed(input)).has(best.id) || !hasGrounds(view, person))
    return { id: null, evidence: [] }
  const basis = basisOf(best.features, weights)
  if (
    basis === 'role' &&
    best.id !== null &&
    share < sure.byManner &&
    !input.chairIds.includes(best.id)
  )
    return { id: null, evidence: [] }
  return { id: best.id, evidence: [reasonOf(view, best.id, basis, share)] }
}

/** The reason as it is shown beside the name. */
function reasonOf(view: View, id: string, basis: Basis, share: number): SpeakerEvidence {
  const confidence = Math.round(share * 100) / 100
  const because = (signal: SpeakerEvidence['signal'], detail: string) => ({
    signal,
    detail,
    confidence,
  })
  const last = view.before[0]
  const named = last?.seen.findLast(({ mention }) => mention.ids.includes(id))
  if (basis === 'named' && last && named)
    return because(
      'floor',
      `${last.leads ? 'disebut pimpinan' : 'disapa'}: ${around(last.said.words, named.mention)}`,
    )
  const behind = view.after?.seen.find(({ mention }) => mention.ids.includes(id))
  if (basis === 'behind' && view.after && behind)
    return because('floor', `disapa sesudahnya: ${around(view.after.said.words, behind.mention)}`)
  if (basis === 'topic') return because('self', 'isi pembicaraannya')
  if (basis === 'self') return because('self', 'menyebut dirinya')
  if (basis === 'order') return because('floor', 'gilirannya dalam urutan')
  if (view.input.chairIds.includes(id)) return because('chair', 'cara pimpinan rapat berbicara')
  if (basis === 'role') {
    const { instansi } = view.input.directory.people.find((person) => person.id === id)!
    return because('floor', instansi ? 'cara narasumber berbicara' : 'cara anggota berbicara')
  }
  return because('floor', 'alur percakapan')
}

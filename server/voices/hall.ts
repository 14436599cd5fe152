/**
 * The voices of one sitting in its parts of one openness: who was confirmed, and who is only heard again. It lives in memory
 * and ends with the sitting; closed parts have a hall of their own.
 */
import {
  type Common,
  cosine,
  type HeardWindow,
  type Known,
  meanVoice,
  nameVoice,
  thresholds,
} from '../../transcription/client.ts'
import { leastSpeechMs } from './change.ts'
import { type Cluster, type Clusters, createClusters, createLabels } from './clusters.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import type { HeardTurn } from './types.ts'

type Taught = HeardTurn & { readonly bagianId: string; readonly spk: string }

/** So much of one person is enough. */
const printMs = 60_000
/** From this many people on, what all have in common is the room. */
const enoughPeople = 4
/** A cluster's own words for it weigh less than a person's. */
const leastScore = 0.75

export type Hall = {
  readonly parts: Set<string>
  listen(bagianId: string, turn: HeardTurn): Promise<boolean>
  /** Of those confirmed here on the channel of the turn, and of `kept`. */
  name(bagianId: string, turn: HeardTurn, kept: readonly Known[]): { id: string; score: number }[]
  label(bagianId: string, turn: HeardTurn, hint: string | null): string | null
  change(bagianId: string, turn: HeardTurn): number | null
  /** False where nothing changed. */
  teach(bagianId: string, turn: HeardTurn, spk: string | null): boolean
  relabel(bagianId: string, tid: string, label: string): boolean
}

const keyOf = (bagianId: string, tid: string) => `${bagianId} ${tid}`

/** `voices` weighed by how many stand behind each. */
function averageOf(voices: readonly { mean: Float32Array; count: number }[]): Float32Array {
  const sum = new Float32Array(voices[0]?.mean.length ?? 0)
  const all = voices.reduce((total, { count }) => total + count, 0)
  for (const { mean, count } of voices) {
    for (let i = 0; i < sum.length; i++) sum[i]! += (mean[i]! * count) / Math.max(1, all)
  }
  return sum
}

/** `hear` gives the windows of a stretch of a channel, or null where it could not be listened to. */
export function createHall(
  hear: (
    bagianId: string,
    channel: number,
    fromSample: number,
    toSample: number,
  ) => Promise<readonly HeardWindow[] | null>,
): Hall {
  const parts = new Set<string>()
  const timelines = new Map<string, Timeline & { readonly channel: number }>()
  const taught = new Map<string, Taught>()
  const clusters = new Map<number, Clusters>()
  const labels = createLabels()
  const people = new Map<number, readonly Known[]>()

  function timelineOf(bagianId: string, channel: number): Timeline {
    const key = keyOf(bagianId, String(channel))
    let timeline = timelines.get(key)
    if (!timeline) {
      const made = createTimeline((from, to) => hear(bagianId, channel, from, to))
      timeline = { ...made, channel }
      timelines.set(key, timeline)
      parts.add(bagianId)
    }
    return timeline
  }

  const spokenIn = (bagianId: string, { channel, startMs, endMs }: HeardTurn) =>
    timelineOf(bagianId, channel).between(startMs, endMs)

  function clustersOf(channel: number): Clusters {
    let own = clusters.get(channel)
    if (!own) {
      own = createClusters(labels)
      clusters.set(channel, own)
    }
    return own
  }

  /** Those whom people confirmed on this channel, each by what they said first. */
  function peopleOn(channel: number): readonly Known[] {
    const before = people.get(channel)
    if (before) return before
    const heard = new Map<string, { speechMs: number; windows: HeardWindow[] }>()
    for (const turn of taught.values()) {
      if (turn.channel !== channel) continue
      const own = heard.get(turn.spk) ?? { speechMs: 0, windows: [] }
      heard.set(turn.spk, own)
      const { windows, change } = spokenIn(turn.bagianId, turn)
      // Where two speak nobody can say whose voice it is.
      if (change !== null) continue
      for (const window of windows) {
        if (own.speechMs >= printMs) break
        own.speechMs += window.speechMs
        own.windows.push(window)
      }
    }
    const known = [...heard]
      .filter(([, { speechMs }]) => speechMs >= leastSpeechMs)
      .map(([id, { windows }]) => ({ id, voice: meanVoice(windows.map(({ voice }) => voice)) }))
    people.set(channel, known)
    return known
  }

  function commonOn(channel: number, known: readonly Known[]): Common | null {
    if (known.length < enoughPeople) return null
    const heard = [...timelines.values()]
      .filter((timeline) => timeline.channel === channel)
      .map((timeline) => timeline.mean())
      .filter(({ count }) => count > 0)
    return {
      known: averageOf(known.map(({ voice }) => ({ mean: voice, count: 1 }))),
      heard: averageOf(heard),
    }
  }

  /** The one person whom people confirmed among the turns of a label; null where there is none, or more than one. */
  function personOf(cluster: Cluster, channel: number): string | null {
    const label = labels.of(cluster.own)
    const found = new Set<string>()
    for (const one of clustersOf(channel).all()) {
      if (labels.of(one.own) !== label) continue
      for (const key of one.voices.keys()) {
        const spk = taught.get(key)?.spk
        if (spk !== undefined) found.add(spk)
      }
    }
    return found.size === 1 ? [...found][0]! : null
  }

  function forgetPeople(): boolean {
    people.clear()
    return true
  }

  return {
    parts,
    listen: (bagianId, { channel, startMs, endMs }) =>
      timelineOf(bagianId, channel).listen(startMs, endMs),
    name(bagianId, turn, kept) {
      const { channel } = turn
      const { voice } = spokenIn(bagianId, turn)
      if (voice === null) return []
      const here = peopleOn(channel)
      const others = kept.filter(({ id }) => !here.some((known) => known.id === id))
      const known = [...here, ...others]
      const { id, similarity } = nameVoice(voice, known, thresholds, commonOn(channel, here))
      if (id !== null) return [{ id, score: similarity }]
      const cluster = clustersOf(channel).of(keyOf(bagianId, turn.tid))
      const person = cluster && personOf(cluster, channel)
      if (!cluster || person === null) return []
      const likeness = cosine(voice, meanVoice([...cluster.voices.values()]))
      return [{ id: person, score: Math.max(leastScore, likeness) }]
    },
    label(bagianId, turn, hint) {
      const { voice } = spokenIn(bagianId, turn)
      if (voice === null) return null
      const cluster = clustersOf(turn.channel).place(keyOf(bagianId, turn.tid), voice, hint)
      return cluster === null ? null : labels.of(cluster.own)
    },
    change(bagianId, turn) {
      const { change } = spokenIn(bagianId, turn)
      return change === null ? null : change / 16
    },
    teach(bagianId, turn, spk) {
      const key = keyOf(bagianId, turn.tid)
      const before = taught.get(key)
      if (spk === null) return taught.delete(key) && forgetPeople()
      const { channel, startMs, endMs } = turn
      const same =
        before?.spk === spk &&
        before.channel === channel &&
        before.startMs === startMs &&
        before.endMs === endMs
      if (same) return false
      taught.set(key, { ...turn, bagianId, spk })
      return forgetPeople()
    },
    relabel(bagianId, tid, label) {
      for (const one of clusters.values()) {
        const cluster = one.of(keyOf(bagianId, tid))
        if (!cluster || labels.of(cluster.own) === label) continue
        labels.join(cluster.own, label)
        return true
      }
      return false
    },
  }
}

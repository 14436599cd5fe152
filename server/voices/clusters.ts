/**
 * Voices without a name on one channel: turns that sound alike share a label. Two that are one person are joined by whoever
 * writes; what two people share is never told apart again, so a turn in doubt gets no label. Pure.
 */
import { cosine, meanVoice, type Voice } from '../../transcription/client.ts'

export type Cluster = {
  /** `suara-1`: its own, whatever it was joined to. */
  readonly own: string
  /** By turn. */
  readonly voices: Map<string, Voice>
}

/** As near as this is the same voice; chosen on 44 speakers of Indonesian, like the next. */
const sameVoice = 0.88
/** As far as this is another. */
const otherVoice = 0.83
/** The voice of the same sound, heard once more. */
const unchanged = 0.9999
/** More than these nobody keeps apart by number. */
export const maxLabels = 12

export type Labels = {
  /** What a cluster is called, through all that it was joined to. */
  of(own: string): string
  /** `own` is called `label` from now on. */
  join(own: string, label: string): void
  /** A new one: the wanted one, or joined to it where another voice has it; null where there are enough. */
  take(wanted: string | null): string | null
}

/** The labels of a sitting: they are counted over all its channels. */
export function createLabels(): Labels {
  const joined = new Map<string, string>()
  const taken = new Set<string>()
  const of = (own: string): string => {
    let label = own
    for (let hops = 0; hops <= maxLabels; hops++) label = joined.get(label) ?? label
    return label
  }
  return {
    of,
    join(own, label) {
      joined.delete(own)
      // A ring of names would have no end.
      if (of(label) !== own) joined.set(own, label)
    },
    take(wanted) {
      if (wanted !== null) {
        let own = wanted
        for (let n = 2; taken.has(own); n++) own = `${wanted}/${n}`
        taken.add(own)
        if (own !== wanted) joined.set(own, wanted)
        return own
      }
      if (new Set([...taken].map(of)).size >= maxLabels) return null
      let n = 1
      while (taken.has(`suara-${n}`)) n++
      taken.add(`suara-${n}`)
      return `suara-${n}`
    },
  }
}

export type Clusters = {
  /** Puts the turn where it sounds alike; `hint`: the label its text has from before. */
  place(turn: string, voice: Voice, hint: string | null): Cluster | null
  of(turn: string): Cluster | null
  all(): readonly Cluster[]
}

export function createClusters(labels: Labels): Clusters {
  const clusters: Cluster[] = []
  const of = (turn: string) => clusters.find(({ voices }) => voices.has(turn)) ?? null

  const likeness = (voice: Voice, { voices }: Cluster) =>
    voices.size === 0 ? 0 : cosine(voice, meanVoice([...voices.values()]))

  function nearest(voice: Voice): { cluster: Cluster; similarity: number } | null {
    let best: { cluster: Cluster; similarity: number } | null = null
    for (const cluster of clusters) {
      if (cluster.voices.size === 0) continue
      const similarity = likeness(voice, cluster)
      if (best === null || similarity > best.similarity) best = { cluster, similarity }
    }
    return best
  }

  function open(hint: string | null): Cluster | null {
    const own = labels.take(hint)
    if (own === null) return null
    const cluster: Cluster = { own, voices: new Map() }
    clusters.push(cluster)
    return cluster
  }

  return {
    of,
    all: () => clusters,
    place(turn, voice, hint) {
      const before = of(turn)
      const known = before?.voices.get(turn)
      // A label stays as long as the sound of the turn does.
      if (before && known && cosine(known, voice) > unchanged) return before
      // A turn that has grown or was cut is not compared with what it was.
      before?.voices.delete(turn)
      const near = nearest(voice)
      let cluster: Cluster | null = null
      if (near && near.similarity >= sameVoice) cluster = near.cluster
      else if (before && likeness(voice, before) > otherVoice) cluster = before
      else if (near === null || near.similarity <= otherVoice || hint !== null) {
        // Its number is free again where nobody else has it.
        cluster = before?.voices.size === 0 ? before : open(hint)
      }
      cluster?.voices.set(turn, voice)
      return cluster
    },
  }
}

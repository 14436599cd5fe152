/** Which turns are to be read again: those of which something changed, or around which somebody else speaks or says other words. */
import type { TurnView } from './types.ts'

/** Behind a turn these may change what is read of it: an answer belongs to its question. */
const aheadTurns = 3
/** And so many before it. */
const behindTurns = 8

type Mark = Pick<TurnView, 'spk' | 'status' | 'text'> & { readonly n: number }

export type Signs = {
  /** A number that changes whenever the turn's words or speaker do. */
  markOf(turn: TurnView): number
  /** Is this turn other than when it was last read? `own`: what else it rests on. */
  changed(turns: readonly TurnView[], at: number, own: string): boolean
  wasRead(turns: readonly TurnView[], at: number, own: string): void
  drop(tid: string): void
  /** Of turns that are gone nothing is kept. */
  keepOnly(tids: ReadonlySet<string>): void
}

export function createSigns(): Signs {
  const marks = new Map<string, Mark>()
  const read = new Map<string, { readonly own: string; readonly around: readonly number[] }>()
  let last = 0

  function markOf({ tid, spk, status, text }: TurnView): number {
    const known = marks.get(tid)
    if (known && known.spk === spk && known.status === status && known.text === text) return known.n
    last += 1
    marks.set(tid, { spk, status, text, n: last })
    return last
  }

  const windowOf = (turns: readonly TurnView[], at: number) =>
    [Math.max(0, at - behindTurns), Math.min(turns.length, at + aheadTurns + 1)] as const

  return {
    markOf,
    changed(turns, at, own) {
      const known = read.get(turns[at]!.tid)
      const [from, to] = windowOf(turns, at)
      if (known?.own !== own || known.around.length !== to - from) return true
      for (let i = from; i < to; i += 1)
        if (known.around[i - from] !== markOf(turns[i]!)) return true
      return false
    },
    wasRead(turns, at, own) {
      const around = turns.slice(...windowOf(turns, at)).map(markOf)
      read.set(turns[at]!.tid, { own, around })
    },
    drop: (tid) => void read.delete(tid),
    keepOnly(tids) {
      for (const map of [marks, read])
        for (const tid of [...map.keys()]) if (!tids.has(tid)) map.delete(tid)
    },
  }
}

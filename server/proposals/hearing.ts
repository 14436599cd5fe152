/**
 * What the voices say of the turns of one bagian. Nobody waits for them: a turn is read with what is known so far, and again
 * when more is. The other way round the voices are told what people confirmed, took back and joined.
 */
import { isVoiceLabel } from '../domain/naskah.ts'
import type { Log } from '../log.ts'
import type { HeardTurn, VoicesRoom } from '../voices/index.ts'
import { goesOn } from './speaker.ts'
import type { TurnView } from './types.ts'

export type Said = {
  readonly people: readonly { id: string; score: number }[]
  readonly label: string | null
}

export type Hearing = {
  /** Null where nothing is known yet, or nothing can be. */
  of(turn: TurnView): Said | null
  /** The program gave the turn this label, or found it there as its own. */
  wrote(tid: string, label: string): void
  /** What people did since the last time; of turns that are gone nothing is kept. */
  follow(turns: readonly TurnView[]): void
  /** The same turns may be answered otherwise now. */
  stale(): void
}

type Entry = { asked: string; said: Said | null; againAt: number }

/** Where nobody could listen just now, it is asked again after so long. */
const againMs = 20_000

export function createHearing(parts: {
  readonly voices: VoicesRoom | undefined
  readonly log: Log
  readonly bagianId: string
  /** Something else is known of a turn. */
  readonly onSaid: (tid: string) => void
  /** Somebody else speaks in it from this moment on. */
  readonly onChange: (tid: string, atMs: number) => void
}): Hearing {
  const { voices, log, bagianId } = parts
  const entries = new Map<string, Entry>()
  const confirmed = new Map<string, HeardTurn & { readonly spk: string }>()
  const written = new Map<string, string>()
  let version = 0

  const heardOf = ({ tid, channel, s, e }: TurnView): HeardTurn => ({
    ...{ tid, channel },
    startMs: s,
    endMs: e,
  })

  async function ask(room: VoicesRoom, turn: TurnView, entry: Entry): Promise<void> {
    const { asked } = entry
    const heard = heardOf(turn)
    const people = await room.evidence(bagianId, heard)
    if (people === null) {
      entry.againAt = performance.now() + againMs
      return
    }
    const hint = isVoiceLabel(turn.spk) && !goesOn(turn.bukti) ? turn.spk : null
    const label = people.length > 0 ? null : await room.label(bagianId, heard, hint)
    // What was asked since knows more.
    if (entry.asked !== asked) return
    const before = entry.said
    entry.said = { people, label }
    if (JSON.stringify(before) !== JSON.stringify(entry.said)) parts.onSaid(turn.tid)
    if (turn.touched || turn.tautan.length > 0) return
    const atMs = await room.changeMs(bagianId, heard)
    if (atMs !== null && entry.asked === asked) parts.onChange(turn.tid, atMs)
  }

  /** Nobody calls a voice by this name any more: what was said of it must not be written once more. */
  function forgetPerson(spk: string): void {
    version += 1
    for (const entry of entries.values()) {
      if (!entry.said?.people.some(({ id }) => id === spk)) continue
      entry.said = { ...entry.said, people: entry.said.people.filter(({ id }) => id !== spk) }
    }
  }

  function tellConfirmed(room: VoicesRoom, turns: readonly TurnView[]): void {
    const now = new Map<string, HeardTurn & { readonly spk: string }>()
    for (const turn of turns) {
      if (turn.status !== 'dikonfirmasi' || turn.spk === null || turn.s < 0) continue
      now.set(turn.tid, { ...heardOf(turn), spk: turn.spk })
    }
    const known = new Set([...now.values()].map(({ spk }) => spk))
    for (const [tid, { spk, ...turn }] of confirmed) {
      if (!now.has(tid)) room.confirmed(bagianId, { ...turn, spk: null })
      if (!known.has(spk)) forgetPerson(spk)
    }
    for (const [tid, turn] of now) {
      if (JSON.stringify(confirmed.get(tid)) !== JSON.stringify(turn)) {
        room.confirmed(bagianId, turn)
      }
    }
    confirmed.clear()
    for (const [tid, turn] of now) confirmed.set(tid, turn)
  }

  function tellJoined(room: VoicesRoom, turns: readonly TurnView[]): void {
    for (const { tid, spk, status } of turns) {
      const own = written.get(tid)
      if (own === undefined || own === spk || status !== 'usulan' || !isVoiceLabel(spk)) continue
      written.set(tid, spk)
      room.relabelled(bagianId, tid, spk)
      // What is on its way was said before.
      version += 1
      for (const entry of entries.values()) {
        if (entry.said?.label === own) entry.said = { ...entry.said, label: spk }
      }
    }
  }

  return {
    of(turn) {
      if (!voices || turn.s < 0 || turn.status !== 'usulan') return null
      const asked = `${turn.channel}:${turn.s}:${turn.e}:${version}`
      const entry = entries.get(turn.tid) ?? { asked: '', said: null, againAt: Infinity }
      if (entry.asked !== asked || performance.now() > entry.againAt) {
        entry.asked = asked
        entry.againAt = Infinity
        entries.set(turn.tid, entry)
        ask(voices, turn, entry).catch((error: unknown) => {
          log.warn('voices could not be asked', { bagian: bagianId, cause: String(error) })
        })
      }
      return entry.said
    },
    wrote: (tid, label) => void written.set(tid, label),
    follow(turns) {
      if (!voices) return
      tellConfirmed(voices, turns)
      tellJoined(voices, turns)
      const tids = new Set(turns.map(({ tid }) => tid))
      for (const map of [entries, written]) {
        for (const tid of [...map.keys()]) if (!tids.has(tid)) map.delete(tid)
      }
    },
    stale() {
      version += 1
    },
  }
}

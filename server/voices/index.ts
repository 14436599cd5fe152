/**
 * Door of the voices room: who speaks, by voice, while the sitting lasts. What it hears stays in memory and dies when the
 * sitting is closed; where the model is not installed it says nothing and costs nothing.
 */
import type { Known } from '../../transcription/client.ts'
import { createHall, type Hall } from './hall.ts'
import type { KeptPrint } from './prints.ts'
import type { HeardTurn, VoicesParts, VoicesRoom } from './types.ts'

export type { HeardTurn, VoicesParts, VoicesRoom } from './types.ts'

type Place = { readonly rapatId: string; readonly hall: Hall }

/** Kept prints are asked for again after so long: consent can be taken back at any time. */
const printsMs = 1000

export function openVoicesRoom(parts: VoicesParts): VoicesRoom {
  const { log, rapat, capture, listener } = parts
  const halls = new Map<string, Hall>()
  const places = new Map<string, Promise<Place | null>>()
  const listeners: ((bagianId: string) => void)[] = []
  let kept: { readonly at: number; readonly prints: Promise<readonly KeptPrint[]> } | null = null
  let taught: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const changed = new Set<Hall>()
  let closed = false

  async function hear(bagianId: string, channel: number, fromSample: number, toSample: number) {
    const recordings = await capture.recordings(bagianId)
    const recording = recordings.find((one) => one.channel === channel)
    if (!recording || recording.samples <= fromSample) return null
    const { pcmPath, samples } = recording
    return listener.hear({ pcmPath, fromSample, toSample: Math.min(samples, toSample) })
  }

  async function find(bagianId: string): Promise<Place | null> {
    const { rapat: of, bagian } = await rapat.subjectOfBagian(bagianId)
    if (of.status === 'ditutup') return null
    // Parts of another openness know nothing of each other.
    const key = `${of.id} ${bagian.sifat}`
    const hall = halls.get(key) ?? createHall(hear)
    halls.set(key, hall)
    hall.parts.add(bagianId)
    return { rapatId: of.id, hall }
  }

  async function placeOf(bagianId: string): Promise<Place | null> {
    if (closed || !(await parts.wanted()) || !(await listener.ready())) return null
    const known = places.get(bagianId)
    if (known) return known
    const made = find(bagianId)
    places.set(bagianId, made)
    made.catch(() => places.delete(bagianId))
    return made
  }

  /** The hall of a part, once the turn has been listened to. */
  async function heard(bagianId: string, turn: HeardTurn): Promise<Place | null> {
    const place = await placeOf(bagianId)
    if (place === null || turn.startMs < 0) return null
    return (await place.hall.listen(bagianId, turn)) ? place : null
  }

  async function keptPrints(): Promise<readonly KeptPrint[]> {
    if (!parts.prints) return []
    if (kept === null || Date.now() - kept.at > printsMs) {
      kept = { at: Date.now(), prints: parts.prints() }
    }
    return kept.prints
  }

  /** As participants of this sitting. */
  async function keptOf(rapatId: string): Promise<Known[]> {
    const prints = await keptPrints()
    if (prints.length === 0) return []
    const peserta = await rapat.peserta(rapatId)
    return prints.flatMap(({ orangId, voice }) => {
      const own = peserta.find((one) => one.orangId === orangId)
      return own ? [{ id: own.id, voice }] : []
    })
  }

  function tell(hall: Hall): void {
    if (closed) return
    for (const bagianId of hall.parts) for (const listener of listeners) listener(bagianId)
  }

  /** `work` answers the hall that knows more now. Many at once, as at a start, are told of together. */
  function learn(work: () => Promise<Hall | null>): void {
    waiting += 1
    const next = taught.then(work).then(
      (hall) => void (hall && changed.add(hall)),
      (error: unknown) => {
        if (!closed) log.warn('a confirmed voice could not be learned', { cause: String(error) })
      },
    )
    taught = next.then(() => {
      waiting -= 1
      if (waiting > 0) return
      for (const hall of changed) tell(hall)
      changed.clear()
    })
  }

  rapat.onChange(({ kind, rapat: of }) => {
    if (kind !== 'ditutup') return
    for (const { id, sifat } of of.bagian) {
      places.set(id, Promise.resolve(null))
      halls.delete(`${of.id} ${sifat}`)
    }
  })

  return {
    async evidence(bagianId, turn) {
      const place = await heard(bagianId, turn)
      return place?.hall.name(bagianId, turn, await keptOf(place.rapatId)) ?? null
    },
    async label(bagianId, turn, hint) {
      const place = await heard(bagianId, turn)
      return place?.hall.label(bagianId, turn, hint) ?? null
    },
    async changeMs(bagianId, turn) {
      const place = await heard(bagianId, turn)
      return place?.hall.change(bagianId, turn) ?? null
    },
    confirmed(bagianId, { spk, ...turn }) {
      learn(async () => {
        const place = spk === null ? await placeOf(bagianId) : await heard(bagianId, turn)
        return place?.hall.teach(bagianId, turn, spk) ? place.hall : null
      })
    },
    relabelled(bagianId, tid, label) {
      learn(async () => {
        const place = await placeOf(bagianId)
        return place?.hall.relabel(bagianId, tid, label) ? place.hall : null
      })
    },
    onChanged: (listener) => void listeners.push(listener),
    async settled() {
      await taught
    },
    async close() {
      closed = true
      await listener.close()
      await taught
    },
  }
}

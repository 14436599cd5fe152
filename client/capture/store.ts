/**
 * What was recorded and is not yet on the server, in IndexedDB: it survives a reload, a crash and a flat battery.
 * Where the browser has none, a store in memory takes its place and says so.
 */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { CaptureRest } from '../../server/domain/protocol/capture.ts'

export type StoredCapture = {
  readonly id: string
  bagianId: string
  readonly channel: number
  readonly deviceId: string
  readonly label: string
  /** `Date.now()` at the first sample. */
  startedAt: number
  samples: number
  ended: boolean
  /** The server will not take what is left; kept until somebody saved or discarded it. */
  rejected: boolean
  /** `Date.now()` when its last frame came. */
  heardAt?: number
  /** How wrong the server may be about `startedAt`; absent until it heard of the capture. */
  unsureMs?: number
  /** Where the openness changed: what this was the rest of. */
  readonly from?: CaptureRest
}

export type StoredFrame = {
  readonly captureId: string
  readonly seq: number
  readonly pcm: ArrayBuffer
  readonly crc: number
}

export type FrameStore = {
  /** False: what is not on the server is lost with the page. */
  readonly durable: boolean
  captures(): Promise<StoredCapture[]>
  saveCapture(capture: StoredCapture): Promise<void>
  /** The frame and how far the capture is, together. */
  putFrame(frame: StoredFrame, capture: StoredCapture): Promise<void>
  seqs(captureId: string): Promise<number[]>
  frames(captureId: string, seqs: readonly number[]): Promise<StoredFrame[]>
  drop(captureId: string, seqs: readonly number[]): Promise<void>
  /** Makes a capture of its own out of frames of another, numbered from 0; all of it or nothing. */
  move(captureId: string, seqs: readonly number[], to: StoredCapture): Promise<void>
  remove(captureId: string): Promise<void>
  close(): void
}

interface Schema extends DBSchema {
  capture: { key: string; value: StoredCapture }
  frame: { key: [string, number]; value: StoredFrame }
}

const allOf = (captureId: string) =>
  IDBKeyRange.bound([captureId, 0], [captureId, Number.MAX_SAFE_INTEGER])

export async function openFrameStore(name = 'risalah-rekaman'): Promise<FrameStore> {
  let db: IDBPDatabase<Schema>
  try {
    db = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('capture', { keyPath: 'id' })
        fresh.createObjectStore('frame', { keyPath: ['captureId', 'seq'] })
      },
    })
  } catch {
    return memoryStore()
  }
  return withMemory({
    durable: true,
    async captures() {
      const all = await db.getAll('capture')
      return all.sort((a, b) => a.startedAt - b.startedAt)
    },
    async saveCapture(capture) {
      await db.put('capture', capture)
    },
    async putFrame(frame, capture) {
      const tx = db.transaction(['capture', 'frame'], 'readwrite')
      await Promise.all([
        tx.objectStore('frame').put(frame),
        tx.objectStore('capture').put(capture),
        tx.done,
      ])
    },
    async seqs(captureId) {
      return (await db.getAllKeys('frame', allOf(captureId))).map(([, seq]) => seq)
    },
    async frames(captureId, seqs) {
      const tx = db.transaction('frame')
      const found = await Promise.all(seqs.map((seq) => tx.store.get([captureId, seq])))
      return found.filter((frame) => frame !== undefined)
    },
    async drop(captureId, seqs) {
      if (seqs.length === 0) return
      const tx = db.transaction('frame', 'readwrite')
      await Promise.all([...seqs.map((seq) => tx.store.delete([captureId, seq])), tx.done])
    },
    async move(captureId, seqs, to) {
      const tx = db.transaction(['capture', 'frame'], 'readwrite')
      const frames = tx.objectStore('frame')
      async function moveEach(): Promise<void> {
        await tx.objectStore('capture').put(to)
        // One after the other: an hour of sound need not be in memory at once.
        for (const seq of seqs) {
          const frame = await frames.get([captureId, seq])
          if (!frame) continue
          const moved = { ...frame, captureId: to.id, seq: seq - (to.from?.seq ?? 0) }
          await Promise.all([frames.put(moved), frames.delete([captureId, seq])])
        }
      }
      await Promise.all([moveEach(), tx.done])
    },
    async remove(captureId) {
      const tx = db.transaction(['capture', 'frame'], 'readwrite')
      await Promise.all([
        tx.objectStore('frame').delete(allOf(captureId)),
        tx.objectStore('capture').delete(captureId),
        tx.done,
      ])
    },
    close: () => db.close(),
  })
}

/** When the disk of the device is full, memory takes what it refuses: the sound still reaches the server. */
export function withMemory(disk: FrameStore): FrameStore {
  const memory = memoryStore()
  let durable = disk.durable
  return {
    get durable() {
      return durable
    },
    captures: () => disk.captures(),
    async saveCapture(capture) {
      await disk.saveCapture(capture).catch(() => {
        durable = false
      })
    },
    async putFrame(frame, capture) {
      await disk.putFrame(frame, capture).catch(async () => {
        durable = false
        await memory.putFrame(frame, capture)
      })
    },
    async seqs(id) {
      return [...(await disk.seqs(id)), ...(await memory.seqs(id))].sort((a, b) => a - b)
    },
    async frames(id, seqs) {
      const found = [...(await disk.frames(id, seqs)), ...(await memory.frames(id, seqs))]
      return found.sort((a, b) => a.seq - b.seq)
    },
    async drop(id, seqs) {
      await memory.drop(id, seqs)
      await disk.drop(id, seqs)
    },
    async move(id, seqs, to) {
      await disk.move(id, seqs, to)
      await memory.move(id, seqs, to)
    },
    async remove(id) {
      await memory.remove(id)
      await disk.remove(id)
    },
    close: () => disk.close(),
  }
}

export function memoryStore(): FrameStore {
  const captures = new Map<string, StoredCapture>()
  const frames = new Map<string, Map<number, StoredFrame>>()
  const framesOf = (id: string) => frames.get(id) ?? new Map<number, StoredFrame>()
  return {
    durable: false,
    captures: async () => [...captures.values()].sort((a, b) => a.startedAt - b.startedAt),
    saveCapture: async (capture) => void captures.set(capture.id, capture),
    async putFrame(frame, capture) {
      captures.set(capture.id, capture)
      frames.set(capture.id, framesOf(capture.id).set(frame.seq, frame))
    },
    seqs: async (id) => [...framesOf(id).keys()].sort((a, b) => a - b),
    frames: async (id, seqs) => seqs.flatMap((seq) => framesOf(id).get(seq) ?? []),
    drop: async (id, seqs) => {
      for (const seq of seqs) framesOf(id).delete(seq)
    },
    async move(id, seqs, to) {
      captures.set(to.id, to)
      const moved = new Map<number, StoredFrame>()
      for (const old of seqs) {
        const frame = framesOf(id).get(old)
        if (!frame) continue
        const seq = old - (to.from?.seq ?? 0)
        moved.set(seq, { ...frame, captureId: to.id, seq })
        framesOf(id).delete(old)
      }
      frames.set(to.id, moved)
    },
    async remove(id) {
      captures.delete(id)
      frames.delete(id)
    },
    close() {},
  }
}

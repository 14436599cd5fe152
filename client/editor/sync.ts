/**
 * Keeps a Y.Doc and the server in step over the socket. "Tersimpan" is said only when every local change is
 * acknowledged, which the server does only when it is on disk. Unacknowledged changes are sent again after every break.
 */
import type { Socket } from 'socket.io-client'
import * as Y from 'yjs'
import { naskahEpoch } from '../../server/domain/naskah.ts'
import {
  type Cursor,
  maxUpdateBytes,
  type NaskahChanged,
  type NaskahJoined,
  type NaskahOut,
  type Present,
} from '../../server/domain/protocol/naskah.ts'
import type { Backlog } from './backlog.ts'

/** `belum-tersimpan`: changes wait and the server cannot be reached. `ditolak`: the server will not take them. */
export type SaveState = 'tersimpan' | 'menyimpan' | 'belum-tersimpan' | 'ditolak'

export type SyncState = {
  readonly save: SaveState
  readonly connected: boolean
  /** The text has arrived once. */
  readonly loaded: boolean
  readonly mayEdit: boolean
  /** Why joining or storing was refused, in the server's words. */
  readonly refusal: string | null
}

export type SyncOptions = {
  readonly socket: Socket
  readonly bagianId: string
  readonly doc: Y.Doc
  readonly backlog: Backlog
  readonly onState: (state: SyncState) => void
  readonly onPresent: (present: Present) => void
  /** Remote changes within this time are shown at once. */
  readonly gatherMs?: number
}

export type Sync = {
  state(): SyncState
  showCursor(cursor: Cursor | null): void
  close(): void
}

/** Origin of changes that came from the server. */
export const remote = Symbol('remote')

type Answer<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } }
/** `base`: the newest change of the server that was shown when this one was made. */
type Waiting = { update: Uint8Array; key: Promise<number>; base: number }

const ackMs = 15_000
const retryMs = 1000
/** The browser's encoder takes only whole buffers for bytes: a view would arrive as an object of numbers. */
const onWire = (bytes: Uint8Array) => bytes.slice().buffer
const asBytes = (bytes: Uint8Array | ArrayBuffer) =>
  bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)

export function createSync(options: SyncOptions): Sync {
  const { socket, bagianId, doc, backlog } = options
  let state: SyncState = {
    save: 'tersimpan',
    connected: false,
    loaded: false,
    mayEdit: false,
    refusal: null,
  }
  let akunId = ''
  let waiting: Waiting[] = []
  let sending = false
  let closed = false
  /** Counts joins, so that answers of an old connection are not taken for the new one. */
  let turn = 0
  let arrived: { update: Uint8Array; seq: number }[] = []
  let shown = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let backlogRead = false

  function set(change: Partial<SyncState>): void {
    const next = { ...state, ...change }
    if (next.save !== 'ditolak') {
      next.save =
        waiting.length === 0 ? 'tersimpan' : next.connected ? 'menyimpan' : 'belum-tersimpan'
    }
    const same = (Object.keys(next) as (keyof SyncState)[]).every((k) => next[k] === state[k])
    state = next
    if (!same && !closed) options.onState(state)
  }

  async function ask<T>(event: string, value: unknown): Promise<Answer<T> | null> {
    try {
      return (await socket.timeout(ackMs).emitWithAck(event, value)) as Answer<T>
    } catch {
      return null
    }
  }

  function push(update: Uint8Array): void {
    const base = shown
    waiting.push({ update, base, key: backlog.add(akunId, bagianId, update, base).catch(() => 0) })
    set({})
    void flush()
  }

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    // Who may only read never writes: whatever their editor did to the text stays on their screen.
    if (origin === remote || !state.mayEdit) return
    push(update)
  }

  /** As many waiting changes as fit into one message. */
  function nextBatch(): { count: number; update: Uint8Array; base: number } {
    const { base } = waiting[0]!
    // Only what was made on the same text goes together: the server must know what each change meant.
    const other = waiting.findIndex((w) => w.base !== base)
    let count = other < 0 ? waiting.length : other
    for (;;) {
      const part = waiting.slice(0, count).map((w) => w.update)
      const update = part.length === 1 ? part[0]! : Y.mergeUpdates(part)
      if (count === 1 || update.byteLength < maxUpdateBytes / 2) return { count, update, base }
      count = Math.ceil(count / 2)
    }
  }

  async function flush(): Promise<void> {
    if (sending || closed || !state.connected || state.save === 'ditolak') return
    if (waiting.length === 0) return
    sending = true
    const now = turn
    const { count, update, base } = nextBatch()
    const answer = await ask<{ seq: number }>('naskah:ubah', {
      bagianId,
      update: onWire(update),
      base,
    })
    sending = false
    if (closed) return
    if (answer?.ok) {
      const done = waiting.slice(0, count)
      waiting = waiting.slice(count)
      void Promise.all(done.map((w) => w.key)).then((keys) => backlog.remove(keys))
      set({})
      return flush()
    }
    // Without an answer nothing is known: it is sent again, and the server takes what it has already for nothing.
    if (
      answer &&
      !['rate_limited', 'internal', 'not_ready', 'state_refused'].includes(answer.error.code)
    ) {
      set({ save: 'ditolak', refusal: answer.error.message })
      return
    }
    if (now === turn) setTimeout(() => void flush(), retryMs)
    else void flush()
  }

  function applyArrived(): void {
    timer = null
    const updates = arrived
    arrived = []
    if (updates.length === 0) return
    shown = updates.at(-1)!.seq
    doc.transact(() => {
      for (const { update } of updates) Y.applyUpdate(doc, update, remote)
    }, remote)
  }

  const onChanged = (change: NaskahChanged) => {
    if (change.bagianId !== bagianId) return
    arrived.push({ update: asBytes(change.update), seq: change.seq })
    const wait = options.gatherMs ?? 100
    if (wait === 0) applyArrived()
    else timer ??= setTimeout(applyArrived, wait)
  }

  async function join(): Promise<void> {
    turn += 1
    const now = turn
    const answer = await ask<NaskahJoined>('naskah:ikut', {
      bagianId,
      epoch: naskahEpoch,
      clientId: doc.clientID,
      sv: onWire(Y.encodeStateVector(doc)),
    })
    if (closed || now !== turn) return
    if (!answer) {
      if (socket.connected) setTimeout(() => now === turn && !closed && void join(), retryMs)
      return
    }
    if (!answer.ok) {
      set({ connected: false, refusal: answer.error.message })
      return
    }
    const joined = answer.value
    akunId = joined.akunId
    applyArrived()
    shown = joined.seq
    doc.transact(() => Y.applyUpdate(doc, asBytes(joined.update), remote), remote)
    for (const present of joined.hadir) options.onPresent(present)
    set({ connected: true, loaded: true, mayEdit: joined.mayEdit, refusal: null })
    if (joined.mayEdit) await resume(asBytes(joined.sv))
    void flush()
  }

  /** What an earlier session of this account could not send, and what the server lacks of this one. */
  async function resume(sv: Uint8Array): Promise<void> {
    if (!backlogRead) {
      backlogRead = true
      const kept = await backlog.load(akunId, bagianId).catch(() => [])
      if (kept.length > 0 && fits(kept.map((k) => k.update))) {
        doc.transact(() => {
          for (const { update } of kept) Y.applyUpdate(doc, update, remote)
        }, remote)
        waiting = [
          ...kept.map(({ key, update, base }) => ({ update, base, key: Promise.resolve(key) })),
          ...waiting,
        ]
        set({})
      }
    }
    const server = Y.decodeStateVector(sv)
    const lacking = [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(
      ([client, clock]) => client === doc.clientID && clock > (server.get(client) ?? 0),
    )
    if (lacking && waiting.length === 0) push(Y.encodeStateAsUpdate(doc, sv))
  }

  /** Do these changes rest on nothing that is missing here? */
  function fits(updates: readonly Uint8Array[]): boolean {
    const scratch = new Y.Doc()
    try {
      Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc))
      for (const update of updates) Y.applyUpdate(scratch, update)
      return scratch.store.pendingStructs === null && scratch.store.pendingDs === null
    } catch {
      return false
    } finally {
      scratch.destroy()
    }
  }

  const onPresent = (present: Present) => {
    if (present.bagianId === bagianId) options.onPresent(present)
  }
  const onOut = (out: NaskahOut) => {
    if (out.bagianId !== bagianId) return
    turn += 1
    set({ connected: false, mayEdit: false, refusal: out.message })
  }
  const onReady = () => void join()
  const onBreak = () => {
    turn += 1
    set({ connected: false })
  }

  doc.on('update', onUpdate)
  socket.on('naskah:update', onChanged)
  socket.on('naskah:hadir', onPresent)
  socket.on('naskah:keluar', onOut)
  socket.on('siap', onReady)
  socket.on('disconnect', onBreak)
  if (socket.connected) void join()

  return {
    state: () => state,
    showCursor(cursor) {
      if (!state.connected) return
      socket.emit('naskah:hadir', { bagianId, clientId: doc.clientID, cursor })
    },
    close() {
      closed = true
      if (timer) clearTimeout(timer)
      doc.off('update', onUpdate)
      socket.off('naskah:update', onChanged)
      socket.off('naskah:hadir', onPresent)
      socket.off('naskah:keluar', onOut)
      socket.off('siap', onReady)
      socket.off('disconnect', onBreak)
      if (socket.connected) socket.emit('naskah:tinggalkan', { bagianId })
    },
  }
}

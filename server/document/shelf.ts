/**
 * The texts that are open, one Y.Doc per bagian. Every change is made on a draft first, stored durably, and only then
 * applied to the text that others see: what was acknowledged is on disk, and what is not on disk was seen by nobody.
 */
import * as Y from 'yjs'
import { RisalahError } from '../domain/errors.ts'
import { naskahEpoch } from '../domain/naskah.ts'
import type { Log } from '../log.ts'
import { createQueue } from '../queue.ts'
import type { Db, Store } from '../store/index.ts'
import {
  appendUpdate,
  bindClient,
  clientOwners,
  insertMoves,
  loadNaskah,
  movesOf,
  saveSnapshot,
  updatesAfter,
} from '../store/naskah.ts'
import type { Sent } from './change.ts'
import { transactionValid } from './check.ts'
import { judgeUpdate } from './gate.ts'
import type { Move } from './moves.ts'
import { type Findings, observe } from './observe.ts'
import { repair } from './repair.ts'

/** A snapshot after so many changes keeps loading quick. */
const snapshotEvery = 300

export type Edit = {
  change(doc: Y.Doc): void
  /** Stored in the same transaction, also where the text stays as it is. */
  alongside?(db: Db): Promise<void>
}

/** What an editor showed when it made a change: everything up to `base`, and its own. */
export type Knew = { readonly base: number; readonly clientId: number }

export type Naskah = {
  readonly bagianId: string
  /** What is stored. Read only. */
  readonly doc: Y.Doc
  seq(): number
  /** A change by the program. `prepare` reads what it needs while nothing else happens; null changes nothing. */
  edit(prepare: () => Edit | null | Promise<Edit | null>): Promise<void>
  /** A change that came from an editor. Answers its number when it is stored. */
  receive(bytes: Uint8Array, akunId: string, knew?: Knew): Promise<number>
  /** Says who writes under a client id before they do. */
  bind(clientId: number, akunId: string): Promise<void>
  /** Runs after all that was asked before, with nothing between. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

export type ShelfParts = {
  readonly store: Store
  readonly log: Log
  readonly clock: () => Date
  readonly newId: () => string
  readonly onChange: (naskah: Naskah, update: Uint8Array, akunId: string | null) => void
}

export type Shelf = { open(bagianId: string): Promise<Naskah>; close(): Promise<void> }

function pending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

type Written = { seq: number; client: number; from: number; to: number }

/** Rows of `Written` that are kept at hand; older ones are read from the log. */
const keptWritten = 2000

function writtenBy(bytes: Uint8Array, seq: number): Written[] {
  const { from, to } = Y.parseUpdateMeta(bytes)
  return [...to].map(([client, end]) => ({ seq, client, from: from.get(client) ?? 0, to: end }))
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

export function createShelf(parts: ShelfParts): Shelf {
  const { db } = parts.store
  const open = new Map<string, Promise<Loaded>>()
  type Loaded = { naskah: Naskah; snapshot(): Promise<void> }

  async function load(bagianId: string): Promise<Loaded> {
    const stored = await loadNaskah(db, bagianId)
    const owners = await clientOwners(db, bagianId)
    const doc = new Y.Doc()
    doc.transact(() => {
      if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot)
      for (const update of stored.updates) Y.applyUpdate(doc, update)
    })
    let seq = stored.seq
    let snapshotSeq = stored.snapshot ? seq - stored.updates.length : 0
    /** Made when somebody first writes: most texts that are opened are only read. */
    let made: Y.Doc | null = null
    const draft = () => {
      made ??= copyOf(doc)
      return made
    }
    const moves: Move[] = (await movesOf(db, bagianId)).flatMap((isi) => JSON.parse(isi) as Move[])
    /** Who wrote what in the last changes. */
    let written: Written[] = stored.updates.flatMap((bytes, i) =>
      writtenBy(bytes, seq - stored.updates.length + 1 + i),
    )
    let writtenFrom = snapshotSeq
    const alone = createQueue()

    async function sentBy(bytes: Uint8Array, knew: Knew | undefined): Promise<Sent> {
      const { structs, ds } = Y.decodeUpdate(bytes)
      const clients = [...new Set(structs.map((struct) => struct.id.client))]
      if (knew && !clients.includes(knew.clientId)) clients.push(knew.clientId)
      const base = knew?.base ?? seq
      let others = written
      if (base < writtenFrom) {
        const logged = await updatesAfter(db, bagianId, base)
        others = logged.flatMap((row) => writtenBy(row.bytes, row.seq))
      }
      others = others.filter((row) => row.seq > base && !clients.includes(row.client))
      return {
        structs,
        ds,
        clients,
        unknown: moves.filter((m) => m.seq > base && !m.by.some((id) => clients.includes(id))),
        unseen: ({ client, clock }) =>
          others.some((row) => row.client === client && clock >= row.from && clock < row.to),
      }
    }

    /** Runs `change` on the draft and gives what it did and moved; `update` is null where it did nothing. */
    function tryOut(
      change: (draft: Y.Doc) => void,
      sent: Sent | null,
    ): { update: Uint8Array | null; moved: Move[]; repaired: boolean } {
      const copy = draft()
      const updates: Uint8Array[] = []
      let valid = true
      let findings: Findings | null = null
      let moved: Move[] = []
      const collect = (update: Uint8Array) => void updates.push(update)
      const judge = (transaction: Y.Transaction) => {
        if (sent && !transactionValid(copy, transaction)) valid = false
        findings ??= observe(transaction, moves, sent)
      }
      copy.on('update', collect)
      copy.on('afterTransaction', judge)
      try {
        change(copy)
        copy.off('afterTransaction', judge)
        if (!valid || pending(copy)) throw new RisalahError('input_invalid')
        const found = findings as Findings | null
        if (found) {
          copy.transact(() => {
            moved = repair(copy, found, moves, seq + 1, parts.newId)
          })
        }
      } finally {
        copy.off('update', collect)
        copy.off('afterTransaction', judge)
      }
      const repaired = updates.length > 1
      if (updates.length === 0) return { update: null, moved, repaired }
      return { update: repaired ? Y.mergeUpdates(updates) : updates[0]!, moved, repaired }
    }

    async function commit(
      change: (draft: Y.Doc) => void,
      options: {
        akunId: string | null
        sent: Sent | null
        bind: readonly number[]
        alongside?: ((db: Db) => Promise<void>) | undefined
      },
    ): Promise<number> {
      let bytes: Uint8Array | null
      let moved: Move[]
      let bind = options.bind.map((id) => ({ id, akunId: options.akunId }))
      try {
        const tried = tryOut(change, options.sent)
        bytes = tried.update
        moved = tried.moved
        if (tried.repaired) bind = [...bind, ...serverClient().map((id) => ({ id, akunId: null }))]
        const at = parts.clock().toISOString()
        const { akunId } = options
        if (bytes !== null || bind.length > 0 || options.alongside) {
          const stored = bytes
          await db.transaction().execute(async (trx) => {
            for (const each of bind) await bindClient(trx, bagianId, each.id, each.akunId)
            await options.alongside?.(trx)
            if (stored === null) return
            await appendUpdate(trx, {
              bagianId,
              seq: seq + 1,
              epoch: naskahEpoch,
              akunId,
              at,
              bytes: stored,
            })
            if (moved.length > 0) await insertMoves(trx, bagianId, seq + 1, JSON.stringify(moved))
          })
        }
      } catch (error) {
        // The draft may hold what was not stored.
        made?.destroy()
        made = null
        throw error
      }
      for (const each of bind) owners.set(each.id, each.akunId)
      if (bytes === null) return seq
      seq += 1
      moves.push(...moved)
      written.push(...writtenBy(bytes, seq))
      if (written.length > 2 * keptWritten) {
        written = written.slice(-keptWritten)
        writtenFrom = written[0]!.seq
      }
      Y.applyUpdate(doc, bytes)
      parts.onChange(naskah, bytes, options.akunId)
      if (seq - snapshotSeq >= snapshotEvery) await snapshot()
      return seq
    }

    /** The state is decoded afresh and compared before it is kept: a snapshot that says something else is worse than none. */
    async function snapshot(): Promise<void> {
      if (seq === snapshotSeq) return
      const bytes = Y.encodeStateAsUpdate(doc)
      const fresh = new Y.Doc()
      Y.applyUpdate(fresh, bytes)
      const same =
        fresh.getXmlFragment('naskah').toString() === doc.getXmlFragment('naskah').toString()
      fresh.destroy()
      if (!same) {
        parts.log.error('a snapshot differs from the text in memory and was not kept', {
          bagianId,
          seq,
        })
        return
      }
      await saveSnapshot(db, bagianId, seq, bytes)
      snapshotSeq = seq
    }

    const serverClient = () => {
      const { clientID } = draft()
      return owners.has(clientID) ? [] : [clientID]
    }
    const naskah: Naskah = {
      bagianId,
      doc,
      seq: () => seq,
      alone,
      edit: (prepare) =>
        alone(async () => {
          const edit = await prepare()
          if (edit === null) return
          await commit((copy) => copy.transact(() => edit.change(copy)), {
            akunId: null,
            sent: null,
            bind: serverClient(),
            alongside: edit.alongside,
          })
        }),
      receive: (bytes, akunId, knew) =>
        alone(async () => {
          const ownerOf = (id: number) => (id === made?.clientID ? null : owners.get(id))
          const state = Y.decodeStateVector(Y.encodeStateVector(doc))
          const { newClients } = judgeUpdate(bytes, state, akunId, ownerOf)
          const sent = await sentBy(bytes, knew)
          return commit((copy) => Y.applyUpdate(copy, bytes), {
            akunId,
            sent,
            bind: newClients,
          })
        }),
      bind: (clientId, akunId) =>
        alone(async () => {
          const owner = clientId === made?.clientID ? null : owners.get(clientId)
          if (owner === akunId) return
          if (owner !== undefined) throw new RisalahError('conflict')
          await bindClient(db, bagianId, clientId, akunId)
          owners.set(clientId, akunId)
        }),
    }
    return { naskah, snapshot: () => alone(snapshot) }
  }

  return {
    async open(bagianId) {
      let loaded = open.get(bagianId)
      if (!loaded) {
        loaded = load(bagianId)
        open.set(bagianId, loaded)
        loaded.catch(() => open.delete(bagianId))
      }
      return (await loaded).naskah
    },
    async close() {
      for (const loaded of open.values()) await (await loaded).snapshot()
      open.clear()
    },
  }
}

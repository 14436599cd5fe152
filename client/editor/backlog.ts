/** Changes that the server has not acknowledged yet, kept in IndexedDB so that a closed tab or a crash loses none. */
import { type IDBPDatabase, openDB } from 'idb'

export type Kept = { readonly key: number; readonly update: Uint8Array; readonly base: number }

export type Backlog = {
  /** Answers the key under which it is kept. */
  add(akunId: string, bagianId: string, update: Uint8Array, base: number): Promise<number>
  load(akunId: string, bagianId: string): Promise<Kept[]>
  remove(keys: readonly number[]): Promise<void>
}

type Row = { akunId: string; bagianId: string; update: Uint8Array; base?: number }

const storeName = 'naskah'

/** Where the browser refuses a database (private window), changes are kept in memory only. */
export function createBacklog(name = 'risalah-naskah'): Backlog {
  let opened: Promise<IDBPDatabase | null> | null = null
  const database = () => {
    opened ??= openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore(storeName, { autoIncrement: true }).createIndex('milik', [
          'akunId',
          'bagianId',
        ])
      },
    }).catch(() => null)
    return opened
  }
  return {
    async add(akunId, bagianId, update, base) {
      const db = await database()
      if (!db) return 0
      return (await db.add(storeName, { akunId, bagianId, update, base } satisfies Row)) as number
    },
    async load(akunId, bagianId) {
      const db = await database()
      if (!db) return []
      const found: Kept[] = []
      let cursor = await db
        .transaction(storeName)
        .store.index('milik')
        .openCursor([akunId, bagianId])
      while (cursor) {
        const { update, base = 0 } = cursor.value as Row
        found.push({ key: cursor.primaryKey as number, update, base })
        cursor = await cursor.continue()
      }
      return found
    },
    async remove(keys) {
      const db = await database()
      if (!db || keys.length === 0) return
      const transaction = db.transaction(storeName, 'readwrite')
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done])
    },
  }
}

/** Changes that the server has not acknowledged yet, kept in IndexedDB so that a closed tab or a crash loses none. */
import { type IDBPDatabase, openDB } from 'idb'

export type Backlog = {
  /** Answers the key under which it is kept. */
  add(akunId: string, bagianId: string, update: Uint8Array): Promise<number>
  load(akunId: string, bagianId: string): Promise<{ key: number; update: Uint8Array }[]>
  remove(keys: readonly number[]): Promise<void>
}

type Row = { akunId: string; bagianId: string; update: Uint8Array }

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
    async add(akunId, bagianId, update) {
      const db = await database()
      if (!db) return 0
      return (await db.add(storeName, { akunId, bagianId, update } satisfies Row)) as number
    },
    async load(akunId, bagianId) {
      const db = await database()
      if (!db) return []
      const found: { key: number; update: Uint8Array }[] = []
      let cursor = await db
        .transaction(storeName)
        .store.index('milik')
        .openCursor([akunId, bagianId])
      while (cursor) {
        found.push({ key: cursor.primaryKey as number, update: (cursor.value as Row).update })
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

/**
 * What a four-hour sitting costs the document room: adding a turn, storing an edit durably, opening the text. Figures are
 * ratios to bare operations on the same machine, so that they can be compared between machines.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { createShelf } from '../../server/document/shelf.ts'
import { createElement, editText, itemsOf, rootOf, sectionsOf } from '../../server/document/tree.ts'
import { silentLog } from '../../server/log.ts'
import { openStore } from '../../server/store/index.ts'
import { allUpdates } from '../../server/store/naskah.ts'

const turns = 3000
const edits = 2000
const words =
  'tanggul kali belut jebol sepanjang empat puluh meter dan warga mengungsi ke balai desa'

type Figures = {
  /** p50 and p95 of a durable edit, over a bare durable row of the same size. */
  editP50: number
  editP95: number
  /** Opening from snapshot and log, over opening by replaying the whole log. */
  open: number
  /** Bytes of the stored state, over the bytes of its plain text. */
  state: number
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!

async function timed(
  count: number,
  run: (i: number) => unknown,
  between: () => void = () => {},
): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    await run(i)
    times.push(performance.now() - start)
    between()
  }
  return times.sort((a, b) => a - b)
}

/** A row of an update's size, durable when the call returns. */
function bareRow(dir: string): { insert(): void; close(): void } {
  const db = new DatabaseSync(join(dir, 'bare.db'))
  db.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(seq INTEGER PRIMARY KEY, bytes BLOB)',
  )
  const statement = db.prepare('INSERT INTO t(bytes) VALUES (?)')
  const bytes = new Uint8Array(40)
  return { insert: () => void statement.run(bytes), close: () => db.close() }
}

function section(from: number, count: number) {
  const element = createElement('section', { id: `s${from}`, at: from * 5000 })
  const items = Array.from({ length: count }, (_, i) => {
    const n = from + i
    return createElement(
      'turn',
      {
        tid: `t${n}`,
        spkStatus: 'usulan',
        channel: 0,
        s: n * 5000,
        e: n * 5000 + 4800,
        status: 'mesin',
      },
      words,
    )
  })
  element.insert(0, items)
  return element
}

export async function run(): Promise<Figures> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-naskah-'))
  const options = {
    log: silentLog,
    clock: () => new Date(),
    newId: () => crypto.randomUUID(),
    onChange() {},
  }
  try {
    const row = bareRow(dir)
    const bare: number[] = []
    const store = await openStore({ dataDir: dir })
    const shelf = createShelf({ ...options, store })
    const naskah = await shelf.open('bagian')
    for (let from = 0; from < turns; from += 100) {
      await naskah.edit(() => ({ change: (doc) => rootOf(doc).push([section(from, 100)]) }))
    }
    const editor = new Y.Doc()
    Y.applyUpdate(editor, Y.encodeStateAsUpdate(naskah.doc))
    let update = new Uint8Array()
    editor.on('update', (bytes: Uint8Array) => {
      update = new Uint8Array(bytes)
    })
    // In turns, so that a disk that is busy meanwhile is busy for both.
    const durable = await timed(
      edits,
      (i) => {
        const sections = sectionsOf(editor)
        const turn = itemsOf(sections[i % sections.length]!)[(i * 7) % 100]!
        editText(turn, 3, 3, 'x')
        return naskah.receive(update, 'akun')
      },
      () => {
        const start = performance.now()
        row.insert()
        bare.push(performance.now() - start)
      },
    )
    row.close()
    bare.sort((a, b) => a - b)
    await shelf.close()
    const replayed = await timed(5, async () => {
      const doc = new Y.Doc()
      for (const { bytes } of await allUpdates(store.db, 'bagian')) Y.applyUpdate(doc, bytes)
    })
    const opened = await timed(5, () => createShelf({ ...options, store }).open('bagian'))
    const state = Y.encodeStateAsUpdate(editor).byteLength
    await store.close()
    return {
      editP50: at(durable, 0.5) / at(bare, 0.5),
      editP95: at(durable, 0.95) / at(bare, 0.95),
      open: at(opened, 0.5) / at(replayed, 0.5),
      state: state / (turns * words.length),
    }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

export function print(figures: Figures): void {
  const line = (what: string, value: number) =>
    process.stdout.write(`${what.padEnd(60)} ${value.toFixed(2)}×\n`)
  line(`edit stored (${turns} turns), p50 / bare durable row`, figures.editP50)
  line('the same, p95', figures.editP95)
  line('opening from the snapshot / replaying the whole log', figures.open)
  line('stored state / its plain text', figures.state)
}

if (import.meta.main) print(await run())

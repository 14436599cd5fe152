/** Several people edit at once while speech comes in, connections break and the server is killed. */
import fc from 'fast-check'
import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readSections } from '../../server/document/read.ts'
import { allUpdates, loadNaskah } from '../../server/store/naskah.ts'
import { segment, startRoom, type TestRoom } from '../document/support.ts'
import { type Editor, openEditor } from './support.ts'

const { assignSpeaker, eachTurn, joinTurn, splitTurn } = await import(
  '../../client/editor/turns.ts'
)
const { redo, undo } = await import('../../client/editor/undo.ts')

const B = 'bagian-1'
let test: TestRoom
beforeEach(async () => {
  test = await startRoom()
})
afterEach(() => test.stop())

type Turn = { pos: number; size: number; tid: string }
function turnsOf({ view }: Editor): Turn[] {
  const turns: Turn[] = []
  eachTurn(
    view.state.doc,
    (t) => void turns.push({ pos: t.pos, size: t.node.content.size, tid: t.attrs.tid }),
  )
  return turns
}

const op = fc.record({
  who: fc.nat(2),
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constant('ketik') },
    { weight: 4, arbitrary: fc.constant('hapus') },
    { weight: 2, arbitrary: fc.constantFrom('potong', 'gabung', 'pembicara') },
    { weight: 4, arbitrary: fc.constantFrom('urung', 'ulang') },
    { weight: 2, arbitrary: fc.constantFrom('final', 'revisi') },
    { weight: 2, arbitrary: fc.constantFrom('putus', 'sambung') },
    { weight: 1, arbitrary: fc.constant('mati') },
    { weight: 2, arbitrary: fc.constant('tunggu') },
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
})
type Op = { who: number; what: string; a: number; b: number }

let spoken = 0

async function act(editors: Editor[], { who, what, a, b }: Op): Promise<void> {
  const editor = editors[who]!
  const { view } = editor
  const turns = turnsOf(editor)
  const turn = turns[a % Math.max(turns.length, 1)]
  const place = (turn?.pos ?? 0) + 1 + (b % ((turn?.size ?? 0) + 1))
  const at = (from: number, to = from) =>
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
  if (what === 'ketik' && turn) view.dispatch(view.state.tr.insertText(`${who}x${b} `, place))
  else if (what === 'hapus' && turn && turn.size > 0) {
    const from = turn.pos + 1 + (b % turn.size)
    view.dispatch(view.state.tr.delete(from, Math.min(from + 3, turn.pos + 1 + turn.size)))
  } else if (what === 'potong' && turn) {
    at(place)
    splitTurn(() => null)(view.state, view.dispatch)
  } else if (what === 'gabung' && turn) {
    at(turn.pos + 1)
    joinTurn(view.state, view.dispatch)
  } else if (what === 'pembicara' && turn) {
    assignSpeaker(turn.tid, 'p1', 'dikonfirmasi')(view.state, view.dispatch)
  } else if (what === 'urung') undo(view.state, view.dispatch)
  else if (what === 'ulang') redo(view.state, view.dispatch)
  else if (what === 'final') {
    await test.room.appendFinal(B, segment(spoken++ * 3000, ['satu', `kata${spoken}`, 'tiga']))
  } else if (what === 'revisi' && spoken > 0) {
    await test.room.appendFinal(
      B,
      segment((a % spoken) * 3000, ['satu', `ganti${b}`, 'tiga'], { rev: 1 + b }),
    )
  } else if (what === 'putus') editor.socket.disconnect()
  else if (what === 'sambung') editor.socket.connect()
  else if (what === 'mati') await kill(editors)
  else if (what === 'tunggu') await new Promise((done) => setTimeout(done, 15))
}

/** Whatever was acknowledged must be in what a new process reads from the disk. */
async function kill(editors: Editor[]): Promise<void> {
  const acked = editors.map((e) => e.acked())
  await test.crash()
  const { snapshot, updates } = await loadNaskah(test.store.db, B)
  const fresh = new Y.Doc()
  if (snapshot) Y.applyUpdate(fresh, snapshot)
  for (const update of updates) Y.applyUpdate(fresh, update)
  const stored = Y.decodeStateVector(Y.encodeStateVector(fresh))
  for (const [i, editor] of editors.entries()) {
    expect(stored.get(editor.doc.clientID) ?? 0).toBeGreaterThanOrEqual(acked[i]!)
  }
}

const plain = (editor: Editor) =>
  editor.view.state.doc.toJSON() as { content?: { content?: { content?: { text: string }[] }[] }[] }
const textsOf = (editor: Editor) =>
  (plain(editor).content ?? []).map((s) =>
    (s.content ?? []).map((i) => (i.content ?? []).map((t) => t.text).join('')),
  )

describe('a cohort of editors', () => {
  it('ends with the same text on every screen, on the server, on the disk and in the log, with every edit saved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 20, maxLength: 60 }), async (ops) => {
        spoken = 0
        await test.stop()
        test = await startRoom()
        for (let i = 0; i < 3; i++)
          await test.room.appendFinal(B, segment(spoken++ * 3000, ['kata', 'awal', `${i}`]))
        const editors = await Promise.all(
          ['budi', 'sari', 'budi'].map((who) => openEditor(test, who, B)),
        )
        try {
          for (const each of ops) await act(editors, each as Op)
          for (const editor of editors) if (!editor.socket.connected) editor.socket.connect()
          await expect
            .poll(() => editors.map((e) => e.save()), { timeout: 20_000 })
            .toEqual(editors.map(() => 'tersimpan'))
          const server = async () =>
            (await test.room.read(B)).map((s) => s.items.map((i) => i.text))
          await expect
            .poll(
              async () =>
                JSON.stringify(
                  [...editors.map(textsOf), await server()].map(
                    (t) => JSON.stringify(t) === JSON.stringify(textsOf(editors[0]!)),
                  ),
                ),
              { timeout: 20_000 },
            )
            .toBe('[true,true,true,true]')
          await kill(editors)
          const text = textsOf(editors[0]!)
          expect(await server()).toEqual(text)
          const replay = new Y.Doc()
          for (const { bytes } of await allUpdates(test.store.db, B)) Y.applyUpdate(replay, bytes)
          expect(readSections(replay).map((s) => s.items.map((i) => i.text))).toEqual(text)
        } finally {
          for (const editor of editors) editor.close()
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('an edit', () => {
  const type = ({ view }: Editor, text: string) => view.dispatch(view.state.tr.insertText(text, 2))
  const texts = async () => (await test.room.read(B)).flatMap((s) => s.items.map((i) => i.text))
  beforeEach(() => test.room.appendFinal(B, segment(0, ['awal'])))

  it('that is on disk but was not acknowledged is sent again and stands there once', async () => {
    const editor = await openEditor(test, 'budi', B)
    const stored = new Promise<void>((done) => {
      test.hooks.stored = () => {
        // The process dies here: the change is on disk, nobody hears of it.
        void test.live.close()
        done()
      }
    })
    type(editor, 'BARU ')
    await stored
    expect(editor.save()).not.toBe('tersimpan')
    test.hooks.stored = null
    await test.crash()
    await expect.poll(() => editor.save(), { timeout: 10_000 }).toBe('tersimpan')

    expect((await texts())[0]!.split('BARU')).toHaveLength(2)
    editor.close()
  })

  it('is called saved only after the server said so, and unsaved while it cannot be reached', async () => {
    const editor = await openEditor(test, 'budi', B)
    editor.socket.disconnect()
    type(editor, 'LURING ')
    expect(editor.save()).toBe('belum-tersimpan')
    expect(await texts()).toEqual(['Awal.'])
    editor.socket.connect()
    await expect.poll(() => editor.save(), { timeout: 10_000 }).toBe('tersimpan')
    expect((await texts())[0]).toContain('LURING')
    expect(editor.states).toContain('belum-tersimpan')
    editor.close()
  })

  it('made offline survives a closed tab: the next tab of the same account sends it', async () => {
    const first = await openEditor(test, 'budi', B, { backlog: 'bersama' })
    first.socket.disconnect()
    type(first, 'TERTINGGAL ')
    await new Promise((done) => setTimeout(done, 50))
    first.close()
    const other = await openEditor(test, 'sari', B, { backlog: 'bersama' })
    await new Promise((done) => setTimeout(done, 100))
    expect(await texts()).toEqual(['Awal.'])
    const second = await openEditor(test, 'budi', B, { backlog: 'bersama' })
    await expect.poll(async () => (await texts())[0], { timeout: 10_000 }).toContain('TERTINGGAL')
    await expect.poll(() => second.view.state.doc.textContent).toContain('TERTINGGAL')
    other.close()
    second.close()
  })

  it('of somebody who may only read stays on their screen', async () => {
    const reader = await openEditor(test, 'anggota', B)
    type(reader, 'DIAM ')
    await new Promise((done) => setTimeout(done, 60))
    expect(await texts()).toEqual(['Awal.'])
    reader.close()
  })
})

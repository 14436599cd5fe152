/** Two people change the same turns in the same instant: nothing may stand twice, and no keystroke may go. */
import fc from 'fast-check'
import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadNaskah } from '../../server/store/naskah.ts'
import { segment, startRoom, type TestRoom } from '../document/support.ts'
import { type Editor, openEditor } from './support.ts'

const { eachTurn, joinTurn, splitTurn } = await import('../../client/editor/turns.ts')
const { undo } = await import('../../client/editor/undo.ts')

const B = 'bagian-1'
let test: TestRoom
let editors: Editor[]
beforeEach(async () => {
  test = await startRoom()
  editors = []
})
afterEach(async () => {
  for (const editor of editors) editor.close()
  await test.stop()
})

async function open(...turns: string[]): Promise<[Editor, Editor]> {
  for (const [i, words] of turns.entries()) {
    await test.room.appendFinal(B, segment(i * 30_000, words.split(' ')))
  }
  editors = [await openEditor(test, 'budi', B), await openEditor(test, 'sari', B)]
  return editors as [Editor, Editor]
}

const textsOf = ({ view }: Editor) => {
  const texts: string[] = []
  eachTurn(view.state.doc, (t) => void texts.push(t.node.textContent))
  return texts
}
const server = async () => (await test.room.read(B)).flatMap((s) => s.items.map((i) => i.text))

/** Everybody is connected, everything is saved, and all screens, the server and the disk say the same. */
async function settled(): Promise<string[]> {
  for (const editor of editors) if (!editor.socket.connected) editor.socket.connect()
  await expect
    .poll(() => editors.map((e) => e.save()), { timeout: 20_000 })
    .toEqual(editors.map(() => 'tersimpan'))
  await expect
    .poll(
      async () => {
        const text = JSON.stringify(await server())
        return editors.map((e) => JSON.stringify(textsOf(e)) === text)
      },
      { timeout: 20_000 },
    )
    .toEqual(editors.map(() => true))
  const { snapshot, updates } = await loadNaskah(test.store.db, B)
  const fresh = new Y.Doc()
  if (snapshot) Y.applyUpdate(fresh, snapshot)
  for (const update of updates) Y.applyUpdate(fresh, update)
  expect(fresh.getXmlFragment('naskah').toString()).toBe(
    editors[0]!.doc.getXmlFragment('naskah').toString(),
  )
  return server()
}

/** The place before this word. */
function placeOf({ view }: Editor, word: string): number {
  let found = -1
  eachTurn(view.state.doc, (turn) => {
    const at = turn.node.textContent.indexOf(word)
    if (at >= 0) found = turn.pos + 1 + at
  })
  if (found < 0) throw new Error(`${word} is not in the text`)
  return found
}
function caret(editor: Editor, from: number, to = from): void {
  const { state, dispatch } = editor.view
  dispatch.call(editor.view, state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}
function join(editor: Editor, word: string): void {
  caret(editor, placeOf(editor, word))
  joinTurn(editor.view.state, (tr) => editor.view.dispatch(tr.setMeta('struktur', true)))
}
function split(editor: Editor, word: string): void {
  caret(editor, placeOf(editor, word))
  splitTurn(() => null)(editor.view.state, (tr) =>
    editor.view.dispatch(tr.setMeta('struktur', true)),
  )
}
const type = (editor: Editor, before: string, text: string) =>
  editor.view.dispatch(editor.view.state.tr.insertText(text, placeOf(editor, before)))
function replace(editor: Editor, word: string, text: string): void {
  const from = placeOf(editor, word)
  editor.view.dispatch(editor.view.state.tr.insertText(text, from, from + word.length))
}
const append = (editor: Editor, word: string, text: string) =>
  editor.view.dispatch(editor.view.state.tr.insertText(text, placeOf(editor, word) + word.length))

describe('two people in the same instant', () => {
  it('join the same two turns: the text stands once', async () => {
    const [a, b] = await open('satu dua', 'tiga empat', 'lima')
    join(a, 'Tiga')
    join(b, 'Tiga')
    expect(await settled()).toEqual(['Satu dua. Tiga empat.', 'Lima.'])
  })

  it('join the same two turns and type on: what both typed stands once', async () => {
    const [a, b] = await open('satu dua', 'tiga empat')
    join(a, 'Tiga')
    join(b, 'Tiga')
    append(a, 'Tiga', ' AA')
    append(b, 'empat', ' BB')
    append(b, 'BB', ' CC')
    expect(await settled()).toEqual(['Satu dua. Tiga AA empat BB CC.'])
  })

  it('cut the same turn at the same word: one cut, the text once', async () => {
    const [a, b] = await open('satu dua tiga empat')
    split(a, 'tiga')
    split(b, 'tiga')
    expect(await settled()).toEqual(['Satu dua', 'tiga empat.'])
  })

  it('cut the same turn at two words: every word stands once and in order', async () => {
    const [a, b] = await open('satu dua tiga empat')
    split(a, 'dua')
    split(b, 'empat')
    const text = await settled()
    expect(text.join(' ')).toBe('Satu dua tiga empat.')
    expect(text.length).toBeGreaterThan(1)
  })

  it('join, and one types in the turn that goes: it stands where it was typed', async () => {
    const [a, b] = await open('satu dua', 'tiga empat')
    join(a, 'Tiga')
    for (const [at, text] of [
      ['Tiga', 'A'],
      ['Tiga', 'B '],
      ['empat', 'CC '],
    ] as const)
      type(b, at, text)
    append(b, 'empat.', ' DD')
    expect(await settled()).toEqual(['Satu dua. AB Tiga CC empat. DD'])
  })

  it('type in a turn whose joining comes later', async () => {
    const [a, b] = await open('satu dua', 'tiga empat')
    a.socket.disconnect()
    join(a, 'Tiga')
    type(b, 'empat', 'CC ')
    append(b, 'empat.', ' DD')
    expect(await settled()).toEqual(['Satu dua. Tiga CC empat. DD'])
  })

  it('cut, and one types behind the cut: it goes along', async () => {
    for (const first of [0, 1]) {
      const [a, b] = await open('satu dua tiga empat')
      const [cutter, typist] = first === 0 ? [a, b] : [b, a]
      if (first === 1) cutter.socket.disconnect()
      split(cutter, 'tiga')
      type(typist, 'empat', 'CC ')
      append(typist, 'empat.', ' DD')
      expect(await settled()).toEqual(['Satu dua', 'tiga CC empat. DD'])
      for (const editor of editors) editor.close()
      await test.stop()
      test = await startRoom()
    }
  })

  it('join and correct: the corrected word stands, not both', async () => {
    for (const offline of [0, 1]) {
      const [a, b] = await open('satu dua', 'tiga prosen empat')
      if (offline === 1) a.socket.disconnect()
      join(a, 'Tiga')
      replace(b, 'prosen', 'persen')
      expect(await settled()).toEqual(['Satu dua. Tiga persen empat.'])
      for (const editor of editors) editor.close()
      await test.stop()
      test = await startRoom()
    }
  })

  it('join one below the other: all three stand in order', async () => {
    for (const offline of [null, 0, 1]) {
      const [a, b] = await open('satu dua', 'tiga empat', 'lima enam')
      if (offline !== null) editors[offline]!.socket.disconnect()
      join(a, 'Tiga')
      join(b, 'Lima')
      const text = await settled()
      expect(text.join(' ')).toBe('Satu dua. Tiga empat. Lima enam.')
      for (const editor of editors) editor.close()
      await test.stop()
      test = await startRoom()
    }
  })

  it('cut before the first word of a turn: no two turns bear one id', async () => {
    const [a, b] = await open('satu dua')
    split(a, 'Satu')
    split(b, 'Satu')
    expect((await settled()).join('')).toBe('Satu dua.')
    const ids = (await test.room.read(B)).flatMap((s) => s.items.map((i) => i.id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('join, and one cuts the turn that goes', async () => {
    for (const offline of [0, 1]) {
      const [a, b] = await open('satu dua', 'tiga empat lima')
      editors[offline]!.socket.disconnect()
      join(a, 'Tiga')
      split(b, 'lima')
      const text = await settled()
      expect(text.join(' ')).toBe('Satu dua. Tiga empat lima.')
      for (const editor of editors) editor.close()
      await test.stop()
      test = await startRoom()
    }
  })

  it('are told apart from one who knows of the joining and types at its end', async () => {
    const [a, b] = await open('satu dua tiga')
    split(a, 'tiga')
    await settled()
    append(b, 'dua', ' XX')
    append(a, 'tiga.', ' YY')
    expect(await settled()).toEqual(['Satu dua XX', 'tiga. YY'])
  })

  it('type while the server is killed in between: who was away is still understood', async () => {
    const [a, b] = await open('satu dua', 'tiga empat')
    b.socket.disconnect()
    join(a, 'Tiga')
    await expect.poll(() => a.save()).toBe('tersimpan')
    await test.crash()
    type(b, 'empat', 'CC ')
    join(b, 'Tiga')
    expect(await settled()).toEqual(['Satu dua. Tiga CC empat.'])
  })

  it('take back a cut while one types behind it', async () => {
    const [a, b] = await open('satu dua tiga empat')
    split(a, 'tiga')
    await settled()
    a.socket.disconnect()
    undo(a.view.state, a.view.dispatch)
    type(b, 'empat', 'CC ')
    const text = (await settled()).join(' ')
    expect(text).toBe('Satu dua tiga CC empat.')
  })
})

describe('any edits of three people at once', () => {
  const step = fc.record({
    who: fc.nat(2),
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constant('ketik') },
      { weight: 3, arbitrary: fc.constantFrom('potong', 'gabung') },
    ),
    at: fc.nat(1000),
  })
  // Within a round nobody hears of the others before all have acted.
  it('lose no word', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 6 }),
        async (rounds) => {
          for (const editor of editors) editor.close()
          await test.stop()
          test = await startRoom()
          await open('a1 a2 a3 a4', 'b1 b2 b3', 'c1 c2 c3 c4')
          editors.push(await openEditor(test, 'budi', B))
          const words = new Set((await server()).join(' ').split(/\s+/))
          let typed = 0
          for (const [r, round] of rounds.entries()) {
            if (r % 2 === 1) for (const e of editors) e.socket.disconnect()
            for (const { who, what, at } of round) {
              const editor = editors[who]!
              const now = textsOf(editor).join(' ').split(/\s+/).filter(Boolean)
              const word = now[at % now.length]!
              if (what === 'ketik') {
                // No two begin or end alike: which of two equal letters was typed, no difference tells.
                const fresh = String.fromCharCode(0x3b1 + typed, 0x0410 + typed++)
                words.add(fresh)
                type(editor, word, `${fresh} `)
              } else if (what === 'potong') split(editor, word)
              else join(editor, word)
            }
            // Three who cut and join each other's cuts offline may leave a word twice or a space too few, in plain
            // sight; what was written is never gone.
            const text = (await settled()).join('').replace(/\s/g, '')
            for (const word of words) expect(text).toContain(word)
          }
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 10), endOnFailure: true },
    )
  }, 120_000)
})

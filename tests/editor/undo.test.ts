import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createElement, rootOf } from '../../server/document/tree.ts'
import { createView } from './support.ts'

const { findTurn, joinTurn, splitTurn, assignSpeaker } = await import(
  '../../client/editor/turns.ts'
)
const { redo, undo } = await import('../../client/editor/undo.ts')

type Side = ReturnType<typeof createView> & { doc: Y.Doc }
let a: Side
let b: Side
let now = 0

/** Two screens on one text, without a network between them. */
beforeEach(() => {
  now = 0
  const first = new Y.Doc()
  const second = new Y.Doc()
  const turn = (tid: string, text: string, s: number) =>
    createElement(
      'turn',
      { tid, spkStatus: 'usulan', channel: 0, s, e: s + 4000, status: 'mesin' },
      text,
    )
  rootOf(first).insert(0, [createElement('section', { id: 's1' })])
  const section = rootOf(first).get(0) as Y.XmlElement
  section.insert(0, [turn('t1', 'satu dua tiga empat', 0), turn('t2', 'lima enam', 9000)])
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  const pass = (to: Y.Doc, mark: string) => (update: Uint8Array, origin: unknown) => {
    if (origin !== mark) Y.applyUpdate(to, update, mark)
  }
  first.on('update', pass(second, 'jauh'))
  second.on('update', pass(first, 'jauh'))
  a = Object.assign(createView(first, { now: () => now }), { doc: first })
  b = Object.assign(createView(second, { now: () => now }), { doc: second })
})
afterEach(() => {
  a.close()
  b.close()
})

const texts = ({ view }: Side) => {
  const found: string[] = []
  view.state.doc.descendants((node) => {
    if (node.type.name === 'turn') found.push(node.textContent)
    return node.type.name === 'section'
  })
  return found
}
const status = ({ view }: Side, tid: string) => findTurn(view.state.doc, tid)?.attrs.status
const place = ({ view }: Side, tid: string, word: string) => {
  const turn = findTurn(view.state.doc, tid)!
  return turn.pos + 1 + turn.node.textContent.indexOf(word)
}
function type(side: Side, tid: string, before: string, text: string) {
  now += 5000
  side.view.dispatch(side.view.state.tr.insertText(text, place(side, tid, before)))
}
const run = (command: typeof undo, { view }: Side) => command(view.state, view.dispatch)

describe('undo', () => {
  it('takes back the own edit and leaves what others did, also in the same turn', () => {
    type(a, 't1', 'dua', 'PUNYA-A ')
    type(b, 't1', 'empat', 'PUNYA-B ')
    run(undo, a)
    expect(texts(a)).toEqual(['satu dua tiga PUNYA-B empat', 'lima enam'])
    expect(texts(b)).toEqual(texts(a))
    run(redo, a)
    expect(texts(b)).toEqual(['satu PUNYA-A dua tiga PUNYA-B empat', 'lima enam'])
  })

  it('brings a deleted word back as new text', () => {
    const from = place(a, 't1', 'dua')
    a.view.dispatch(a.view.state.tr.delete(from, from + 4))
    expect(texts(b)[0]).toBe('satu tiga empat')
    run(undo, a)
    expect(texts(b)[0]).toBe('satu dua tiga empat')
  })

  it('takes keys that followed each other quickly as one step, and slow ones as several', () => {
    type(a, 't1', 'dua', 'x')
    now += 100
    a.view.dispatch(a.view.state.tr.insertText('y', place(a, 't1', 'xdua') + 1))
    type(a, 't1', 'tiga', 'z')
    run(undo, a)
    expect(texts(a)[0]).toBe('satu xydua tiga empat')
    run(undo, a)
    expect(texts(a)[0]).toBe('satu dua tiga empat')
  })

  it('gives the turn back its status with its words', () => {
    type(a, 't1', 'dua', 'x ')
    expect(status(b, 't1')).toBe('dikoreksi')
    run(undo, a)
    expect(status(b, 't1')).toBe('mesin')
  })

  it('turns a split, a join and a speaker round', () => {
    const at = place(a, 't1', 'tiga')
    a.view.dispatch(a.view.state.tr.setSelection(TextSelection.create(a.view.state.doc, at)))
    splitTurn(() => 2000)(a.view.state, a.view.dispatch)
    expect(texts(b)).toEqual(['satu dua', 'tiga empat', 'lima enam'])
    run(undo, a)
    expect(texts(b)).toEqual(['satu dua tiga empat', 'lima enam'])
    expect(findTurn(b.view.state.doc, 't1')?.attrs.e).toBe(4000)
    now += 5000
    const second = place(a, 't2', 'lima')
    a.view.dispatch(a.view.state.tr.setSelection(TextSelection.create(a.view.state.doc, second)))
    joinTurn(a.view.state, a.view.dispatch)
    expect(texts(b)).toEqual(['satu dua tiga empat lima enam'])
    run(undo, a)
    expect(texts(b)).toEqual(['satu dua tiga empat', 'lima enam'])
    now += 5000
    assignSpeaker('t2', 'p1', 'dikonfirmasi')(a.view.state, a.view.dispatch)
    run(undo, a)
    expect(findTurn(b.view.state.doc, 't2')?.attrs).toMatchObject({
      spk: null,
      spkStatus: 'usulan',
    })
  })

  it('of a split is dropped when somebody wrote into the new turn meanwhile: their words stay', () => {
    const at = place(a, 't1', 'tiga')
    a.view.dispatch(a.view.state.tr.setSelection(TextSelection.create(a.view.state.doc, at)))
    splitTurn(() => null)(a.view.state, a.view.dispatch)
    const tid = (() => {
      let found = ''
      b.view.state.doc.descendants((node) => {
        if (node.textContent === 'tiga empat' && node.type.name === 'turn') found = node.attrs.tid
        return true
      })
      return found
    })()
    type(b, tid, 'empat', 'PUNYA-B ')
    run(undo, a)
    expect(texts(a)).toEqual(['satu dua', 'tiga PUNYA-B empat', 'lima enam'])
  })

  it('never takes back what somebody else did', () => {
    type(b, 't1', 'dua', 'PUNYA-B ')
    expect(run(undo, a)).toBe(false)
    expect(texts(a)[0]).toBe('satu PUNYA-B dua tiga empat')
  })
})

/** Real editors in jsdom on real sockets: what people do, without a browser. */
import 'fake-indexeddb/auto'
import { JSDOM } from 'jsdom'
import type { EditorView } from 'prosemirror-view'
import type { Socket } from 'socket.io-client'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Word } from '../../server/domain/speech.ts'
import type { TestRoom } from '../document/support.ts'

const dom = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true })
const { window } = dom
Object.assign(globalThis, {
  window,
  document: window.document,
  Node: window.Node,
  Element: window.Element,
  HTMLElement: window.HTMLElement,
  MutationObserver: window.MutationObserver,
  getSelection: () => window.getSelection(),
  innerHeight: 800,
})
window.document.elementFromPoint = () => null
Object.assign(window.Range.prototype, {
  getClientRects: () => [],
  getBoundingClientRect: () => ({ left: 0, right: 0, top: 0, bottom: 0 }),
})

const { createBacklog } = await import('../../client/editor/backlog.ts')
const { createRoster } = await import('../../client/editor/roster.ts')
const { createSound } = await import('../../client/editor/sound.ts')
const { createSync } = await import('../../client/editor/sync.ts')
const { createNaskahView } = await import('../../client/editor/view.ts')

export type Editor = {
  readonly view: EditorView
  readonly doc: Y.Doc
  readonly socket: Socket
  readonly states: string[]
  save(): string
  /** Every own change that was acknowledged: the clock of its client. */
  acked(): number
  close(): void
}

export type EditorOptions = {
  readonly words?: (channel: number, startMs: number, endMs: number) => Promise<Word[]>
  readonly now?: () => number
  readonly backlog?: string
}

export function createView(doc: Y.Doc, options: EditorOptions & { played?: number[] } = {}) {
  const mount = window.document.createElement('div')
  window.document.body.append(mount)
  const awareness = new Awareness(doc)
  const roster = createRoster()
  const view = createNaskahView({
    mount,
    doc,
    awareness,
    sound: createSound(
      async (...at) => ({ words: (await options.words?.(...at)) ?? [], koreksi: [] }),
      { ragu: 'ragu', koreksi: (heard) => heard },
    ),
    ...(options.now && { now: options.now }),
    actions: {
      roster,
      mayEdit: () => true,
      onSpeaker() {},
      onPlay: (ms) => void options.played?.push(ms),
      onChecked() {},
      watch: () => () => {},
      onLink() {},
      onNoDoubt() {},
    },
  })
  return {
    view,
    roster,
    close() {
      view.destroy()
      awareness.destroy()
      mount.remove()
    },
  }
}

let editors = 0

export async function openEditor(
  test: TestRoom,
  akunId: string,
  bagianId: string,
  options: EditorOptions = {},
): Promise<Editor> {
  const doc = new Y.Doc()
  const socket = await test.socket(akunId)
  const states: string[] = []
  let acked = 0
  let loaded: () => void
  const ready = new Promise<void>((done) => {
    loaded = done
  })
  const clock = () => Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID) ?? 0
  const sync = createSync({
    socket,
    bagianId,
    doc,
    gatherMs: 0,
    backlog: createBacklog(options.backlog ?? `naskah-${editors++}`),
    onState(state) {
      if (states.at(-1) !== state.save) states.push(state.save)
      if (state.save === 'tersimpan') acked = Math.max(acked, clock())
      if (state.loaded) loaded()
    },
    onPresent() {},
  })
  await ready
  const { view, close } = createView(doc, options)
  return {
    view,
    doc,
    socket,
    states,
    save: () => sync.state().save,
    acked: () => acked,
    close() {
      sync.close()
      close()
      socket.disconnect()
      doc.destroy()
    },
  }
}

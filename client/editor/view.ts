/** Puts the editor together: the text from Yjs, the carets of others, keys, sound, and undo of one's own edits. */
import { keymap } from 'prosemirror-keymap'
import { type Node, Schema } from 'prosemirror-model'
import {
  EditorState,
  Plugin,
  type Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { initProseMirrorDoc, yCursorPlugin, ySyncPlugin, ySyncPluginKey } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { naskahRoot, naskahSchema } from '../../server/domain/naskah.ts'
import { naskah as text } from '../text/naskah.ts'
import { hintsPlugin } from './hints.ts'
import { type EditorActions, editorKeys } from './keys.ts'
import { nodeViews } from './nodeViews.ts'
import type { Sound } from './sound.ts'
import { changesBetween, isUndo, undoPlugin } from './undo.ts'

/** The shared schema with what only a screen needs. */
export const editorSchema = new Schema({
  nodes: naskahSchema.spec.nodes
    .append({})
    .update('section', {
      ...naskahSchema.spec.nodes.get('section'),
      toDOM: () => ['section', 0],
    })
    .update('turn', {
      ...naskahSchema.spec.nodes.get('turn'),
      isolating: true,
      toDOM: () => ['p', 0],
    })
    .update('event', {
      ...naskahSchema.spec.nodes.get('event'),
      isolating: true,
      toDOM: () => ['p', 0],
    }),
  marks: naskahSchema.spec.marks.update('tautan', {
    ...naskahSchema.spec.marks.get('tautan'),
    toDOM: (mark) => ['mark', { class: 'naskah-tautan', 'data-tautan': mark.attrs.id }, 0],
  }),
})

/** More in one go than a turn could ever hold is a mistake, and the server would refuse it. */
const maxPaste = 20_000

export type ViewOptions = {
  readonly mount: HTMLElement
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly sound: Sound
  readonly actions: EditorActions
  /** Before others change the text; the answer is called after it. */
  readonly onRemote?: () => () => void
  /** After every change of the text or the caret. */
  readonly onUpdate?: () => void
  readonly now?: () => number
}

const isRemote = (tr: Transaction) => tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true

/** Whoever changes words the engine wrote has corrected the turn. */
const correction = new Plugin({
  appendTransaction(transactions, old, state) {
    const own = transactions.filter(
      (tr) => tr.docChanged && !isRemote(tr) && !isUndo(tr) && !tr.getMeta('struktur'),
    )
    if (own.length === 0 || transactions.some(isRemote)) return null
    const touched = changesBetween(old.doc, state.doc).filter(
      ({ before, after }) =>
        after?.type.name === 'turn' &&
        after.attrs.status === 'mesin' &&
        before !== null &&
        before.textContent !== after.textContent,
    )
    if (touched.length === 0) return null
    const tids = new Set(touched.map((change) => change.id))
    const tr = state.tr
    state.doc.descendants((node: Node, pos: number) => {
      if (node.type.name === 'turn' && tids.has(node.attrs.tid)) {
        tr.setNodeAttribute(pos, 'status', 'dikoreksi')
      }
      return node.type.name === 'section'
    })
    return tr
  },
})

function caret(user: { name: string; color: string }): HTMLElement {
  const element = document.createElement('span')
  element.className = 'naskah-kursor'
  element.setAttribute('aria-hidden', 'true')
  element.style.borderColor = user.color
  const label = document.createElement('span')
  label.className = 'naskah-kursor-nama'
  label.style.backgroundColor = user.color
  label.textContent = user.name
  element.append(label)
  return element
}

const textParts = '.naskah-isi, .naskah-peristiwa-isi'

/** The selection as the browser has it: the editor hears of one that has just moved a little later. */
function selectionNow(view: EditorView): Selection {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {}
  const inText = (node: globalThis.Node | null | undefined): node is globalThis.Node => {
    const part = (node instanceof Element ? node : node?.parentElement)?.closest(textParts)
    return part !== undefined && part !== null && view.dom.contains(part)
  }
  if (!inText(anchorNode) || !inText(focusNode)) return view.state.selection
  const { doc } = view.state
  return TextSelection.between(
    doc.resolve(view.posAtDOM(anchorNode, anchorOffset ?? 0)),
    doc.resolve(view.posAtDOM(focusNode, focusOffset ?? 0)),
  )
}

/** A key pressed right after a click acts where the caret is seen, not where it was before the click. */
const freshSelection = new Plugin({
  props: {
    handleKeyDown(view) {
      if (view.composing) return false
      const now = selectionNow(view)
      if (!now.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(now))
      return false
    },
  },
})

export function createNaskahView(options: ViewOptions): EditorView {
  const { actions, sound } = options
  let view: EditorView
  let remoteNow = false
  const fragment = options.doc.getXmlFragment(naskahRoot)
  const { doc, mapping } = initProseMirrorDoc(fragment, editorSchema)
  const plain = (event: ClipboardEvent): string =>
    (event.clipboardData?.getData('text/plain') ?? '').replace(/\s+/g, ' ').slice(0, maxPaste)
  view = new EditorView(options.mount, {
    state: EditorState.create({
      schema: editorSchema,
      doc,
      plugins: [
        ySyncPlugin(fragment, { mapping }),
        yCursorPlugin(options.awareness, { cursorBuilder: caret }),
        correction,
        undoPlugin(options.now),
        sound.plugin,
        freshSelection,
        hintsPlugin(),
        keymap(editorKeys(sound, actions, () => view)),
      ],
    }),
    nodeViews: nodeViews(actions),
    editable: () => actions.mayEdit(),
    attributes: {
      class: 'naskah',
      'aria-label': text.label,
      'aria-multiline': 'true',
      role: 'textbox',
      lang: 'id',
      spellcheck: 'false',
    },
    handleDOMEvents: {
      // Taken before the editor looks at it: what comes from elsewhere is never read as HTML.
      paste(given, event) {
        const pasted = plain(event)
        event.preventDefault()
        if (!given.editable || pasted === '') return true
        const tr = given.state.tr.setSelection(selectionNow(given))
        const { $from, $to } = tr.selection
        if ($from.parent.isTextblock && $to.parent.isTextblock) {
          given.dispatch(tr.insertText(pasted).scrollIntoView())
        }
        return true
      },
      drop(_, event) {
        event.preventDefault()
        return true
      },
    },
    handleClick(given, pos, event) {
      if (!event.altKey) return false
      const ms = sound.momentAt(given, pos)
      const $pos = given.state.doc.resolve(pos)
      if (ms !== null) actions.onPlay(ms, $pos.parent.attrs.channel ?? 0)
      return true
    },
    // Others' changes never scroll what somebody reads.
    handleScrollToSelection: () => remoteNow,
    // The first one comes before the constructor is done.
    dispatchTransaction(this: EditorView, tr) {
      // Carets of others are told a moment later: the part may have changed meanwhile.
      if (this.isDestroyed) return
      remoteNow = isRemote(tr)
      const settled = remoteNow && tr.docChanged ? options.onRemote?.() : undefined
      this.updateState(this.state.apply(tr))
      settled?.()
      remoteNow = false
      options.onUpdate?.()
    },
  })
  return view
}

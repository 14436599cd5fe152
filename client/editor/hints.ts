/** Quiet marks in the margin of turns where proposals wait, and the passage one of them rests on while it is looked at. */
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { eachTurn } from './turns.ts'

export type Pointed = { readonly turnId: string; readonly kutipan: string }
type Hints = { readonly counts: ReadonlyMap<string, number>; readonly pointed: Pointed | null }
type State = Hints & { readonly decorations: DecorationSet }

const key = new PluginKey<State>('isyarat')

function draw(doc: Node, { counts, pointed }: Hints): DecorationSet {
  const found: Decoration[] = []
  if (counts.size === 0 && pointed === null) return DecorationSet.empty
  eachTurn(doc, ({ node, pos, attrs }) => {
    const count = counts.get(attrs.tid)
    const here = pointed?.turnId === attrs.tid
    if (count !== undefined || here) {
      found.push(
        Decoration.node(pos, pos + node.nodeSize, {
          class: `${count === undefined ? '' : 'naskah-isyarat'} ${here ? 'naskah-ditunjuk' : ''}`,
          'data-isyarat': count === undefined ? '' : String(count),
        }),
      )
    }
    const from = here ? node.textContent.indexOf(pointed.kutipan) : -1
    if (here && from >= 0 && pointed.kutipan !== '') {
      const start = pos + 1 + from
      found.push(
        Decoration.inline(start, start + pointed.kutipan.length, { class: 'naskah-bukti' }),
      )
    }
    return undefined
  })
  return DecorationSet.create(doc, found)
}

export const hintsPlugin = () =>
  new Plugin<State>({
    key,
    state: {
      init: () => ({ counts: new Map(), pointed: null, decorations: DecorationSet.empty }),
      apply(tr, state) {
        const change = tr.getMeta(key) as Partial<Hints> | undefined
        if (!change && !tr.docChanged) return state
        const next = { counts: state.counts, pointed: state.pointed, ...change }
        return { ...next, decorations: draw(tr.doc, next) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  })

export function setHints(view: EditorView, change: Partial<Hints>): void {
  view.dispatch(view.state.tr.setMeta(key, change))
}

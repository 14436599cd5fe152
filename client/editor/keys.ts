/** The keys of the editor. Those of the player and the room belong to the page. */
import { chainCommands, deleteSelection } from 'prosemirror-commands'
import { type Command, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { TurnActions } from './nodeViews.ts'
import type { Sound } from './sound.ts'
import { backspace, deleteForward, joinTurn, splitTurn, turnAtSelection } from './turns.ts'
import { redo, undo } from './undo.ts'

export type EditorActions = TurnActions & {
  onLink(): void
  onNoDoubt(): void
}

export function editorKeys(
  sound: Sound,
  actions: EditorActions,
  view: () => EditorView,
): Record<string, Command> {
  const structural =
    (command: Command): Command =>
    (state, dispatch, given) =>
      command(state, dispatch && ((tr) => dispatch(tr.setMeta('struktur', true))), given)
  const split = structural(splitTurn((turn, offset) => sound.timeAt(turn, offset)))
  const join = structural(joinTurn)
  const doubt =
    (side: 1 | -1): Command =>
    () => {
      void sound.goToDoubt(view(), side).then((found) => {
        if (!found) actions.onNoDoubt()
      })
      return true
    }
  const play: Command = (state) => {
    const ms = sound.momentAt(view(), state.selection.from)
    const turn = turnAtSelection(state)
    if (ms !== null && turn) actions.onPlay(ms, turn.attrs.channel)
    return true
  }
  const speaker: Command = (state) => {
    const turn = turnAtSelection(state)
    const dom = turn && (view().nodeDOM(turn.pos) as HTMLElement | null)
    const anchor = dom?.querySelector<HTMLElement>('.naskah-nama')
    if (turn && anchor) actions.onSpeaker(turn.attrs.tid, anchor)
    return true
  }
  const link: Command = () => {
    actions.onLink()
    return true
  }
  /** All of this turn: nobody takes a whole sitting away with two keys. */
  const selectTurn: Command = (state, dispatch) => {
    const { $from } = state.selection
    if (!$from.parent.isTextblock) return true
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.start(), $from.end())))
    return true
  }
  // Outside of turns a line break means nothing, and the browser must not make one.
  const enter = chainCommands(split, () => true)
  return {
    Enter: enter,
    'Mod-Enter': enter,
    'Shift-Enter': enter,
    'Mod-Shift-Enter': join,
    Backspace: chainCommands(deleteSelection, structural(backspace)),
    'Mod-Backspace': chainCommands(deleteSelection, structural(backspace)),
    Delete: chainCommands(deleteSelection, structural(deleteForward)),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-a': selectTurn,
    'Mod-Shift-k': link,
    F9: speaker,
    F8: doubt(1),
    'Shift-F8': doubt(-1),
    'Alt-p': play,
    'Alt-r': () => {
      sound.restoreHeard(view())
      return true
    },
  }
}

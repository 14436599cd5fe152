/**
 * The sound behind the words: loads the engine's words of the turns that are on the screen, underlines what it doubted,
 * and lights up the word that is playing. None of this is part of the text.
 */
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'
import type { KoreksiBunyi } from '../../server/domain/kosakata.ts'
import type { Word } from '../../server/domain/speech.ts'
import {
  alignWords,
  doubtBelow,
  type Heard,
  heardAt,
  markCorrected,
  timeAtOffset,
} from './align.ts'
import { eachTurn, type TurnAt, turnAtSelection } from './turns.ts'

/** The engine's words of an interval, and what was corrected by sound in them. */
export type Spoken = { readonly words: readonly Word[]; readonly koreksi: readonly KoreksiBunyi[] }
export type LoadWords = (channel: number, startMs: number, endMs: number) => Promise<Spoken>
export type DoubtTitles = { readonly ragu: string; koreksi(heard: string): string }

const nothing: Spoken = { words: [], koreksi: [] }

export type Sound = {
  readonly plugin: Plugin
  timeAt(turn: TurnAt, offset: number): number | null
  setPlaying(view: EditorView, ms: number | null): void
  /** Moves the caret to the next doubtful word; false where there is none. */
  goToDoubt(view: EditorView, side: 1 | -1): Promise<boolean>
  /** Puts back what the engine heard at the caret; false where nothing was corrected there. */
  restoreHeard(view: EditorView): boolean
  /** The moment of the word at the caret or at a place of the text. */
  momentAt(view: EditorView, pos: number): number | null
  watch(dom: HTMLElement, tid: string): () => void
}

type Known = { stamp: string; spoken: Spoken; loading: boolean }

const key = new PluginKey('suara')
const stampOf = ({ attrs }: TurnAt) => `${attrs.channel}:${attrs.s}:${attrs.e}`
/** Turns that are looked through for the next doubtful word. */
const searchTurns = 200

export function createSound(loadWords: LoadWords, titles: DoubtTitles): Sound {
  const known = new Map<string, Known>()
  const aligned = new WeakMap<Node, { spoken: Spoken; heard: Heard[] }>()
  const visible = new Set<string>()
  const tids = new WeakMap<Element, string>()
  let view: EditorView | null = null
  let playingMs: number | null = null
  let refresh: ReturnType<typeof setTimeout> | null = null

  const observer =
    typeof IntersectionObserver === 'undefined'
      ? null
      : new IntersectionObserver(
          (entries) => {
            for (const entry of entries) {
              const tid = tids.get(entry.target)
              if (tid === undefined) continue
              if (entry.isIntersecting) visible.add(tid)
              else visible.delete(tid)
            }
            redraw()
          },
          { rootMargin: '400px 0px' },
        )

  function redraw(): void {
    refresh ??= setTimeout(() => {
      refresh = null
      if (view && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true))
    }, 60)
  }

  async function load(turn: TurnAt): Promise<void> {
    const { tid, channel, s, e } = turn.attrs
    if (s < 0 || e <= s) return
    const stamp = stampOf(turn)
    const entry = known.get(tid)
    if (entry?.stamp === stamp) return
    known.set(tid, { stamp, spoken: entry?.spoken ?? nothing, loading: true })
    try {
      const spoken = await loadWords(channel, s, e)
      if (known.get(tid)?.stamp === stamp) known.set(tid, { stamp, spoken, loading: false })
      redraw()
    } catch {
      // Without its words a turn is text like any other; it is asked again when it is seen next.
      if (known.get(tid)?.stamp === stamp) known.delete(tid)
    }
  }

  function heardOf(turn: TurnAt): Heard[] {
    const spoken = known.get(turn.attrs.tid)?.spoken ?? nothing
    const done = aligned.get(turn.node)
    if (done?.spoken === spoken) return done.heard
    const text = turn.node.textContent
    const words = alignWords(text, spoken.words, turn.attrs.status === 'mesin')
    const heard = markCorrected(text, words, spoken.koreksi)
    aligned.set(turn.node, { spoken, heard })
    return heard
  }

  const doubts = (turn: TurnAt) =>
    turn.attrs.status === 'diperiksa'
      ? []
      : heardOf(turn).filter(
          ({ confidence, corrected }) =>
            corrected !== null || (confidence !== null && confidence < doubtBelow),
        )

  function decorate(doc: Node): DecorationSet {
    const decorations: Decoration[] = []
    eachTurn(doc, (turn) => {
      const { tid, s, e } = turn.attrs
      const playing = playingMs !== null && s >= 0 && s <= playingMs && playingMs < e + 600
      if (!playing && observer && !visible.has(tid)) return
      void load(turn)
      for (const word of doubts(turn)) {
        decorations.push(
          Decoration.inline(turn.pos + 1 + word.from, turn.pos + 1 + word.to, {
            class: 'naskah-ragu',
            title:
              word.corrected === null ? titles.ragu : titles.koreksi(word.corrected.raw.join(' ')),
          }),
        )
      }
      const now = playing ? heardAt(heardOf(turn), playingMs!) : null
      if (now) {
        decorations.push(
          Decoration.inline(turn.pos + 1 + now.from, turn.pos + 1 + now.to, {
            class: 'naskah-terdengar',
          }),
        )
      }
    })
    return DecorationSet.create(doc, decorations)
  }

  /** A better decode came: what is known of the turns that changed is asked again. */
  function forgetChanged(old: Node, now: Node): void {
    const before = new Set<Node>()
    eachTurn(old, (turn) => void before.add(turn.node))
    eachTurn(now, (turn) => {
      if (before.has(turn.node)) return
      const entry = known.get(turn.attrs.tid)
      if (entry && !entry.loading) known.set(turn.attrs.tid, { ...entry, stamp: '' })
    })
  }

  return {
    plugin: new Plugin({
      key,
      state: {
        init: (_, state) => decorate(state.doc),
        apply(tr, set: DecorationSet, old) {
          if (tr.getMeta(ySyncPluginKey)?.isChangeOrigin && tr.docChanged) {
            forgetChanged(old.doc, tr.doc)
            redraw()
            return decorate(tr.doc)
          }
          if (tr.docChanged || tr.getMeta(key)) return decorate(tr.doc)
          return set
        },
      },
      props: { decorations: (state) => key.getState(state) as DecorationSet },
      view(given) {
        view = given
        return {
          destroy() {
            observer?.disconnect()
            if (refresh) clearTimeout(refresh)
            view = null
          },
        }
      },
    }),
    timeAt: (turn, offset) => timeAtOffset(heardOf(turn), offset),
    setPlaying(given, ms) {
      if (ms === playingMs) return
      playingMs = ms
      given.dispatch(given.state.tr.setMeta(key, true))
    },
    momentAt(given, pos) {
      const $pos = given.state.doc.resolve(pos)
      for (let depth = $pos.depth; depth > 0; depth--) {
        const node = $pos.node(depth)
        if (node.type.name !== 'turn') continue
        const turn = { node, pos: $pos.before(depth), attrs: node.attrs as TurnAt['attrs'] }
        if (turn.attrs.s < 0) return null
        return timeAtOffset(heardOf(turn), $pos.parentOffset) ?? turn.attrs.s
      }
      return null
    },
    restoreHeard(given) {
      const turn = turnAtSelection(given.state)
      if (!turn || !given.editable) return false
      const at = given.state.selection.from - turn.pos - 1
      const words = heardOf(turn)
      const own = words.find((w) => w.corrected !== null && w.from <= at && at <= w.to)?.corrected
      if (!own) return false
      const part = words.filter(({ corrected }) => corrected === own)
      const [from, to] = [part[0]!.from, part.at(-1)!.to]
      const marks = /[.,?!:;]*$/.exec(turn.node.textContent.slice(from, to))?.[0] ?? ''
      const text = own.raw.join(' ').replace(/[.,?!:;]+$/, '') + marks
      given.dispatch(given.state.tr.insertText(text, turn.pos + 1 + from, turn.pos + 1 + to))
      return true
    },
    async goToDoubt(given, side) {
      // A caret that was moved just before this key is known a moment later.
      await new Promise((done) => setTimeout(done, 20))
      if (given.isDestroyed) return false
      const turns: TurnAt[] = []
      eachTurn(given.state.doc, (turn) => void turns.push(turn))
      if (side < 0) turns.reverse()
      const caret = given.state.selection.from
      const own = turnAtSelection(given.state)
      const start = own ? turns.findIndex((turn) => turn.pos === own.pos) : 0
      for (const turn of turns.slice(Math.max(start, 0), start + searchTurns)) {
        await load(turn)
        const words = doubts(turn).map((w) => [turn.pos + 1 + w.from, turn.pos + 1 + w.to] as const)
        if (side < 0) words.reverse()
        const word = words.find(([from, to]) => (side > 0 ? from > caret : to < caret))
        if (!word || given.isDestroyed || word[1] > given.state.doc.content.size) continue
        const selection = TextSelection.create(given.state.doc, word[0], word[1])
        given.dispatch(given.state.tr.setSelection(selection).scrollIntoView())
        return true
      }
      return false
    },
    watch(dom, tid) {
      tids.set(dom, tid)
      observer?.observe(dom)
      return () => {
        observer?.unobserve(dom)
        visible.delete(tid)
      }
    },
  }
}

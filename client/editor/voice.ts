/** Voices without a name in the text: which there are, and what a person does to all turns of one. Named turns are never touched. */
import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { isVoiceLabel, type TurnAttrs } from '../../server/domain/naskah.ts'
import { eachTurn, findTurn, type TurnAt } from './turns.ts'

/** The voice of a turn: how often it is heard elsewhere, and the other voices it may be. */
export type VoiceAt = {
  readonly label: string
  readonly others: number
  readonly rest: readonly string[]
}

export const numberOf = (label: string): number => Number(label.slice(label.indexOf('-') + 1))

function turnsOf(doc: Node, label: string): TurnAt[] {
  const found: TurnAt[] = []
  eachTurn(doc, (turn) => {
    if (turn.attrs.spk === label && turn.attrs.spkStatus === 'usulan') found.push(turn)
    return undefined
  })
  return found
}

/** Null where the turn has a name, or no voice is known. */
export function voiceAt(doc: Node, { tid, spk, spkStatus }: TurnAttrs): VoiceAt | null {
  if (!isVoiceLabel(spk) || spkStatus !== 'usulan') return null
  const labels = new Set<string>()
  eachTurn(doc, ({ attrs }) => {
    if (isVoiceLabel(attrs.spk) && attrs.spkStatus === 'usulan') labels.add(attrs.spk)
    return undefined
  })
  labels.delete(spk)
  return {
    label: spk,
    others: turnsOf(doc, spk).filter(({ attrs }) => attrs.tid !== tid).length,
    rest: [...labels].sort((a, b) => numberOf(a) - numberOf(b)),
  }
}

/**
 * Gives every turn of a voice another speaker, as a guess: a participant, or the label of another voice. The turn `named` gets
 * it as the person's word. One step, so that it is undone as one.
 */
export function renameVoice(
  label: string,
  spk: string,
  bukti: string,
  named: string | null = null,
): Command {
  return (state, dispatch) => {
    const { tr } = state
    for (const { pos, attrs } of turnsOf(state.doc, label)) {
      if (attrs.tid === named) continue
      tr.setNodeAttribute(pos, 'spk', spk).setNodeAttribute(pos, 'spkBukti', bukti)
    }
    const own = named === null ? null : findTurn(state.doc, named)
    if (own) {
      tr.setNodeAttribute(own.pos, 'spk', spk)
        .setNodeAttribute(own.pos, 'spkStatus', 'dikonfirmasi')
        .setNodeAttribute(own.pos, 'spkBukti', null)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}

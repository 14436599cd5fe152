import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { eachTurn } from '../../client/editor/turns.ts'
import { renameVoice, voiceAt } from '../../client/editor/voice.ts'
import { naskahSchema, type TurnAttrs } from '../../server/domain/naskah.ts'

const turn = (tid: string, spk: string | null, spkStatus = 'usulan') =>
  naskahSchema.node('turn', { tid, spk, spkStatus }, naskahSchema.text('kata'))

const text = () =>
  EditorState.create({
    doc: naskahSchema.node('doc', null, [
      naskahSchema.node('section', { id: 's1' }, [
        turn('a', 'suara-2'),
        turn('b', 'suara-10'),
        turn('c', 'p1', 'dikonfirmasi'),
        turn('d', 'suara-2'),
      ]),
      naskahSchema.node('section', { id: 's2' }, [turn('e', 'suara-2'), turn('f', 'suara-1')]),
    ]),
  })

function turnsOf(state: EditorState): Map<string, TurnAttrs> {
  const found = new Map<string, TurnAttrs>()
  eachTurn(state.doc, ({ attrs }) => void found.set(attrs.tid, attrs))
  return found
}

describe('a voice in the text', () => {
  it('knows its other turns, and the other voices by number', () => {
    const state = text()
    const of = (tid: string) => voiceAt(state.doc, turnsOf(state).get(tid)!)
    expect(of('a')).toEqual({ label: 'suara-2', others: 2, rest: ['suara-1', 'suara-10'] })
    expect(of('f')).toEqual({ label: 'suara-1', others: 0, rest: ['suara-2', 'suara-10'] })
    expect(of('c')).toBeNull()
  })

  it('gets the name of one turn in all the others as a guess, in one step, and no other turn is touched', () => {
    const state = text()
    const steps: EditorState[] = []
    const command = renameVoice('suara-2', 'p9', 'Bersuara sama.', 'a')
    expect(command(state, (tr) => void steps.push(state.apply(tr)))).toBe(true)
    expect(steps).toHaveLength(1)
    const [before, after] = [turnsOf(state), turnsOf(steps[0]!)]
    expect(after.get('a')).toMatchObject({ spk: 'p9', spkStatus: 'dikonfirmasi', spkBukti: null })
    for (const tid of ['d', 'e']) {
      expect(after.get(tid)).toMatchObject({
        ...{ spk: 'p9', spkStatus: 'usulan' },
        spkBukti: 'Bersuara sama.',
      })
    }
    for (const tid of ['b', 'c', 'f']) expect(after.get(tid)).toEqual(before.get(tid))
  })

  it('is joined to another only where it is heard', () => {
    const state = text()
    expect(renameVoice('suara-7', 'suara-1', 'Digabungkan.')(state, () => {})).toBe(false)
    let joined = state
    renameVoice(
      'suara-10',
      'suara-1',
      'Digabungkan.',
    )(state, (tr) => {
      joined = state.apply(tr)
    })
    expect(turnsOf(joined).get('b')).toMatchObject({ spk: 'suara-1', spkStatus: 'usulan' })
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cutNear } from '../../server/document/cut.ts'
import type { Word } from '../../server/domain/speech.ts'
import { segment, startRoom, type TestRoom } from './support.ts'

/** A word each half second, those behind a `|` a second later. */
function heard(text: string): Word[] {
  let at = 0
  return text.split(' ').flatMap((one) => {
    if (one === '|') {
      at += 1000
      return []
    }
    at += 500
    return [{ text: one, startMs: at - 500, endMs: at - 50, confidence: 1 }]
  })
}

describe('the place where another voice begins', () => {
  it('is the longest pause near the moment', () => {
    const words = heard('terima kasih pimpinan | baik silakan')
    const text = 'Terima kasih, pimpinan. Baik, silakan.'
    for (const atMs of [1300, 2000, 2600]) {
      expect(cutNear(text, words, atMs)).toEqual({ atWord: 3, atMs: 1975 })
    }
  })

  it('counts the words of the text, where numbers are written shorter than they are spoken', () => {
    const words = heard('ada dua puluh lima rumah | kami setuju')
    expect(cutNear('Ada 25 rumah. Kami setuju.', words, 3000)?.atWord).toBe(3)
  })

  it('is nowhere where no word begins near, or only one that is written otherwise', () => {
    const words = heard('satu dua tiga')
    expect(cutNear('satu dua tiga', words, 20_000)).toBeNull()
    expect(cutNear('123', words, 500)).toBeNull()
    expect(cutNear('', [], 500)).toBeNull()
  })
})

describe('a turn', () => {
  const B = 'bagian-1'
  let test: TestRoom
  beforeEach(async () => {
    test = await startRoom()
    await test.room.appendFinal(B, segment(0, ['terima', 'kasih', 'pimpinan']))
    await test.room.appendFinal(B, segment(2000, ['baik', 'silakan']))
  })
  afterEach(() => test.stop())

  const turns = () => test.room.turns(B)
  const cut = async (text: string) => {
    const [turn] = await turns()
    return test.room.cutTurn(B, { tid: turn!.tid, text, atMs: 1700 })
  }

  it('is cut there, and both know their sound', async () => {
    const { text } = (await turns())[0]!
    expect(await cut(text)).toBe(true)
    expect(await turns()).toMatchObject([
      { text: 'Terima kasih pimpinan.', s: 0, e: 1575 },
      { text: 'Baik silakan.', s: 1575, e: 2750, spk: null, spkStatus: 'usulan' },
    ])
  })

  it('stays whole where a person named its speaker, changed its words, or linked them', async () => {
    const { tid, text } = (await turns())[0]!
    await test.room.command(B, { type: 'link', tid, tautanId: 'tautan-1', quote: 'Baik' })
    expect(await cut(text)).toBe(false)
    await test.room.unlink(B, 'tautan-1')
    const named = { type: 'assign-speaker', tid, spk: 'p1' } as const
    await test.room.command(B, { ...named, status: 'dikonfirmasi' })
    expect(await cut(text)).toBe(false)
    await test.room.command(B, { ...named, status: 'usulan' })
    expect(await cut('Yang lain.')).toBe(false)
    await test.room.command(B, { type: 'set-text', tid, text: 'Terima kasih. Baik silakan.' })
    expect(await cut('Terima kasih. Baik silakan.')).toBe(false)
    expect(await turns()).toHaveLength(1)
  })
})

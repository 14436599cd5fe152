import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { currentSegments } from '../../server/store/naskah.ts'
import { segment, startRoom, type TestRoom } from './support.ts'

const B = 'bagian-1'
let test: TestRoom
beforeEach(async () => {
  test = await startRoom()
})
afterEach(() => test.stop())

const turns = async () =>
  (await test.room.read(B)).flatMap((s) => s.items).filter((i) => i.kind === 'turn')
const texts = async () => (await turns()).map((t) => t.text)

describe('finals in the text', () => {
  it('go on in the current turn after a short pause, and open a new one after a long pause', async () => {
    await test.room.appendFinal(B, segment(1000, ['selamat', 'pagi']))
    await test.room.appendFinal(B, segment(2500, ['saudara']))
    await test.room.appendFinal(B, segment(9000, ['baik']))
    expect(await texts()).toEqual(['Selamat pagi. Saudara.', 'Baik.'])
    expect((await turns())[0]).toMatchObject({ startMs: 1000, endMs: 2850, status: 'mesin' })
  })

  it('stand where their time belongs, also when they come late', async () => {
    await test.room.appendFinal(B, segment(0, ['satu']))
    await test.room.appendFinal(B, segment(60_000, ['tiga']))
    await test.room.appendFinal(B, segment(30_000, ['dua']))
    expect(await texts()).toEqual(['Satu.', 'Dua.', 'Tiga.'])
  })

  it('open a new turn with a guess when the person who spoke was named by somebody', async () => {
    await test.room.appendFinal(B, segment(0, ['satu']))
    const [first] = await turns()
    await test.room.command(B, {
      type: 'assign-speaker',
      tid: first!.id,
      spk: 'p1',
      status: 'dikonfirmasi',
    })
    await test.room.appendFinal(B, segment(600, ['dua']))
    expect(await turns()).toMatchObject([
      { text: 'Satu.', speakerId: 'p1', speakerStatus: 'dikonfirmasi' },
      { text: 'Dua.', speakerId: 'p1', speakerStatus: 'usulan' },
    ])
  })

  it('never make a turn longer than 120 words or 60 seconds', async () => {
    for (let i = 0; i < 30; i++) {
      await test.room.appendFinal(
        B,
        segment(
          i * 2500,
          ['a', 'b', 'c', 'd', 'e', 'f'].map((w) => `${w}${i}`),
        ),
      )
    }
    for (const turn of await turns()) {
      expect(turn.endMs! - turn.startMs!).toBeLessThanOrEqual(60_000)
      expect(turn.text.split(' ').length).toBeLessThanOrEqual(120)
    }
    expect((await texts()).join(' ').split(' ')).toHaveLength(180)
  })

  it('continue a section after 100 turns in a new one without a title', async () => {
    await test.room.openSection(B, { id: 's1', acaraId: 'a1', title: 'Pembukaan', atMs: 0 })
    for (let i = 0; i < 102; i++) await test.room.appendFinal(B, segment(i * 5000, [`kata${i}`]))
    const sections = await test.room.read(B)
    expect(sections.map((s) => s.items.length)).toEqual([100, 2])
    expect(sections[1]).toMatchObject({ acaraId: null, title: '' })
  })

  it('stand in the section that was open when they were spoken', async () => {
    await test.room.openSection(B, { id: 's1', acaraId: 'a1', title: 'Satu', atMs: 0 })
    await test.room.openSection(B, { id: 's2', acaraId: 'a2', title: 'Dua', atMs: 10_000 })
    await test.room.appendFinal(B, segment(12_000, ['sesudah']))
    await test.room.appendFinal(B, segment(8000, ['sebelum']))
    await test.room.openSection(B, { id: 's2', acaraId: 'a2', title: 'Dua', atMs: 10_000 })
    const sections = await test.room.read(B)
    expect(sections.map((s) => [s.title, s.items.map((i) => i.text)])).toEqual([
      ['Satu', ['Sebelum.']],
      ['Dua', ['Sesudah.']],
    ])
  })

  it('are written once, however often they are sent', async () => {
    const final = segment(0, ['satu', 'dua'])
    await test.room.appendFinal(B, final)
    await test.room.appendFinal(B, final)
    await test.crash()
    await test.room.appendFinal(B, final)
    expect(await texts()).toEqual(['Satu dua.'])
  })

  it('keep word rows and text together through a crash', async () => {
    await test.room.appendFinal(B, segment(0, ['satu', 'dua']))
    await test.crash()
    expect(await texts()).toEqual(['Satu dua.'])
    expect((await test.room.words(B, 0, 0, 1000)).map((w) => w.text)).toEqual(['satu', 'dua'])
  })

  it('put events where their time belongs, once', async () => {
    await test.room.appendFinal(B, segment(0, ['satu']))
    await test.room.appendFinal(B, segment(20_000, ['dua']))
    const gap = {
      id: 'e1',
      kind: 'rekaman-terputus' as const,
      text: 'Rekaman terputus',
      atMs: 10_000,
    }
    await test.room.appendEvent(B, gap)
    await test.room.appendEvent(B, gap)
    const items = (await test.room.read(B)).flatMap((s) => s.items)
    expect(items.map((i) => i.text)).toEqual(['Satu.', 'Rekaman terputus', 'Dua.'])
  })
})

describe('a better decode of a stretch', () => {
  it('replaces words that nobody touched', async () => {
    await test.room.appendFinal(B, segment(0, ['tanggul', 'kali', 'belud']))
    await test.room.appendFinal(B, segment(1300, ['jebol', 'metre']))
    await test.room.appendFinal(B, segment(0, ['tanggul', 'kali', 'belut'], { rev: 1 }))
    expect(await texts()).toEqual(['Tanggul kali belut. Jebol metre.'])
    expect((await test.room.words(B, 0, 0, 1250)).map((w) => w.text)).toEqual([
      'tanggul',
      'kali',
      'belut',
    ])
  })

  it("keeps a person's words and improves the others", async () => {
    await test.room.appendFinal(
      B,
      segment(0, ['tanggul', 'kali', 'belud', 'jebol', 'lima', 'metre']),
    )
    const [turn] = await turns()
    await test.room.command(B, {
      type: 'set-text',
      tid: turn!.id,
      text: 'Tanggul Kali Belut jebol lima metre.',
    })
    await test.room.appendFinal(
      B,
      segment(0, ['tanggul', 'kalian', 'belum', 'jebol', 'lima', 'meter'], { rev: 1 }),
    )
    expect(await texts()).toEqual(['Tanggul Kali Belut jebol lima meter.'])
  })

  it('never touches what a person said about the speaker', async () => {
    await test.room.appendFinal(B, segment(0, ['baek']))
    const [turn] = await turns()
    await test.room.command(B, {
      type: 'assign-speaker',
      tid: turn!.id,
      spk: 'p1',
      status: 'dikonfirmasi',
    })
    await test.room.appendFinal(B, segment(0, ['baik'], { rev: 1 }))
    expect(await turns()).toMatchObject([
      { text: 'Baik.', speakerId: 'p1', speakerStatus: 'dikonfirmasi' },
    ])
  })

  it('reaches both halves of a turn that a person cut, and not a turn a person deleted', async () => {
    await test.room.appendFinal(B, segment(0, ['satoe', 'dua', 'tiga', 'empad']))
    const [turn] = await turns()
    await test.room.command(B, { type: 'split', tid: turn!.id, atWord: 2 })
    await test.room.appendFinal(B, segment(0, ['satu', 'dua', 'tiga', 'empat'], { rev: 1 }))
    expect(await texts()).toEqual(['Satu dua', 'tiga empat.'])
    expect((await turns()).map((t) => [t.startMs, t.endMs])).toEqual([
      [0, 800],
      [800, 1550],
    ])
  })

  it('is ignored when it is not newer', async () => {
    await test.room.appendFinal(B, segment(0, ['baik'], { rev: 2 }))
    await test.room.appendFinal(B, segment(0, ['salah'], { rev: 1 }))
    expect(await texts()).toEqual(['Baik.'])
    const rows = await currentSegments(test.store.db, B, 0, 0, 16_000)
    expect(rows.map((r) => r.rev)).toEqual([2])
  })

  it('brings words to a stretch that was silence before, and takes back words that were none', async () => {
    await test.room.appendFinal(B, segment(0, [], { endMs: 1000 }))
    expect(await texts()).toEqual([])
    await test.room.appendFinal(B, segment(0, ['ada'], { endMs: 1000, rev: 1 }))
    expect(await texts()).toEqual(['Ada.'])
    await test.room.appendFinal(B, segment(0, [], { endMs: 1000, rev: 2 }))
    expect(await texts()).toEqual([])
  })
})

describe('commands', () => {
  it('link a passage and keep the link when the turn is joined to the one before', async () => {
    await test.room.appendFinal(B, segment(0, ['satu']))
    await test.room.appendFinal(B, segment(9000, ['tanggul', 'jebol']))
    const second = (await turns())[1]!
    await test.room.command(B, { type: 'link', tid: second.id, tautanId: 't1', quote: 'jebol' })
    await test.room.command(B, {
      type: 'link',
      tid: second.id,
      tautanId: 't2',
      quote: 'Tanggul jebol',
    })
    await test.room.command(B, { type: 'join', tid: second.id })
    const [turn] = await turns()
    expect(turn).toMatchObject({ text: 'Satu. Tanggul jebol.', startMs: 0, endMs: 9750 })
    expect(turn!.tautan).toEqual([
      { id: 't2', from: 6, to: 19 },
      { id: 't1', from: 14, to: 19 },
    ])
  })

  it('mark a turn as checked; speech that follows leaves it alone', async () => {
    await test.room.appendFinal(B, segment(0, ['satu']))
    await test.room.command(B, { type: 'check', tid: (await turns())[0]!.id })
    await test.room.appendFinal(B, segment(600, ['dua']))
    expect(await turns()).toMatchObject([{ text: 'Satu.', status: 'diperiksa' }, { text: 'Dua.' }])
  })

  it('name the speaker of a turn as the roster has it now', async () => {
    await test.room.appendFinal(B, segment(0, ['satu']))
    const tid = (await turns())[0]!.id
    expect(await test.room.speakerOfTurn(B, tid)).toBeNull()
    await test.room.command(B, { type: 'assign-speaker', tid, spk: 'p1', status: 'usulan' })
    expect(await test.room.speakerOfTurn(B, tid)).toBe('Bambang Sutrisno')
  })

  it('refuse a turn that does not exist', async () => {
    await expect(test.room.command(B, { type: 'check', tid: 'tidak-ada' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

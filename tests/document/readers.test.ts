import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { escapeHtml } from '../../server/document/html.ts'
import { changesBetween } from '../../server/document/readers.ts'
import type { SiaranDelta, SiaranItem, SiaranJoined } from '../../server/domain/protocol/siaran.ts'
import { applySiaran } from '../../server/domain/protocol/siaran.ts'
import { ask, segment, startRoom, type TestRoom } from './support.ts'

const B = 'bagian-1'
let test: TestRoom
beforeEach(async () => {
  test = await startRoom()
})
afterEach(() => test.stop())

describe('the readers of a part', () => {
  it('get the text at once and every change after it, in order', async () => {
    await test.room.appendFinal(B, segment(0, ['satu']))
    const socket = await test.socket(null)
    const deltas: SiaranDelta[] = []
    socket.on('siaran:delta', (delta: SiaranDelta) => deltas.push(delta))
    const joined = await ask<SiaranJoined>(socket, 'siaran:ikut', { bagianId: B })
    await test.room.appendFinal(B, segment(60_000, ['tiga']))
    await test.room.appendFinal(B, segment(30_000, ['dua']))
    await expect
      .poll(() =>
        deltas
          .reduce((all, d) => applySiaran(all, d.changes), joined.items)
          .map((i) => /<p>(.*?)<\/p>/.exec(i.html)?.[1]),
      )
      .toEqual(['Satu.', 'Dua.', 'Tiga.'])
    expect(deltas.map((d) => d.rev)).toEqual(deltas.map((_, i) => joined.rev + 1 + i))
  })

  it('never get a tag out of what was said, written or named', async () => {
    await test.room.openSection(B, {
      id: 's',
      acaraId: null,
      title: '<img src=x onerror=a()>',
      atMs: 0,
    })
    await test.room.appendFinal(B, segment(0, ['<script>alert("x")</script>', '&', "'"]))
    const tid = (await test.room.read(B))[0]!.items[0]!.id
    await test.room.command(B, { type: 'assign-speaker', tid, spk: 'p2', status: 'dikonfirmasi' })
    await test.room.appendEvent(B, { id: 'e', kind: 'keterangan', text: '<i>x</i>', atMs: 90_000 })
    const socket = await test.socket(null)
    const { items } = await ask<SiaranJoined>(socket, 'siaran:ikut', { bagianId: B })
    const html = items.map((i) => i.html).join('')
    expect(html).not.toMatch(/<(script|img|i|b)>|<(script|img) /)
    expect(html).toContain('Siti &lt;b&gt;Aminah&lt;/b&gt;')
  })

  it('escaping leaves no character that HTML could read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/)
      }),
    )
  })

  it('are put out at once when the part is closed, and not let in again', async () => {
    const socket = await test.socket(null)
    await ask(socket, 'siaran:ikut', { bagianId: B })
    const closed = new Promise((done) => socket.once('siaran:tutup', done))
    test.sifat.set(B, 'tertutup')
    test.room.closeReaders(B)
    await closed
    expect(test.live.count(`siaran:${B}`)).toBe(0)
    await expect(ask(socket, 'siaran:ikut', { bagianId: B })).rejects.toMatchObject({
      code: 'not_signed_in',
    })
  })

  it('see what is being spoken in open parts only', async () => {
    const socket = await test.socket('budi')
    const heard: unknown[] = []
    socket.on('siaran:partial', (p: unknown) => heard.push(p))
    await ask(socket, 'siaran:ikut', { bagianId: B })
    const partial = (text: string) => ({ channel: 0, startSample: 0, endSample: 1, text })
    test.sifat.set(B, 'rahasia')
    await test.room.showPartial(B, partial('rahasia'))
    test.sifat.set(B, 'terbuka')
    await test.room.showPartial(B, partial('boleh'))
    await expect.poll(() => heard).toEqual([{ bagianId: B, channel: 0, text: 'boleh' }])
  })

  it('can always make the new page out of the old one and the changes', () => {
    const page = fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...'abcdefgh'), html: fc.constantFrom('1', '2') }),
      { selector: (i: SiaranItem) => i.id, maxLength: 8 },
    )
    fc.assert(
      fc.property(page, page, (before, after) => {
        expect(applySiaran(before, changesBetween(before, after))).toEqual(after)
      }),
      { numRuns: 2000 },
    )
  })
})

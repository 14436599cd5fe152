import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedFinished } from '../../server/demo/index.ts'
import type { Rapat } from '../../server/domain/rapat.ts'
import { silentLog } from '../../server/log.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'

let t: TestApp
let budi: ApiClient
let rdp: Rapat
const clock = () => new Date('2026-11-25T02:00:00.000Z')
beforeAll(async () => {
  t = await startApp({ demo: true, clock })
  await seedFinished(t.app.rooms, { clock, log: silentLog, dataDir: t.dataDir })
  budi = await t.client('budi')
  rdp = (await budi.call('listRapat')).rapat.find((r) => r.jenis === 'rdp')!
})
afterAll(() => t.stop())

describe('the finished RDP of the demo', () => {
  it('was held three days ago and is closed', () => {
    expect(rdp).toMatchObject({
      status: 'ditutup',
      tanggal: '2026-11-22',
      dibukaAt: '2026-11-22T01:30:00.000Z',
    })
  })

  it('has its whole text with confirmed speakers, each turn at the time it is spoken', async () => {
    const sections = await t.app.rooms.document.read(rdp.bagian[0]!.id)
    expect(sections.map((s) => s.acaraId)).toEqual(rdp.acara.map((a) => a.id))
    const turns = sections.flatMap((s) => s.items).filter((item) => item.kind === 'turn')
    expect(turns).toHaveLength(10)
    expect(turns.every((turn) => turn.speakerStatus === 'dikonfirmasi')).toBe(true)
    const starts = turns.map((turn) => turn.startMs!)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

  it('has its sound, as long as its words', async () => {
    const [audio] = await t.app.rooms.capture.evidence(rdp.bagian[0]!.id)
    const { words } = await budi.call('getWords', {
      params: { bagianId: rdp.bagian[0]!.id },
      query: { startMs: 0, endMs: 10_000_000 },
    })
    expect(words.length).toBeGreaterThan(120)
    expect(words.at(-1)!.endMs).toBeLessThan(audio!.samples / 16)
    expect(audio!.gaps).toEqual([])
  })

  it('links two passages to the items they speak of', async () => {
    const { tautan } = await budi.call('listTautan', { params: { rapatId: rdp.id } })
    expect(tautan.map((x) => x.kode)).toEqual(['ASP-2026-031', 'PKR-2026-0007'])
    const sections = await t.app.rooms.document.read(rdp.bagian[0]!.id)
    for (const { id, turnId, kutipan } of tautan) {
      const turn = sections
        .flatMap((s) => s.items)
        .find((item) => item.kind === 'turn' && item.id === turnId)
      const range = turn?.kind === 'turn' ? turn.tautan.find((r) => r.id === id) : undefined
      expect(turn?.text.slice(range?.from, range?.to)).toBe(kutipan)
    }
  })

  it('is frozen as a provisional record with its decisions, and can be settled, signed and trusted', async () => {
    const sekretariat = await t.client('sekretariat')
    const { risalah } = await budi.call('getRapat', { params: { rapatId: rdp.id } })
    expect(risalah.map((r) => r.status)).toEqual(risalah.map(() => 'sementara'))
    const { record } = await budi.call('getRisalah', { params: { risalahId: risalah[0]!.id } })
    expect(record.keputusan).toHaveLength(2)
    expect(record.contoh).toBe(true)
    for (const status of ['penetapan', 'resmi']) {
      await sekretariat.call('moveRisalah', {
        params: { risalahId: risalah[0]!.id },
        body: { status, alasan: null },
      })
    }
    const sign = async (namaAkun: string, slot: string) => {
      const client = await t.client(namaAkun)
      const now = (await client.call('getRisalah', { params: { risalahId: risalah[0]!.id } }))
        .risalah
      return client.call('signRisalah', {
        params: { risalahId: now.id },
        body: { slot, pdfSha256: now.pdfSha256, passphrase: 'risalah-demo' },
      })
    }
    await sign('sekretariat', 'sekretaris')
    const signed = await sign('harun', 'ketua')
    expect(signed.status).toBe('ditandatangani')
    const { hasil } = await budi.call('getVerification', { params: { publicId: signed.publicId } })
    expect(hasil.verdict).toBe('asli')
  })

  it('is made once', async () => {
    await seedFinished(t.app.rooms, { clock, log: silentLog, dataDir: t.dataDir })
    const { rapat } = await budi.call('listRapat')
    expect(rapat.filter((r) => r.jenis === 'rdp')).toHaveLength(1)
  })
})

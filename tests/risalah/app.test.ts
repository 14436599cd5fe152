/** The whole server: the demo's finished rapat is frozen, settled, signed and published by the people of the demo. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSandi, seedFinished } from '../../server/demo/index.ts'
import type { Risalah } from '../../server/domain/record.ts'
import { silentLog } from '../../server/log.ts'
import { sha256Hex } from '../../server/risalah/canonical.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let secretary: ApiClient
let chair: ApiClient
let rapatId: string
const clock = () => new Date()

beforeAll(async () => {
  app = await startApp({ demo: true })
  await seedFinished(app.app.rooms, { clock, log: silentLog, dataDir: app.dataDir })
  secretary = await app.client('sekretariat')
  chair = await app.client('harun')
  const { rapat } = await secretary.call('listRapat')
  rapatId = rapat.find((r) => r.jenis === 'rdp' && r.status === 'ditutup')!.id
}, 180_000)
afterAll(() => app?.stop())

describe('the demo rapat', () => {
  it('goes from its text to a published record that the public verifies', async () => {
    const found = await secretary.call('checkRisalah', { params: { rapatId } })
    expect(found.blok).toEqual([])
    const frozen = await secretary.call('freezeRisalah', {
      params: { rapatId },
      body: { keputusan: ['Komisi III meminta Dinas PUPR memperbaiki tanggul Kali Belut.'] },
    })
    const [{ id }] = frozen.risalah as [Risalah]
    const params = { risalahId: id }
    const { record, boleh } = await secretary.call('getRisalah', { params })
    expect(record.contoh).toBe(true)
    expect(record.tautan.map((t) => t.kode).sort()).toEqual(['ASP-2026-031', 'PKR-2026-0007'])
    expect(boleh).toContain('risalah.settle')
    for (const status of ['penetapan', 'resmi']) {
      await secretary.call('moveRisalah', { params, body: { status, alasan: null } })
    }
    for (const [client, slot] of [
      [secretary, 'sekretaris'],
      [chair, 'ketua'],
    ] as const) {
      expect((await client.call('getSertifikat')).sertifikat?.subjek).toContain('CONTOH')
      const bytes = new Uint8Array(await (await client.raw('getPdf', { params })).arrayBuffer())
      const body = { slot, pdfSha256: sha256Hex(bytes), passphrase: demoSandi }
      await client.call('signRisalah', { params, body })
    }
    expect((await secretary.call('publishRisalah', { params })).status).toBe('terbit')
    const visitor = await app.client()
    const pdf = await visitor.raw('getPdf', { params, query: { unduh: '1' } })
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.headers.get('content-disposition')).toMatch(/^attachment; filename="risalah-rdp-/)
    const bytes = new Uint8Array(await pdf.arrayBuffer())
    const { publicId } = frozen.risalah[0]!
    expect(await visitor.call('verifyPdf', { body: bytes })).toMatchObject({
      verdict: 'asli',
      terdaftar: publicId,
    })
    expect((await visitor.call('getVerification', { params: { publicId } })).hasil.verdict).toBe(
      'asli',
    )
    const { risalah } = await visitor.call('getRapat', { params: { rapatId } })
    expect(risalah.map((r) => r.status)).toEqual(['terbit'])
  }, 120_000)
})

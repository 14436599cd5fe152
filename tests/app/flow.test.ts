import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hourIn } from '../../server/flow.ts'
import { endBagian } from '../../server/store/rapat.ts'
import { addFile, insertRisalah } from '../../server/store/risalah.ts'
import { startApp, type TestApp } from '../support/app.ts'

let dir: string
let t: TestApp
let now: number
const clock = () => new Date(now)
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'flow-'))
  now = Date.parse('2026-11-25T01:30:00.000Z')
  t = await startApp({ demo: true, dataDir: dir, clock })
})
afterEach(async () => {
  await t.stop()
  rmSync(dir, { recursive: true })
})

const linesOf = async (bagianId: string) => {
  const sections = await t.app.rooms.document.read(bagianId)
  return sections.flatMap((s) => s.items).flatMap((i) => (i.kind === 'event' ? i.text : []))
}

async function banggar() {
  const budi = await t.client('budi')
  const { rapat } = await budi.call('listRapat')
  const found = rapat.find((r) => r.jenis === 'banggar')!
  return { budi, of: { params: { rapatId: found.id } } }
}

describe('the steps of a sitting', () => {
  it('are lines in the text of the part they belong to, at the hour of the place', async () => {
    const { budi, of } = await banggar()
    await budi.call('openRapat', of)
    now += 30 * 60_000
    await budi.call('skorsRapat', of)
    now += 15 * 60_000
    await budi.call('cabutSkors', of)
    now += 60_000
    await budi.call('changeSifat', { ...of, body: { sifat: 'tertutup' } })
    now += 60 * 60_000
    const { bagian } = await budi.call('closeRapat', of)
    expect(await linesOf(bagian[0]!.id)).toEqual([
      'RAPAT DIBUKA PUKUL 09.30 WITA',
      'RAPAT DISKORS PUKUL 10.00 WITA',
      'SKORS DICABUT PUKUL 10.15 WITA',
    ])
    expect(await linesOf(bagian[1]!.id)).toEqual([
      'RAPAT DINYATAKAN TERTUTUP PUKUL 10.16 WITA',
      'RAPAT DITUTUP PUKUL 11.16 WITA',
    ])
  })

  it('print the hour of opening as it was corrected, once and with its reason in the audit', async () => {
    const { budi, of } = await banggar()
    const sekretariat = await t.client('sekretariat')
    const rapat = await budi.call('openRapat', of)
    now += 30 * 60_000
    const body = {
      dibukaAt: '2026-11-25T01:15:00.000Z',
      alasan: 'Gawai operator terlambat.',
      versi: rapat.versi,
    }
    await expect(budi.call('correctOpening', { ...of, body })).rejects.toMatchObject({
      body: { code: 'forbidden' },
    })
    const no = (change: object) =>
      expect(sekretariat.call('correctOpening', { ...of, body: { ...body, ...change } })).rejects
    await no({ alasan: ' ' }).toMatchObject({ body: { code: 'input_invalid' } })
    await no({ versi: 0 }).toMatchObject({ body: { code: 'conflict' } })
    await no({ dibukaAt: '2026-11-25T09:00:00.000Z' }).toMatchObject({
      body: { fields: { dibukaAt: expect.stringContaining('masa depan') } },
    })
    await no({ dibukaAt: '2026-11-24T09:00:00.000Z' }).toMatchObject({
      body: { code: 'input_invalid' },
    })

    const corrected = await sekretariat.call('correctOpening', { ...of, body })
    expect(corrected.dibukaAt).toBe(body.dibukaAt)
    const [part] = corrected.bagian
    expect(part!.mulaiAt).toBe(rapat.bagian[0]!.mulaiAt)
    expect(await linesOf(part!.id)).toEqual(['RAPAT DIBUKA PUKUL 09.15 WITA'])
    await budi.call('skorsRapat', of)
    expect(await linesOf(part!.id)).toEqual([
      'RAPAT DIBUKA PUKUL 09.15 WITA',
      'RAPAT DISKORS PUKUL 10.00 WITA',
    ])
    const admin = await t.client('admin')
    const { rows } = await admin.call('listAudit', { query: {} })
    expect(rows.find((e) => e.aksi === 'rapat.koreksi-jam-buka')?.rincian).toMatchObject({
      dari: rapat.dibukaAt,
      menjadi: body.dibukaAt,
      alasan: body.alasan,
    })
    // Once a record is frozen, what it prints is not moved under it.
    const { db } = t.app.rooms.store
    const at = clock().toISOString()
    await insertRisalah(db, {
      id: 'ris-1',
      rapatId: rapat.id,
      publicId: 'x'.repeat(22),
      versi: 1,
      alasan: null,
      dokumen: 'risalah',
      lingkup: 'publik',
      status: 'sementara',
      at,
    })
    const hash = '0'.repeat(64)
    const file = { frozenAt: at, record: '{}', recordSha256: hash, pdfSha256: hash, pages: 1 }
    await addFile(db, 'ris-1', file, at)
    await no({ versi: corrected.versi + 1 }).toMatchObject({ body: { code: 'state_refused' } })
  })

  it('stand there once, however often the server starts again', async () => {
    const { budi, of } = await banggar()
    const { bagian } = await budi.call('openRapat', of)
    for (let i = 0; i < 2; i++) {
      await t.stop()
      t = await startApp({ dataDir: dir, clock })
    }
    expect(await linesOf(bagian[0]!.id)).toEqual(['RAPAT DIBUKA PUKUL 09.30 WITA'])
  })

  it('begin the text under the first item of the agenda', async () => {
    const { budi, of } = await banggar()
    const { bagian, acara } = await budi.call('openRapat', of)
    const [section] = await t.app.rooms.document.read(bagian[0]!.id)
    expect(section).toMatchObject({ acaraId: acara[0]!.id, title: acara[0]!.judul })
  })
})

describe('a recording', () => {
  it('that the server could not settle before it was killed is settled at the next start', async () => {
    const { budi, of } = await banggar()
    const { bagian } = await budi.call('openRapat', of)
    const bagianId = bagian[0]!.id
    const wav = join(dir, 'suara.wav')
    writeFileSync(wav, silence(16_000))
    const { capture, store } = t.app.rooms
    await capture.importFile(bagianId, 0, wav, { nama: 'suara.wav', akunId: null })
    // Killed between the closing and what follows from it.
    await endBagian(store.db, bagianId, clock().toISOString())
    await t.stop()
    t = await startApp({ dataDir: dir, clock })
    const settled = () =>
      t.app.rooms.store.db
        .selectFrom('recording')
        .select('samples')
        .where('bagian_id', '=', bagianId)
        .execute()
    await expect.poll(settled, { timeout: 30_000 }).toEqual([{ samples: 16_000 }])
  })
})

/** A WAV file of this many samples at the rate of the recording. */
function silence(samples: number): Buffer {
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples * 2, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(16_000, 24)
  wav.writeUInt32LE(32_000, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * 2, 40)
  return wav
}

describe('an hour', () => {
  it('is printed as people here write it, in the zone of the place', () => {
    const at = '2026-11-25T17:05:00.000Z'
    expect(hourIn('Asia/Jakarta', at)).toBe('00.05 WIB')
    expect(hourIn('Asia/Makassar', at)).toBe('01.05 WITA')
    expect(hourIn('Asia/Jayapura', at)).toBe('02.05 WIT')
  })
})

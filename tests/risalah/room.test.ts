/** From a closed rapat to a published record: what stops freezing, who may do what, and what is never shown. */
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Risalah, RisalahStatus } from '../../server/domain/record.ts'
import { risalahMoves, RisalahStatus as Status } from '../../server/domain/record.ts'
import { canonicalJson, sha256Hex } from '../../server/risalah/canonical.ts'
import { checkMove, checkPublish, checkSlot } from '../../server/risalah/moves.ts'
import { holes } from '../../server/risalah/source.ts'
import { makeTestRoot } from '../../server/risalah/testPki.ts'
import { verifyPdf } from '../../server/risalah/verify/index.ts'
import { type ProposalRow, saveProposals } from '../../server/store/proposals.ts'
import { writeRapat } from '../../server/store/rapat.ts'
import { makeSitting, openStage, people, type Sitting, type Stage } from './sitting.ts'
import { folder, passphrase, tool } from './support.ts'

let stage: Stage
afterEach(() => stage?.close())

const { sekretariat, ketua, anggota, publik, luar } = people
const days = (n: number) => n * 86_400_000
const keputusan = ['Komisi III meminta Dinas PUPR memperbaiki tanggul.']

async function open(sitting: Sitting): Promise<Stage> {
  stage = await openStage(sitting)
  return stage
}

async function toResmi(sitting: Sitting): Promise<Risalah[]> {
  const { room } = stage
  const frozen = await room.freeze('r1', { keputusan }, sekretariat)
  await room.move(frozen[0]!.id, 'masa-koreksi', null, ketua)
  sitting.now = new Date(sitting.now.getTime() + days(5))
  await room.move(frozen[0]!.id, 'penetapan', null, ketua)
  return room.move(frozen[0]!.id, 'resmi', null, ketua)
}

const issue = (nama: string, at: Date, root = makeTestRoot('Akar Uji', at)) => ({
  root,
  p12: root.issue({ nama }).p12(passphrase),
})

describe('checking before freezing', () => {
  it('names every turn whose speaker is a guess, and freezing refuses with that', async () => {
    const sitting = makeSitting()
    const turn = sitting.bagian[0]!.sections[0]!.items[0]!
    if (turn.kind === 'turn') turn.speakerStatus = 'usulan'
    const { room } = await open(sitting)
    const { blok } = await room.check('r1')
    expect(blok).toEqual([
      expect.objectContaining({ kode: 'pembicara', turnId: 't0', bagianId: 'b1' }),
    ])
    await expect(room.freeze('r1', { keputusan }, sekretariat)).rejects.toMatchObject({
      code: 'unconfirmed_speakers',
    })
    expect(await room.list('r1')).toEqual([])
  })

  it('stops at words that were said in the open part after the chair had closed the doors, until a person checked them', async () => {
    const sitting = makeSitting()
    const turns = sitting.bagian[0]!.sections.flatMap((s) =>
      s.items.flatMap((item) => (item.kind === 'turn' ? [item] : [])),
    )
    const last = turns.at(-1)!
    last.status = 'mesin'
    const { room, store } = await open(sitting)
    const closing: ProposalRow = {
      id: 'i1',
      bagianId: 'b1',
      turnId: turns[0]!.id,
      payload: { kind: 'sifat', sifat: 'tertutup', boleh: true, tahan: true },
      bukti: 'rapat kita nyatakan tertutup',
      score: 0.95,
      state: 'diterima',
      channel: 0,
      startMs: last.startMs! - 2000,
      endMs: last.startMs!,
      oleh: null,
      dibuatAt: sitting.now.toISOString(),
      diputusAt: null,
      hasil: null,
    }
    await saveProposals(store.db, [closing])
    expect((await room.check('r1')).blok).toEqual([
      expect.objectContaining({ kode: 'sesudah-tertutup', turnId: last.id, bagianId: 'b1' }),
    ])
    await expect(room.freeze('r1', { keputusan }, sekretariat)).rejects.toThrow()
    last.status = 'diperiksa'
    expect((await room.check('r1')).blok).toEqual([])
  })

  it('takes an unknown speaker that was chosen on purpose, and says how many', async () => {
    const sitting = makeSitting()
    const turn = sitting.bagian[0]!.sections[0]!.items[0]!
    if (turn.kind === 'turn')
      Object.assign(turn, { speakerStatus: 'tidak-dikenal', speakerId: null })
    const found = await (await open(sitting)).room.check('r1')
    expect(found.blok).toEqual([])
    expect(found.catatan.map((c) => c.kode)).toContain('tidak-dikenal')
  })

  it.each(['terjadwal', 'berlangsung', 'diskors'] as const)(
    'refuses a rapat that is %s',
    async (status) => {
      const sitting = makeSitting()
      sitting.rapat.status = status
      const { room } = await open(sitting)
      expect((await room.check('r1')).blok.map((b) => b.kode)).toEqual(['belum-ditutup'])
      await expect(room.freeze('r1', { keputusan }, sekretariat)).rejects.toMatchObject({
        code: 'state_refused',
      })
    },
  )

  it('finds sound that no final covers, however the finals lie', () => {
    const seconds = (pairs: [number, number][]) =>
      pairs.map(([a, b]) => ({ fromSample: a * 16_000, toSample: b * 16_000 }))
    expect(
      holes(
        0,
        160_000,
        seconds([
          [0, 4],
          [4, 10],
        ]),
      ),
    ).toEqual([])
    expect(
      holes(
        0,
        160_000,
        seconds([
          [5, 10],
          [0, 3],
        ]),
      ),
    ).toEqual([[48_000, 80_000]])
    expect(holes(0, 160_000, [])).toEqual([[0, 160_000]])
    const final = fc
      .tuple(fc.nat(400_000), fc.nat(100_000))
      .map(([a, n]) => ({ fromSample: a, toSample: a + n + 1 }))
    fc.assert(
      fc.property(fc.array(final), fc.nat(300_000), fc.nat(300_000), (finals, from, length) => {
        const to = from + length
        for (const [a, b] of holes(from, to, finals)) {
          expect(a).toBeGreaterThanOrEqual(from)
          expect(b).toBeLessThanOrEqual(to)
          expect(finals.some((f) => f.fromSample < b && f.toSample > a)).toBe(false)
        }
      }),
    )
  })
})

describe('freezing', () => {
  it('refuses where the rapat was changed while its record was being composed, and keeps no record', async () => {
    const sitting = makeSitting()
    const { room, store } = await open(sitting)
    const { dewan } = sitting
    // Read in the midst of composing; somebody corrects the hour of opening meanwhile.
    Object.defineProperty(sitting, 'dewan', {
      get() {
        void writeRapat(store.db, sitting.rapat).catch(() => {})
        return dewan
      },
    })
    await expect(room.freeze('r1', { keputusan }, sekretariat)).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await room.list('r1')).toEqual([])
  })

  it('keeps canonical bytes whose fingerprint is in the register and in the PDF', async () => {
    const { room } = await open(makeSitting())
    const [risalah, ...rest] = await room.freeze('r1', { keputusan }, sekretariat)
    expect(rest).toEqual([])
    expect(risalah).toMatchObject({
      status: 'sementara',
      versi: 1,
      lingkup: 'publik',
      signatures: [],
    })
    const record = await room.record(risalah!.id)
    expect(sha256Hex(canonicalJson(record))).toBe(risalah!.recordSha256)
    const pdf = await room.pdf(risalah!.id)
    expect(sha256Hex(pdf)).toBe(risalah!.pdfSha256)
    const dir = folder()
    const out = `${dir.path}/record.json`
    await tool('pdfdetach', '-save', '1', '-o', out, dir.put('a.pdf', pdf))
    expect(sha256Hex(readFileSync(out))).toBe(risalah!.recordSha256)
    expect(record.tautan).toEqual([
      expect.objectContaining({
        kode: 'ASP-2026-031',
        relasi: 'dibahas',
        usulanVersi: 1,
        turnId: 't1',
      }),
    ])
    expect(canonicalJson(record)).not.toContain('Ibu Rahasia')
    expect(record.hadir.find((h) => h.pesertaId === 'p-wayan')?.status).toBe('izin')
  })

  it('again before the correction round replaces the bytes and keeps the address on paper', async () => {
    const sitting = makeSitting()
    const { room } = await open(sitting)
    const [first] = await room.freeze('r1', { keputusan }, sekretariat)
    const turn = sitting.bagian[0]!.sections[0]!.items[0]!
    if (turn.kind === 'turn') turn.text = 'Lain.'
    const [second] = await room.freeze('r1', { keputusan: [] }, sekretariat)
    expect(second).toMatchObject({ id: first!.id, publicId: first!.publicId, versi: 1 })
    expect(second!.pdfSha256).not.toBe(first!.pdfSha256)
    await room.move(first!.id, 'masa-koreksi', null, ketua)
    await expect(room.freeze('r1', { keputusan }, sekretariat)).rejects.toMatchObject({
      code: 'state_refused',
    })
  })

  it.each([
    [
      ['terbuka', 'tertutup'],
      ['lengkap', 'publik'],
    ],
    [
      ['tertutup', 'terbuka', 'rahasia'],
      ['lengkap', 'publik'],
    ],
    [['tertutup'], ['lengkap']],
  ] as const)(
    'of parts %j gives %j, and no closed word is in the public one',
    async (sifat, scopes) => {
      const { room } = await open(makeSitting(sifat))
      const made = await room.freeze('r1', { keputusan: ['Rahasia nanas.'] }, ketua)
      expect(made.map((r) => r.lingkup)).toEqual(scopes)
      for (const risalah of made) {
        const record = await room.record(risalah.id)
        const dir = folder()
        const path = dir.put('a.pdf', await room.pdf(risalah.id))
        const text = (await tool('pdftotext', path, '-')).out + canonicalJson(record)
        if (risalah.lingkup === 'lengkap') {
          expect(record.bagian).toHaveLength(sifat.length)
          if (sifat.length > 1) expect(text).toContain('nanas')
          continue
        }
        expect(record.bagian.every((b) => b.sifat === 'terbuka')).toBe(true)
        const closed = sifat.flatMap((s, i) => (s === 'terbuka' ? [] : [`tau${i + 1}`]))
        for (const id of closed) expect(text).not.toContain(`"${id}"`)
        expect(record.keputusan).toEqual([])
        expect(text).toContain('tidak dimuat dalam risalah ini')
        for (const [i, s] of sifat.entries()) {
          if (s !== 'terbuka') expect(text).not.toContain(`sandi bagian ${i + 1}`)
        }
      }
    },
  )
})

describe('moving', () => {
  it('waits for the correction round, freezes anew without the provisional mark, and keeps every stage', async () => {
    const sitting = makeSitting()
    const { room, call } = await open(sitting)
    const [first] = await room.freeze('r1', { keputusan }, sekretariat)
    await expect(room.move(first!.id, 'penetapan', null, ketua)).rejects.toThrow(
      /Masa koreksi 4 hari/,
    )
    const [moved] = await room.move(first!.id, 'masa-koreksi', null, ketua)
    expect(moved!.koreksiSampai).toBe('2026-11-28T02:00:00.000Z')
    await expect(room.move(first!.id, 'penetapan', null, ketua)).rejects.toThrow(/belum berakhir/)
    sitting.now = new Date(sitting.now.getTime() + days(4))
    await room.move(first!.id, 'penetapan', 'tidak ada usul', ketua)
    const draft = await room.pdf(first!.id)
    const [official] = await room.move(first!.id, 'resmi', null, ketua)
    expect(official).toMatchObject({ id: first!.id, status: 'resmi', publicId: first!.publicId })
    const dir = folder()
    const words = async (pdf: Uint8Array) =>
      (await tool('pdftotext', dir.put('a.pdf', pdf), '-')).out
    expect(await words(draft)).toContain('BELUM DIKOREKSI')
    expect(await words(await room.pdf(first!.id))).not.toContain('BELUM DIKOREKSI')
    expect((await room.record(first!.id)).keputusan.map((k) => k.text)).toEqual(keputusan)
    const seen = await call('verifyPdf', publik, { body: draft })
    expect(seen.body).toMatchObject({ verdict: 'tanpa-tanda-tangan', terdaftar: first!.publicId })
  })

  it('passes in one step where the council has no correction round', async () => {
    const sitting = makeSitting()
    sitting.dewan.masaKoreksiHari = 0
    const { room } = await open(sitting)
    const [first] = await room.freeze('r1', { keputusan }, sekretariat)
    await room.move(first!.id, 'penetapan', null, ketua)
    expect((await room.move(first!.id, 'resmi', null, ketua))[0]!.status).toBe('resmi')
  })

  it('follows the table and nothing else, from every state, for any try', () => {
    const context = { now: new Date('2026-12-01T00:00:00Z'), masaKoreksiHari: 4 }
    fc.assert(
      fc.property(
        fc.constantFrom(...Status.options),
        fc.constantFrom(...Status.options),
        fc.boolean(),
        fc.constantFrom('2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z', null),
        (status, to, dicabut, koreksiSampai) => {
          const passes = (() => {
            try {
              checkMove({ status, dicabut, koreksiSampai }, to, context)
              return true
            } catch {
              return false
            }
          })()
          if (passes) {
            expect(risalahMoves[status]).toContain(to)
            expect(dicabut).toBe(false)
            expect(['ditandatangani', 'terbit']).not.toContain(to)
          }
        },
      ),
    )
  })

  it('never publishes what is closed, unsigned or replaced, and never signs out of order', () => {
    const slots = [
      { slot: 'sekretaris' as const, label: '', nama: 'A', jabatan: null },
      { slot: 'ketua' as const, label: '', nama: 'B', jabatan: null },
    ]
    const done = (slot: 'ketua' | 'sekretaris') => ({ slot, nama: '', signedAt: '', sha256: '' })
    const one = (status: RisalahStatus, signatures: ReturnType<typeof done>[] = []) => ({
      status,
      dicabut: false,
      signatures,
    })
    expect(() => checkSlot(one('resmi'), slots, 'ketua')).toThrow(/sekretaris/)
    expect(() => checkSlot(one('resmi', [done('sekretaris')]), slots, 'sekretaris')).toThrow(
      /sudah/,
    )
    expect(() => checkSlot(one('sementara'), slots, 'sekretaris')).toThrow(/resmi/)
    expect(() => checkSlot(one('resmi'), slots.slice(1), 'sekretaris')).toThrow()
    expect(() => checkSlot(one('resmi', [done('sekretaris')]), slots, 'ketua')).not.toThrow()
    for (const status of Status.options) {
      const may = ['ditandatangani', 'arsip-terbatas'].includes(status)
      const publish = () => checkPublish({ status, dicabut: false, lingkup: 'publik' })
      if (may) expect(publish).not.toThrow()
      else expect(publish).toThrow()
      expect(() => checkPublish({ status, dicabut: false, lingkup: 'lengkap' })).toThrow()
      expect(() => checkPublish({ status, dicabut: true, lingkup: 'publik' })).toThrow()
    }
  })
})

describe('signing and publishing', () => {
  it('by two people in order ends as a record that everyone can verify', async () => {
    const sitting = makeSitting()
    const { room, call, dataDir, audits } = await open(sitting)
    const [official] = await toResmi(sitting)
    const { id } = official!
    const root = makeTestRoot('Akar Uji', sitting.now)
    await mkdir(join(dataDir, 'trust'), { recursive: true })
    await writeFile(join(dataDir, 'trust', 'uji.pem'), root.pem)
    for (const [actor, nama] of [
      [sekretariat, 'Wahyuni Latief'],
      [ketua, 'Harun Wiratama'],
    ] as const) {
      const p12 = root.issue({ nama }).p12(passphrase)
      const p12Base64 = Buffer.from(p12).toString('base64')
      const put = await call('uploadP12', actor, { body: { p12Base64, passphrase } })
      expect(put.body).toMatchObject({ subjek: nama, penerbit: 'Akar Uji' })
    }
    const sign = (actor: typeof ketua, slot: string, pdfSha256: string, word = passphrase) =>
      call('signRisalah', actor, {
        params: { risalahId: id },
        body: { slot, pdfSha256, passphrase: word },
      })
    expect(await sign(ketua, 'ketua', official!.pdfSha256)).toMatchObject({ status: 409 })
    expect(await sign(ketua, 'sekretaris', official!.pdfSha256)).toMatchObject({ status: 403 })
    expect(await sign(anggota, 'sekretaris', official!.pdfSha256)).toMatchObject({ status: 403 })
    expect(await sign(sekretariat, 'sekretaris', 'lain')).toMatchObject({ status: 409 })
    expect(await sign(sekretariat, 'sekretaris', official!.pdfSha256, 'salah')).toMatchObject({
      status: 422,
      body: { code: 'signer_failed' },
    })
    expect((await room.list('r1'))[0]!.pdfSha256).toBe(official!.pdfSha256)
    const before = await room.pdf(id)
    const once = await sign(sekretariat, 'sekretaris', official!.pdfSha256)
    expect(once).toMatchObject({ status: 200, body: { status: 'resmi' } })
    const twice = await sign(ketua, 'ketua', (once.body as Risalah).pdfSha256)
    expect(twice).toMatchObject({ status: 200, body: { status: 'ditandatangani' } })
    const pdf = await room.pdf(id)
    expect(Buffer.compare(pdf.subarray(0, before.length), before)).toBe(0)
    expect(verifyPdf(pdf, { trust: [root.pem], now: sitting.now }).verdict).toBe('asli')
    expect((await call('getPdf', publik, { params: { risalahId: id } })).status).not.toBe(200)
    expect((await call('publishRisalah', ketua, { params: { risalahId: id } })).status).toBe(403)
    expect(await call('publishRisalah', sekretariat, { params: { risalahId: id } })).toMatchObject({
      body: { status: 'terbit' },
    })
    const shown = await call('getPdf', publik, { params: { risalahId: id } })
    expect(sha256Hex(shown.bytes)).toBe((twice.body as Risalah).pdfSha256)
    // Years later, when the certificates have ended, the register still knows when they were used.
    sitting.now = new Date(sitting.now.getTime() + days(2000))
    const found = await call('getVerification', publik, {
      params: { publicId: official!.publicId },
    })
    expect(found.body).toMatchObject({
      hasil: { verdict: 'asli' },
      unduh: true,
      nomor: 'RDP-07/K3/2026',
    })
    const forged = pdf.slice()
    forged[5000]! ^= 1
    expect((await call('verifyPdf', publik, { body: forged })).body).toMatchObject({
      verdict: 'diubah',
      terdaftar: null,
    })
    expect(JSON.stringify(audits)).not.toContain(passphrase)
    expect(audits.map((a) => a.aksi)).toContain('risalah.tandatangan')
  })

  it('stops guessing of passphrases', async () => {
    const sitting = makeSitting()
    const { call } = await open(sitting)
    const { p12 } = issue('A', sitting.now)
    const body = { p12Base64: Buffer.from(p12).toString('base64'), passphrase: 'salah' }
    for (let i = 0; i < 5; i += 1)
      expect((await call('uploadP12', ketua, { body })).status).toBe(422)
    expect((await call('uploadP12', ketua, { body: { ...body, passphrase } })).status).toBe(429)
    expect((await call('uploadP12', anggota, { body: { ...body, passphrase } })).status).toBe(200)
  })

  it('of the same bytes by two at once lets one through', async () => {
    const sitting = makeSitting()
    const { room } = await open(sitting)
    const [official] = await toResmi(sitting)
    const { p12 } = issue('A', sitting.now)
    const input = { slot: 'sekretaris' as const, pdfSha256: official!.pdfSha256, p12, passphrase }
    const tries = await Promise.allSettled([
      room.sign(official!.id, input, sekretariat),
      room.sign(official!.id, input, sekretariat),
    ])
    expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await room.list('r1'))[0]!.signatures).toHaveLength(1)
  })

  it('then a ralat is a new version that replaces the signed one only when it is signed itself', async () => {
    const sitting = makeSitting()
    sitting.rapat.penugasan.sekretaris = null
    sitting.dewan.masaKoreksiHari = 0
    const { room } = await open(sitting)
    const signAll = async () => {
      const [first] = await room.freeze('r1', { keputusan }, ketua)
      await room.move(first!.id, 'penetapan', null, ketua)
      const [official] = await room.move(first!.id, 'resmi', null, ketua)
      const { p12 } = issue('A', sitting.now)
      return room.sign(
        first!.id,
        { slot: 'ketua', pdfSha256: official!.pdfSha256, p12, passphrase },
        ketua,
      )
    }
    const one = await signAll()
    await room.publish(one.id, sekretariat)
    const [draft] = await room.freeze('r1', { keputusan: ['Ralat.'] }, sekretariat)
    expect(draft).toMatchObject({ versi: 2, status: 'sementara' })
    expect(draft!.publicId).not.toBe(one.publicId)
    expect((await room.list('r1')).map((r) => r.dicabut)).toEqual([false, false])
    const two = await signAll()
    expect(two).toMatchObject({ versi: 2, status: 'ditandatangani' })
    expect((await room.list('r1')).map((r) => [r.versi, r.dicabut])).toEqual([
      [1, true],
      [2, false],
    ])
    await expect(room.publish(one.id, sekretariat)).rejects.toMatchObject({ code: 'state_refused' })
  })
})

describe('rights', () => {
  it('show a closed record to those who belong to the rapat and to nobody else', async () => {
    const { room, call } = await open(makeSitting(['terbuka', 'tertutup']))
    const [full, open_] = await room.freeze('r1', { keputusan }, ketua)
    const status = async (actor: typeof ketua, id: string) =>
      (await call('getRisalah', actor, { params: { risalahId: id } })).status
    expect(await status(ketua, full!.id)).toBe(200)
    expect(await status(anggota, full!.id)).toBe(200)
    expect(await status(luar, full!.id)).toBe(403)
    expect(await status(publik, full!.id)).toBe(401)
    expect(await status(publik, open_!.id)).toBe(401)
    expect(await status(luar, open_!.id)).toBe(200)
    expect((await call('getPdf', luar, { params: { risalahId: full!.id } })).status).toBe(403)
  })

  it('refuse uploads that are no PDF or too much, and unknown addresses', async () => {
    const { call } = await open(makeSitting())
    expect(await call('verifyPdf', publik, { body: new Uint8Array([1, 2, 3]) })).toMatchObject({
      status: 422,
      body: { code: 'pdf_invalid' },
    })
    expect(
      (await call('getVerification', publik, { params: { publicId: 'tidak-ada' } })).status,
    ).toBe(404)
    expect((await call('getPdf', ketua, { params: { risalahId: 'tidak-ada' } })).status).toBe(404)
  })
})

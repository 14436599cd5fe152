/** Pure parts of the work pages: what is drawn, marked, suggested and ordered. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedText } from '../../client/pages/risalah/parts/marked.ts'
import { orderPeople } from '../../client/pages/ruang/parts/people.ts'
import { rankByQuote } from '../../client/pages/ruang/parts/suggest.ts'
import { bodyOf, fieldName, valuesOf } from '../../client/pages/usulan/parts/formValues.ts'
import { columnsOf, peakMs, windowAround } from '../../client/player/peaks.ts'
import { newUuid } from '../../client/work/ids.ts'
import type { Peserta } from '../../server/domain/rapat.ts'
import { Aspirasi, Pokir, type UsulanRingkas } from '../../server/domain/usulan.ts'

describe('the waveform', () => {
  it('shows the loudest sound of each column and nothing where there is no sound yet', () => {
    const peaks = Uint8Array.from([10, 200, 30, 40])
    expect(columnsOf(peaks, 0, 800, 4)).toEqual([200, 40, null, null])
    expect(columnsOf(peaks, 0, 400, 1)).toEqual([200])
  })

  it('never loses a peak, however wide it is drawn', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 500 }),
        fc.integer({ min: 1, max: 900 }),
        (peaks, columns) => {
          const drawn = columnsOf(peaks, 0, peaks.length * peakMs, columns)
          expect(Math.max(...drawn.map((c) => c ?? -1))).toBe(Math.max(...peaks))
        },
      ),
    )
  })

  it('keeps the playhead in sight and stays inside the recording', () => {
    const ms = fc.integer({ min: 0, max: 20_000_000 })
    fc.assert(
      fc.property(ms, fc.integer({ min: 1, max: 3_600_000 }), ms, (duration, span, at) => {
        const head = Math.min(at, duration)
        const { fromMs, toMs } = windowAround(head, span, duration)
        expect(fromMs).toBeGreaterThanOrEqual(0)
        expect(toMs).toBeLessThanOrEqual(Math.max(duration, 1))
        expect(head).toBeGreaterThanOrEqual(fromMs)
        expect(head).toBeLessThanOrEqual(toMs)
      }),
    )
  })
})

describe('linked passages in the text of a record', () => {
  it('the parts always make up the whole text, and overlapping links one longer mark', () => {
    const range = fc.record({ from: fc.nat(60), to: fc.nat(60) })
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(range), (text, ranges) => {
        const parts = markedText(text, ranges)
        expect(parts.map((p) => p.text).join('')).toBe(text)
        let at = 0
        for (const part of parts) {
          for (let i = at; i < at + part.text.length; i++) {
            expect(part.linked).toBe(ranges.some((r) => r.from <= i && i < r.to))
          }
          at += part.text.length
        }
      }),
    )
  })
})

const item = (kode: string, judul: string, desa: string): UsulanRingkas => ({
  id: kode,
  jenis: 'aspirasi',
  kode,
  judul,
  lokasi: { kecamatan: 'Rawa Indah', desa, alamat: null },
  bidang: null,
  opd: null,
  pengusul: null,
  tahun: 2026,
  status: null,
  versi: 1,
})

describe('suggesting an item for a passage', () => {
  const items = [
    item('A', 'Lampu jalan Jalan Poros', 'Mekar Jaya'),
    item('B', 'Perbaikan tanggul Kali Belut', 'Sukamaju'),
    item('C', 'Perbaikan pagar sekolah', 'Sukamaju'),
  ]

  it('puts the item first whose rare words were said', () => {
    const quote = 'Tanggul Kali Belut jebol sepanjang 40 meter di Sukamaju, mohon perbaikan'
    expect(rankByQuote(quote, items).map((u) => u.kode)).toEqual(['B', 'C', 'A'])
  })

  it('leaves out none and keeps the given order where nothing fits', () => {
    expect(rankByQuote('terima kasih, pimpinan', items)).toEqual(items)
  })
})

describe('people in the room', () => {
  const person = (id: string, kelompok: Peserta['kelompok']): Peserta => ({
    id,
    orangId: null,
    kelompok,
    nama: id,
    sapaan: null,
    jabatan: null,
    instansi: null,
    fraksi: null,
    warna: null,
    dapil: null,
    panggilan: [],
  })
  const here = (pesertaId: string) => ({
    id: `h-${pesertaId}`,
    pesertaId,
    status: 'hadir' as const,
    datangAt: null,
    pulangAt: null,
  })

  it('stand with the chair first, then those who are there, so that keys 1 to 9 name who can speak', () => {
    const people = [
      person('guest', 'undangan'),
      person('absent', 'anggota'),
      person('member', 'anggota'),
      person('chair', 'pimpinan'),
    ]
    const order = orderPeople(people, [here('guest'), here('member'), here('chair')], ['chair'])
    expect(order.map((p) => p.id)).toEqual(['chair', 'member', 'guest', 'absent'])
  })
})

describe('the form of an item', () => {
  it('brings every field of an item back as it was', () => {
    const aspirasi = Aspirasi.parse({
      jenis: 'aspirasi',
      id: 'a',
      kode: 'ASP-1',
      judul: 'Tanggul',
      uraian: '',
      lokasi: { kecamatan: 'Rawa Indah', desa: null, alamat: 'Dusun II' },
      volume: 0,
      satuan: null,
      fisik: false,
      bidang: '',
      opd: 'Dinas PUPR',
      pengusulId: 'o-1',
      tahun: 2026,
      versi: 3,
      sumber: 'surat',
      masaReses: null,
      tanggal: '2026-08-12',
      pemohon: 'Ketua RT 3',
      status: 'ditolak',
      catatan: 'tidak layak',
    })
    const { id: _id, ...same } = aspirasi
    const defaults = { tahun: 2030, pengusulId: null }
    expect(bodyOf('aspirasi', valuesOf(aspirasi, defaults), 3)).toEqual(same)
  })

  it('sends an empty number as none and never as zero', () => {
    const body = bodyOf('pokir', valuesOf(null, { tahun: 2027, pengusulId: 'o-1' }), 0)
    expect(Pokir.omit({ id: true }).parse(body)).toMatchObject({
      volume: null,
      pagu: null,
      prioritas: null,
      aspirasi: [],
    })
  })

  it('finds the field a fault belongs to', () => {
    expect(fieldName('lokasi.kecamatan')).toBe('kecamatan')
    expect(fieldName('aspirasi.0')).toBe('aspirasi')
  })
})

describe('ids made on the device', () => {
  it('are UUIDs also where the page has no secure context', () => {
    const { randomUUID } = crypto
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true })
    try {
      expect(newUuid()).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
    } finally {
      Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true })
    }
  })
})

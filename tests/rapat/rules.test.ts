import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RisalahError } from '../../server/domain/errors.ts'
import {
  type JenisRapat,
  jenisRapat,
  type Rapat,
  type Sifat,
  sifatAllowed,
} from '../../server/domain/rapat.ts'
import {
  cabutSkorsStep,
  closeStep,
  editRapat,
  kehadiranRows,
  openStep,
  type Step,
  sifatStep,
  skorsStep,
} from '../../server/rapat/rules.ts'

const scheduled = (change: Partial<Rapat> = {}): Rapat => ({
  id: 'r1',
  publicId: 'p1',
  jenis: 'komisi',
  judul: 'Rapat Komisi III',
  alat: 'Komisi III',
  nomor: null,
  masaSidang: null,
  tahunSidang: null,
  sifatAwal: 'terbuka',
  tanggal: '2026-11-25',
  jamMulai: '09:00',
  jamSelesai: null,
  zona: 'Asia/Makassar',
  tempat: 'Ruang',
  acara: [{ id: 'ac1', no: 1, judul: 'Pembukaan' }],
  status: 'terjadwal',
  dibukaAt: null,
  ditutupAt: null,
  skors: [],
  bagian: [],
  penugasan: { ketua: [], sekretaris: null, operator: [], notulis: [] },
  engine: null,
  model: null,
  demo: false,
  versi: 1,
  ...change,
})

type Move = 'buka' | 'skors' | 'cabut' | 'tutup' | Sifat
const moves: readonly Move[] = ['buka', 'skors', 'cabut', 'tutup', 'terbuka', 'tertutup', 'rahasia']

function take(rapat: Rapat, move: Move, n: number): Step {
  const at = new Date(Date.UTC(2026, 10, 25, 1, n)).toISOString()
  if (move === 'buka') return openStep(rapat, at, `b${n}`)
  if (move === 'skors') return skorsStep(rapat, at)
  if (move === 'cabut') return cabutSkorsStep(rapat, at)
  if (move === 'tutup') return closeStep(rapat, at)
  return sifatStep(rapat, move, at, `b${n}`)
}

const jenisArbitrary = fc.constantFrom(...(Object.keys(jenisRapat) as JenisRapat[]))

describe('the steps of a sitting', () => {
  it('keep parts and suspensions whole in whatever order people press', () => {
    fc.assert(
      fc.property(
        jenisArbitrary,
        fc.array(fc.constantFrom(...moves), { maxLength: 25 }),
        (jenis, list) => {
          let rapat = scheduled({ jenis })
          for (const [n, move] of list.entries()) {
            try {
              rapat = take(rapat, move, n).rapat
            } catch (error) {
              if (!(error instanceof RisalahError) || error.status !== 409) throw error
            }
            const { bagian, skors, status } = rapat
            const running = status === 'berlangsung' || status === 'diskors'
            // Parts follow each other without a gap, each of another openness than the one before.
            for (const [i, part] of bagian.entries()) {
              expect(part.no).toBe(i + 1)
              expect(sifatAllowed(jenis, part.sifat)).toBe(true)
              const next = bagian[i + 1]
              expect(part.selesaiAt).toBe(next ? next.mulaiAt : running ? null : rapat.ditutupAt)
              if (next) expect(next.sifat).not.toBe(part.sifat)
            }
            expect(bagian.length > 0).toBe(status !== 'terjadwal')
            expect(skors.filter((s) => s.selesaiAt === null)).toHaveLength(
              status === 'diskors' ? 1 : 0,
            )
            expect(rapat.ditutupAt !== null).toBe(status === 'ditutup')
          }
        },
      ),
    )
  })

  it('refuse to close a paripurna or an RDPU to the public (PP 12/2018 Pasal 90)', () => {
    for (const jenis of ['paripurna', 'paripurna-istimewa', 'rdpu'] as const) {
      expect(() => openStep(scheduled({ jenis, sifatAwal: 'tertutup' }), 'x', 'b')).toThrow(
        expect.objectContaining({ code: 'sifat_refused' }),
      )
      const open = openStep(scheduled({ jenis }), '2026-11-25T01:00:00.000Z', 'b1').rapat
      expect(() => sifatStep(open, 'rahasia', '2026-11-25T02:00:00.000Z', 'b2')).toThrow(
        expect.objectContaining({ code: 'sifat_refused' }),
      )
    }
  })

  it('refuse an engine on another machine for a closed part, but never the closing for its sake', () => {
    const refused = expect.objectContaining({ code: 'engine_refused' })
    const closed = scheduled({ jenis: 'komisi', sifatAwal: 'tertutup', engine: 'google' })
    expect(() => openStep(closed, '2026-11-25T01:00:00.000Z', 'b1')).toThrow(refused)
    const open = openStep(scheduled({ engine: 'google' }), '2026-11-25T01:00:00.000Z', 'b1').rapat
    const { rapat } = sifatStep(open, 'tertutup', '2026-11-25T02:00:00.000Z', 'b2')
    expect(rapat.bagian.map(({ sifat }) => sifat)).toEqual(['terbuka', 'tertutup'])
    const { id: _id, ...input } = rapat
    expect(editRapat(rapat, { ...input, judul: 'Lain' }, () => 'x').engine).toBe('google')
    const local = editRapat(rapat, { ...input, engine: 'whisper' }, () => 'x')
    expect(() => editRapat(local, { ...input, engine: 'google' }, () => 'x')).toThrow(refused)
  })

  it('keep the ids of agenda items, and drop none once the rapat was opened', () => {
    const open = openStep(scheduled(), '2026-11-25T01:00:00.000Z', 'b1').rapat
    const { id: _id, ...input } = { ...open, acara: [{ id: 'ac1', judul: 'Pembukaan dan doa' }] }
    let n = 0
    const newId = () => `baru-${++n}`
    const more = [...input.acara, { judul: 'Lain-lain' }]
    expect(editRapat(open, { ...input, acara: more }, newId).acara).toEqual([
      { id: 'ac1', no: 1, judul: 'Pembukaan dan doa' },
      { id: 'baru-1', no: 2, judul: 'Lain-lain' },
    ])
    expect(() => editRapat(open, { ...input, acara: [] }, newId)).toThrow(RisalahError)
    expect(() => editRapat(open, { ...input, tanggal: '2026-11-26' }, newId)).toThrow(RisalahError)
  })
})

describe('attendance', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 1, minute)).toISOString()
  const rows = (...interval: [number | null, number | null][]) =>
    kehadiranRows(
      'p1',
      'hadir',
      interval.map(([from, to]) => ({
        datangAt: from === null ? null : at(from),
        pulangAt: to === null ? null : at(to),
      })),
      () => 'id',
    )

  it('is intervals in order that do not overlap', () => {
    expect(rows([0, 10], [15, null])).toHaveLength(2)
    for (const wrong of [
      [[10, 5]],
      [
        [0, 10],
        [5, 20],
      ],
      [
        [0, null],
        [20, 30],
      ],
      [
        [0, 10],
        [null, 30],
      ],
    ] as [number | null, number | null][][]) {
      expect(() => rows(...wrong)).toThrow(expect.objectContaining({ code: 'input_invalid' }))
    }
  })

  it('of somebody absent is one row without times, whatever was sent', () => {
    expect(kehadiranRows('p1', 'izin', [{ datangAt: at(0), pulangAt: null }], () => 'id')).toEqual([
      { id: 'id', pesertaId: 'p1', status: 'izin', datangAt: null, pulangAt: null },
    ])
  })
})

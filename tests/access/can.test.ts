import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { can } from '../../server/access/can.ts'
import {
  type Action,
  actions,
  type BagianSubject,
  type Subject,
} from '../../server/domain/access.ts'
import type { Akun } from '../../server/domain/orang.ts'
import type { Bagian, Rapat } from '../../server/domain/rapat.ts'

const akun = (peran: Akun['peran'], change: Partial<Akun> = {}): Akun => ({
  id: `akun-${peran}`,
  namaAkun: peran,
  nama: peran,
  peran,
  orangId: null,
  aktif: true,
  ...change,
})

function bagianOf(
  sifat: Bagian['sifat'],
  penugasan: Partial<Rapat['penugasan']> = {},
): BagianSubject {
  const bagian = { id: 'b1', rapatId: 'r1', no: 1, sifat, mulaiAt: '', selesaiAt: null }
  const rapat = {
    id: 'r1',
    sifatAwal: sifat,
    bagian: [bagian],
    penugasan: { ketua: [], sekretaris: null, operator: [], notulis: [], ...penugasan },
  } as unknown as Rapat
  return {
    kind: 'bagian',
    rapat,
    bagian,
    ketuaOrangId: ['o-ketua'],
    sekretarisOrangId: 'o-sekretaris',
    pesertaOrangId: ['o-ketua', 'o-diundang'],
  }
}

const may = (who: Akun | null, action: Action, subject: Subject) =>
  can({ akun: who }, action, subject)

describe('the table of rights', () => {
  it('lets nobody without a task into a closed part, whatever their role', () => {
    const closed: Action[] = [
      'bagian.siaran',
      'bagian.read',
      'bagian.edit',
      'bagian.capture',
      'bagian.audio',
      'usulan.link',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom<Akun | null>(
          null,
          akun('admin'),
          akun('sekretariat'),
          akun('notulis'),
          akun('anggota', { orangId: 'o-lain' }),
        ),
        fc.constantFrom(...closed),
        fc.constantFrom('tertutup' as const, 'rahasia' as const),
        (who, action, sifat) => !may(who, action, bagianOf(sifat)),
      ),
    )
  })

  it('lets the invited read a closed part, but not hear, record or edit it', () => {
    const invited = akun('anggota', { orangId: 'o-diundang' })
    const closed = bagianOf('tertutup')
    expect(may(invited, 'bagian.read', closed)).toBe(true)
    for (const action of ['bagian.audio', 'bagian.edit', 'bagian.capture'] as const) {
      expect(may(invited, action, closed)).toBe(false)
    }
  })

  it('lets the notulis of a rapat work in its closed part', () => {
    const notulis = akun('notulis')
    const closed = bagianOf('rahasia', { notulis: [notulis.id] })
    for (const action of [
      'bagian.read',
      'bagian.edit',
      'bagian.capture',
      'bagian.audio',
    ] as const) {
      expect(may(notulis, action, closed)).toBe(true)
    }
    expect(may(notulis, 'bagian.siaran', closed)).toBe(false)
  })

  it('shows the broadcast of an open part to everybody', () => {
    expect(may(null, 'bagian.siaran', bagianOf('terbuka'))).toBe(true)
    expect(may(null, 'bagian.read', bagianOf('terbuka'))).toBe(false)
  })

  it('takes every right from an account that was switched off', () => {
    const subjects: Subject[] = [{ kind: 'dewan' }, bagianOf('terbuka'), bagianOf('tertutup')]
    fc.assert(
      fc.property(
        fc.constantFrom('admin', 'sekretariat', 'notulis', 'anggota') as fc.Arbitrary<
          Akun['peran']
        >,
        fc.constantFrom(...actions),
        fc.constantFrom(...subjects),
        (peran, action, subject) =>
          may(akun(peran, { aktif: false, orangId: 'o-ketua' }), action, subject) ===
          may(null, action, subject),
      ),
    )
  })

  it('lets only ketua and sekretaris rapat sign, not even an admin', () => {
    const open = { ...bagianOf('terbuka'), kind: 'rapat' } as unknown as Subject
    expect(may(akun('anggota', { orangId: 'o-ketua' }), 'risalah.sign', open)).toBe(true)
    expect(may(akun('sekretariat', { orangId: 'o-sekretaris' }), 'risalah.sign', open)).toBe(true)
    expect(may(akun('admin'), 'risalah.sign', open)).toBe(false)
  })
})

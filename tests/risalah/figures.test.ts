/** Budget changes and votes in the record and on its pages: what was not said stays open, what is closed stays inside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notulen } from '../../server/domain/notulen.ts'
import { RisalahRecord } from '../../server/domain/record.ts'
import { composeRecord, type Frame } from '../../server/risalah/compose.ts'
import { notedIn } from '../../server/risalah/noted.ts'
import { openRenderer, type Renderer } from '../../server/risalah/render.ts'
import type { Source } from '../../server/risalah/source.ts'
import { voteLine } from '../../templates/figures.ts'
import { exampleRecord } from './example.ts'
import { makeSitting } from './sitting.ts'
import { folder, tool } from './support.ts'

type Change = NonNullable<RisalahRecord['anggaran']>[number]
type Vote = NonNullable<RisalahRecord['suara']>[number]

const change = (mataAnggaran: string, more: Partial<Change>): Change => ({
  mataAnggaran,
  dari: null,
  menjadi: null,
  selisih: null,
  persen: null,
  arah: 'turun',
  opd: null,
  tujuan: null,
  status: 'disepakati',
  turnId: null,
  bagianNo: 1,
  ...more,
})
const vote = (more: Partial<Vote>): Vote => ({
  perihal: 'Usulan perbaikan tanggul Kali Belut',
  cara: null,
  setuju: null,
  tidakSetuju: null,
  abstain: null,
  hasil: null,
  turnId: null,
  bagianNo: 1,
  ...more,
})

const dir = folder()
let renderer: Renderer
beforeAll(() => {
  renderer = openRenderer()
})
afterAll(() => renderer.close())

async function textOf(more: Partial<RisalahRecord>): Promise<string> {
  const record = RisalahRecord.parse({ ...exampleRecord({ contoh: false }), ...more })
  const path = dir.put('f.pdf', await renderer.render(record))
  return (await tool('pdftotext', '-layout', path, '-')).out.replace(/ {2,}/g, ' ')
}

describe('budget changes on paper', () => {
  it('stand with both ends and their difference, and open where nothing was said', async () => {
    const text = await textOf({
      anggaran: [
        change('Pemeliharaan jalan', { dari: '2000000000', menjadi: '2500000000', arah: 'naik' }),
        change('Belanja perjalanan dinas', { selisih: '500000000', opd: 'Dinas PUPR' }),
        change('Hibah', { arah: 'digeser', tujuan: 'BTT', status: 'diusulkan', persen: '10' }),
      ],
    })
    expect(text).toContain('PERUBAHAN ANGGARAN')
    expect(text).toContain('Rp2.000.000.000,00 Rp2.500.000.000,00 +Rp500.000.000,00')
    expect(text).toMatch(/Belanja perjalanan dinas – – −Rp500\.000\.000,00/)
    expect(text).toContain('turun · Dinas PUPR · disepakati')
    expect(text).toContain('digeser 10% ke BTT · usulan')
    // Both agreed rows have their difference.
    expect(text).toMatch(/Jumlah yang disepakati Rp0,00/)
  })

  it('have no sum where one agreed difference is unknown', async () => {
    const text = await textOf({
      anggaran: [change('Belanja cetak', { selisih: '100' }), change('Belanja modal', {})],
    })
    expect(text).toContain('Belanja modal')
    expect(text).not.toContain('Jumlah yang disepakati')
  })

  it('are not there in a record without any, and not missed in an older one', async () => {
    expect(await textOf({ anggaran: [], suara: [] })).not.toMatch(/PERUBAHAN ANGGARAN|PEMUNGUTAN/)
    expect(await textOf({})).not.toContain('PERUBAHAN ANGGARAN')
  })
})

describe('a vote on paper', () => {
  it('stands with the counts that a person wrote down, and with no others', () => {
    expect(
      voteLine(
        vote({ cara: 'terbuka', setuju: 20, tidakSetuju: 5, abstain: 0, hasil: 'disetujui' }),
      ),
    ).toBe(
      'Usulan perbaikan tanggul Kali Belut (pemungutan suara terbuka): setuju 20, tidak setuju 5, abstain 0; disetujui.',
    )
    expect(voteLine(vote({ setuju: 20 }))).toBe('Usulan perbaikan tanggul Kali Belut: setuju 20.')
    expect(voteLine(vote({ cara: 'rahasia' }))).toBe(
      'Usulan perbaikan tanggul Kali Belut (pemungutan suara rahasia): jumlah suara tidak dicatat.',
    )
  })

  it('is printed behind the decisions', async () => {
    const text = await textOf({
      suara: [vote({ cara: 'rahasia', setuju: 20, hasil: 'disetujui' })],
    })
    expect(text.indexOf('PEMUNGUTAN SUARA')).toBeGreaterThan(
      text.indexOf('KESIMPULAN DAN KEPUTUSAN'),
    )
    expect(text.replace(/\s+/g, ' ')).toContain('(pemungutan suara rahasia): setuju 20; disetujui.')
  })
})

describe('what was noted', () => {
  it('in a closed part stands in the full record and never in the public one', () => {
    const { rapat, dewan, peserta, kehadiran, bagian } = makeSitting(['terbuka', 'tertutup'])
    const source: Source = {
      subject: {
        kind: 'rapat',
        rapat,
        ketuaOrangId: [],
        sekretarisOrangId: null,
        pesertaOrangId: [],
      },
      dewan,
      peserta,
      kehadiran,
      bagian,
      tautan: [],
      uncovered: [],
      declaredClosed: [],
      engine: null,
    }
    const frame: Omit<Frame, 'lingkup'> = {
      versi: 1,
      status: 'sementara',
      publicId: 'x',
      verifyUrl: 'https://risalah.contoh.go.id/v/x',
      keputusan: [],
      tindakLanjut: [],
      anggaran: [change('Belanja cetak', {}), change('Belanja rahasia', { bagianNo: 2 })],
      suara: [vote({ bagianNo: 2, setuju: 20 })],
      frozenAt: '2026-11-24T02:00:00.000Z',
      software: '0.1.0',
    }
    const names = (record: RisalahRecord) => record.anggaran?.map((one) => one.mataAnggaran)
    const full = composeRecord(source, { ...frame, lingkup: 'lengkap' })
    const open = composeRecord(source, { ...frame, lingkup: 'publik' })
    expect([names(full), full.suara?.length]).toEqual([['Belanja cetak', 'Belanja rahasia'], 1])
    expect([names(open), open.suara?.length]).toEqual([['Belanja cetak'], 0])
    expect(JSON.stringify(open)).not.toContain('Belanja rahasia')
  })

  it('comes into the record with its part and its passage, without ids of the program or of accounts', () => {
    const stored = {
      id: 'a1',
      bagianId: 'b2',
      turnId: 'gone',
      startMs: 1,
      endMs: 2,
      proposalId: 'p1',
      urut: 1,
      dibuatAt: '2026-11-23T02:00:00.000Z',
    }
    const { turnId: _, bagianNo: __, ...money } = change('', { selisih: '5' })
    const { turnId: ___, bagianNo: ____, ...counts } = vote({ setuju: 3 })
    const notulen: Notulen = {
      keputusan: [],
      tindakLanjut: [],
      anggaran: [{ ...money, ...stored }],
      suara: [{ ...counts, ...stored, turnId: 't1' }],
    }
    const source = {
      bagian: [
        { id: 'b1', no: 1, sections: [] },
        { id: 'b2', no: 2, sections: [{ items: [{ kind: 'turn', id: 't1', text: 'Ya.' }] }] },
      ],
    } as unknown as Source
    const { anggaran, suara } = notedIn(notulen, undefined, source)
    expect(anggaran).toEqual([{ ...money, turnId: null, bagianNo: 2 }])
    expect(suara).toEqual([{ ...counts, turnId: 't1', bagianNo: 2 }])
  })
})

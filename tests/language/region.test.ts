/** Places of the council's own region: known where nothing else can be meant, else only behind their kind. */
import { describe, expect, it } from 'vitest'
import {
  correctWords,
  namesOfRegion,
  openGeneralWords,
  openLexicon,
  openLinker,
  openNames,
  openRegion,
  writtenForm,
} from '../../server/language/index.ts'

const list = `yang	153
di	172
baru	280
harapan	390
suka	330
maju	400
warga	330
jalan	300
sekali	300
cepat	360`
const general = openGeneralWords(list)
const places = [
  {
    kecamatan: 'Parungsari',
    desa: ['Baru', 'Harapan', 'Cikoneng', 'Suka Maju', 'Air Dingin', 'La'],
  },
]
const region = openRegion({ kode: '32.99', places }, general)
const written = (spoken: string, of = region) =>
  writtenForm(spoken, { names: openNames({ region: of }) })

describe('a name of the region', () => {
  it.each([
    ['jalan cikoneng rusak', 'Jalan Cikoneng rusak.'],
    ['warga kecamatan parungsari hadir', 'Warga Kecamatan Parungsari hadir.'],
    ['warga desa baru meminta sumur', 'Warga Desa Baru meminta sumur.'],
    ['warga kelurahan harapan meminta sumur', 'Warga Kelurahan Harapan meminta sumur.'],
    ['warga desa suka maju meminta sumur', 'Warga Desa Suka Maju meminta sumur.'],
  ])('is written as a name: %s', (spoken, meant) => {
    expect(written(spoken)).toBe(meant)
  })

  it.each([
    'jembatan baru menjadi harapan warga',
    'warga suka maju bersama',
    'gedung di baru saja runtuh',
  ])('stays an everyday word outside the kind of place: %s', (spoken) => {
    expect(written(spoken)).toBe(`${spoken[0]!.toUpperCase()}${spoken.slice(1)}.`)
  })

  it('counts only behind the kind of place where no word list is installed', () => {
    const bare = openRegion({ kode: '32.99', places }, openGeneralWords(null))
    expect(written('warga cikoneng hadir', bare)).toBe('Warga cikoneng hadir.')
    expect(written('warga desa cikoneng hadir', bare)).toBe('Warga Desa Cikoneng hadir.')
  })
})

describe('correction by sound', () => {
  const lexicon = openLexicon(general, { wilayah: namesOfRegion(region) })
  /** `kata?` was heard with little confidence. */
  const said = (line: string, of = lexicon) =>
    correctWords(
      line.split(' ').map((text, k) => ({
        text: text.replace('?', ''),
        startMs: k * 400,
        endMs: k * 400 + 300,
        confidence: text.includes('?') ? 0.3 : 0.95,
      })),
      of,
    )
      .words.map((word) => word.text)
      .join(' ')

  it('puts a village in only behind the kind of place', () => {
    expect(said('warga desa cikonen? hadir')).toBe('warga desa Cikoneng hadir')
    expect(said('warga cikonen? hadir')).toBe('warga cikonen hadir')
    expect(said('kecamatan parung? sari? hadir')).toBe('kecamatan Parungsari hadir')
  })

  it('puts an everyday word in as a word, never as a name', () => {
    expect(said('warga harapn? yang baruk?')).toBe('warga harapan yang baru')
  })

  it('leaves what is known alone, and knows no village without a word list', () => {
    expect(said('sekali? cepat?')).toBe('sekali cepat')
    const bare = openLexicon(openGeneralWords(null), { wilayah: namesOfRegion(region) })
    expect(said('warga desa cikonen? hadir', bare)).toBe('warga desa cikonen hadir')
  })
})

describe('the linker', () => {
  const items = {
    aspirasi: [
      {
        kode: 'A1',
        jenis: 'aspirasi',
        judul: 'Perbaikan jembatan gantung',
        uraian: 'Jembatan lapuk.',
        lokasi: { kecamatan: 'Parungsari', desa: 'Mekarwangi' },
      },
    ],
  }
  const codes = (spoken: string, of: Parameters<typeof openLinker>[1]) =>
    openLinker(items, of)
      .link(spoken)
      .map(({ kode }) => kode)

  it('takes a village without items for another place', () => {
    const spoken = 'jembatan gantung di cikoneng kecamatan parungsari lapuk mohon diperbaiki'
    expect(codes(spoken, null)).toEqual(['A1'])
    expect(codes(spoken, region)).toEqual([])
  })

  it('takes an everyday word for a village only behind its kind', () => {
    const { gazetteer } = openLinker(items, region)
    const find = (spoken: string) => gazetteer.find(spoken.split(' ')).map(({ from }) => from)
    expect(find('jembatan di baru saja menjadi harapan')).toEqual([])
    expect(find('air dingin di la')).toEqual([0])
    expect(find('warga desa baru dan kelurahan harapan')).toEqual([2, 5])
  })

  it('never hears a village of the list in other words', () => {
    const { gazetteer } = openLinker(items, region)
    expect(gazetteer.names.has('mekarwangi')).toBe(true)
    expect(gazetteer.names.has('cikoneng')).toBe(false)
  })
})

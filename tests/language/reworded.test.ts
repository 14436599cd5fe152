/** Works told in other words than their items': by sum, by part, by the other of two villages, without a word of their own. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse, openLinker } from '../../server/language/index.ts'
import { stem } from '../../server/language/links/stem.ts'

const item = (kode: string, judul: string, desa: string, more: object = {}) => ({
  kode,
  jenis: kode.startsWith('P') ? 'pokir' : 'aspirasi',
  judul,
  uraian: '',
  pengusulId: 'm1',
  pengusul: 'Sutrisno Hadi',
  lokasi: { kecamatan: 'Ranah', desa },
  ...more,
})
const villages = ['Desa Karang', 'Desa Lembah', 'Desa Tuba Hulu', 'Desa Tuba Hilir']
const itemsOf = (aspirasi: object[], pokir: object[] = []) => ({
  wilayah: [
    { kecamatan: 'Ranah', desa: villages },
    { kecamatan: 'Rawa', desa: ['Desa Karang', 'Desa Simpul'] },
  ],
  aspirasi,
  pokir,
})
const pred = (aspirasi: object[], passage: string, pokir: object[] = []) =>
  analyse(
    AnalyseInput.parse({ items: itemsOf(aspirasi, pokir), passages: [{ id: 'p', passage }] }),
  ).passages![0]!.pred.toSorted()
const sitting = (aspirasi: object[], pokir: object[] = []) => {
  const talk = openLinker(AnalyseInput.parse({ items: itemsOf(aspirasi, pokir) }).items).converse()
  return (spoken: string) =>
    talk
      .hear(spoken)
      .map(({ kode }) => kode)
      .toSorted()
}

describe('words of speech', () => {
  it('are no things for sounding like one', () => {
    expect(stem('memang')).not.toBe(stem('pangan'))
    const lamps = [item('A1', 'Lampu jalan tenaga surya', 'Desa Karang')]
    expect(pred(lamps, 'karang itu terus terang belum kami survei jalannya')).toEqual([])
    expect(pred(lamps, 'di karang lampu jalannya mati')).toEqual(['A1'])
  })
  it('are the same thing with -nya behind', () => {
    const list = [
      item('A1', 'Pembangunan tambatan perahu', 'Desa Karang'),
      item('A2', 'Bantuan mesin tempel nelayan', 'Desa Karang', { volume: 40, satuan: 'unit' }),
    ]
    expect(pred(list, 'tambatan perahu di karang sama mesin tempelnya empat puluh unit')).toEqual([
      'A1',
      'A2',
    ])
  })
  it('name a thing by what it is for', () => {
    const berth = [item('A1', 'Pembangunan tambatan perahu', 'Desa Karang')]
    expect(pred(berth, 'perahu di karang pecah karena tidak ada tempat nyandar')).toEqual(['A1'])
    expect(pred(berth, 'tempat orang karang ikat perahu sudah roboh')).toEqual(['A1'])
    const path = [item('A1', 'Pembangunan jalan usaha tani', 'Desa Karang')]
    expect(pred(path, 'jalan ke sawah di karang minta dirabat beton')).toEqual(['A1'])
    const boat = [item('A1', 'Pengadaan ambulans laut', 'Desa Karang')]
    expect(pred(boat, 'pasien di karang dirujuk naik perahu nelayan')).toEqual(['A1'])
    expect(pred(boat, 'ambulans karang kapan dibelikan')).toEqual(['A1'])
  })
  it('leave the head of a title to the thing, not to how it is done', () => {
    const { overlaps } = analyse(
      AnalyseInput.parse({
        items: itemsOf([
          item('A1', 'Perbaikan Jalan Melati Desa Karang', 'Desa Karang', {
            volume: 1.2,
            satuan: 'km',
          }),
          item('A2', 'Pengaspalan ulang Jalan Melati Karang', 'Desa Karang', {
            pengusulId: 'm2',
            volume: 1200,
            satuan: 'm',
          }),
        ]),
      }),
    )
    expect(overlaps!.map(({ a, b }) => [a, b])).toEqual([['A1', 'A2']])
  })
})

describe('a school', () => {
  const list = [
    item('A1', 'Rehabilitasi ruang kelas SD Negeri 4', 'Desa Karang'),
    item('A2', 'Rehabilitasi ruang kelas SD Negeri 1', 'Desa Lembah'),
  ]
  it('keeps its number before a count of rooms', () => {
    expect(pred(list, 'untuk es de negeri empat tiga ruang kelas sudah kami usulkan')).toEqual([
      'A1',
    ])
  })
  it('is none of another village', () => {
    expect(pred(list, 'es de negeri satu karang itu atapnya bocor')).toEqual([])
  })
})

it('an amount may be counted in *kali*', () => {
  const list = [item('A1', 'Fogging nyamuk', 'Desa Karang', { volume: 4, satuan: 'kali' })]
  const evidence = (spoken: string) =>
    openLinker(AnalyseInput.parse({ items: itemsOf(list) }).items).link(spoken)[0]?.evidence
  expect(evidence('fogging nyamuk di karang minta empat kali')).toContain('volume: 4 kali')
  expect(evidence('fogging nyamuk di karang minta lima kali')).not.toContain('volume: 4 kali')
})

it('much of its own text needs no place', () => {
  const list = [
    item('A1', 'Pembangunan laboratorium IPA SMP Negeri 12', 'Desa Karang', {
      uraian: 'Lahan menunggu sertifikat dari bagian aset.',
    }),
    ...Array.from({ length: 30 }, (_, n) => item(`B${n}`, 'Perbaikan drainase', 'Desa Lembah')),
  ]
  expect(pred(list, 'laboratorium ipa yang lahannya masih tunggu sertifikat')).toEqual(['A1'])
  expect(pred(list, 'laboratorium yang bagus itu perlu')).toEqual([])
})

it('what is done leads to a work whose thing nobody names', () => {
  const list = [
    item('A1', 'Penertiban pedagang kaki lima Pasar Pagi', 'Desa Karang', {
      lokasi: { kecamatan: 'Ranah', desa: 'Desa Karang', alamat: 'Pasar Pagi' },
    }),
    item('A2', 'Parkir dekat Pasar Pagi', 'Desa Lembah'),
    ...Array.from({ length: 30 }, (_, n) => item(`B${n}`, 'Perbaikan drainase', 'Desa Lembah')),
  ]
  expect(pred(list, 'penertiban pasar pagi dilakukan lebih dulu')).toEqual(['A1'])
  expect(pred(list, 'pasar pagi itu kami minta ditertibkan')).toEqual(['A1'])
})

describe('a sum', () => {
  const pokir = [
    item('P1', 'Peningkatan jalan Karang', 'Desa Karang', { pagu: 1.5e9, aspirasi: ['A1'] }),
    item('P2', 'Drainase Lembah', 'Desa Lembah', { pagu: 5.95e8, pengusul: 'Wahyuni' }),
    item('P3', 'Drainase pasar Karang', 'Desa Karang', { pagu: 2.1e9, pengusul: 'Wahyuni' }),
  ]
  const wish = [item('A1', 'Pengaspalan jalan Karang', 'Desa Karang')]
  it('with the name of its member needs no word of the work', () => {
    expect(pred(wish, 'pokir pak sutrisno yang satu setengah miliar itu', pokir)).toEqual(['P1'])
    expect(pred(wish, 'pokir bu wahyuni yang satu setengah miliar itu', pokir)).toEqual([])
  })
  it('said roughly is a sign too', () => {
    const evidence = (spoken: string) =>
      openLinker(AnalyseInput.parse({ items: itemsOf(wish, pokir) }).items)
        .link(spoken)
        .find(({ kode }) => kode === 'P2')?.evidence
    expect(evidence('drainase di lembah hampir enam ratus juta')).toContain(
      'pagu: sekitar 595000000',
    )
    expect(evidence('drainase di lembah hampir lima ratus juta')).not.toContain(
      'pagu: sekitar 595000000',
    )
  })
})

describe('a place in a sitting', () => {
  const boats = [
    item('A1', 'Pengadaan ambulans laut', 'Desa Karang', { volume: 1, satuan: 'unit' }),
    item('A2', 'Ambulans laut untuk Lembah', 'Desa Lembah', { pengusulId: 'm2' }),
    item('A3', 'Bidan desa', 'Desa Tuba Hulu'),
  ]
  it('takes the matter that was opened before it', () => {
    expect(
      sitting(boats)(
        'soal bidan di tuba hulu sudah ada sedangkan ambulans laut uangnya hanya cukup satu unit tahun ini jadi karang dulu lembah menyusul',
      ),
    ).toEqual(['A1', 'A2', 'A3'])
  })
  it('is asked for first without a word of the work', () => {
    const hear = sitting([...boats, item('A4', 'Mesin tempel', 'Desa Lembah')])
    expect(hear('ambulans laut di karang dan lembah hanya mampu satu')).toEqual(['A1', 'A2'])
    expect(hear('lembah tolong didahulukan mesin tempel juga jangan hilang')).toEqual(['A2', 'A4'])
  })
  it('may be a kecamatan, of two villages of one name, and not the camat', () => {
    const wells = [
      item('A1', 'Sumur bor Karang', 'Desa Karang', { volume: 2, satuan: 'titik' }),
      item('A2', 'Sumur bor air bersih Karang', 'Desa Karang', {
        lokasi: { kecamatan: 'Rawa', desa: 'Desa Karang' },
        volume: 1,
        satuan: 'titik',
      }),
    ]
    const hear = sitting(wells)
    expect(hear('sumur bor di karang dua titik itu')).toEqual(['A1'])
    expect(hear('yang di kecamatan rawa juga minta sumur bor satu titik di karang')).toEqual(['A2'])
    expect(hear('yang kecamatan ranah jangan dibelokkan')).toEqual(['A1'])
    expect(hear('pak camat rawa ada yang mau ditambah')).toEqual([])
    expect(hear('dijawab tertulis soal dua sumur bor karang itu')).toEqual(['A1', 'A2'])
  })
  it('may be the other of two villages that share a name', () => {
    const bridges = [
      item('A1', 'Perbaikan jembatan gantung', 'Desa Tuba Hulu'),
      item('A2', 'Perbaikan jembatan gantung', 'Desa Tuba Hilir'),
    ]
    expect(
      pred(bridges, 'jembatan tuba hulu talinya putus jembatan yang hilir masih bisa dilewati'),
    ).toEqual(['A1', 'A2'])
    expect(pred(bridges, 'jembatan tuba hulu talinya putus ini lain dengan yang hilir')).toEqual([
      'A1',
    ])
  })
  it('shares what no general list knows', () => {
    const list = [
      item('A1', 'Tambatan perahu', 'Desa Tuba Hulu'),
      item('A2', 'Bantuan geomembran', 'Desa Karang'),
      item('A3', 'Bantuan geomembran', 'Desa Lembah'),
    ]
    expect(
      pred(
        list,
        'tambatan perahu tuba hulu kami mampu kalau geomembran aman untuk karang dan lembah seluruhnya',
      ),
    ).toEqual(['A1', 'A2', 'A3'])
  })
})

describe('talk that is no work', () => {
  const list = [item('A1', 'Perbaikan Jalan Melati', 'Desa Karang')]
  it('gives the floor', () => {
    const hear = sitting(list)
    expect(hear('jalan melati di karang hancur')).toEqual(['A1'])
    expect(hear('dicatat pak nanti dicarikan jalan')).toEqual([])
  })
  it('tells of a part of what is broken', () => {
    const clinics = [
      item('A1', 'Penambahan tenaga bidan Pustu Karang', 'Desa Karang'),
      item('A2', 'Rehabilitasi gedung Pustu Karang', 'Desa Karang', { uraian: 'Atap bocor.' }),
    ]
    expect(
      pred(clinics, 'pustu karang bangunannya juga atapnya bocor semua jangan cuma bidannya'),
    ).toContain('A2')
  })
})

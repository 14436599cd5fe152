/** Works told beside others: by a list's number, by their unit, in a clause of their own, by an institution or a namesake. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse, openLinker } from '../../server/language/index.ts'

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
const itemsOf = (aspirasi: object[]) => ({
  wilayah: [
    {
      kecamatan: 'Ranah',
      desa: ['Desa Tobalu', 'Desa Lembah', 'Desa Sangir', 'Desa Sumber Makmur'],
    },
    { kecamatan: 'Rawanga', desa: ['Desa Sangir', 'Desa Simpul'] },
  ],
  aspirasi,
  pokir: [],
})
const parse = (aspirasi: object[], more: object = {}) =>
  AnalyseInput.parse({ items: itemsOf(aspirasi), ...more })
const pred = (aspirasi: object[], passage: string) =>
  analyse(parse(aspirasi, { passages: [{ id: 'p', passage }] })).passages![0]!.pred.toSorted()
const sitting = (aspirasi: object[]) => {
  const talk = openLinker(parse(aspirasi).items).converse()
  return (spoken: string) =>
    talk
      .hear(spoken)
      .map(({ kode }) => kode)
      .toSorted()
}

describe('a list', () => {
  const list = [
    item('A1', 'Pembangunan pagar SD Negeri 1 Tobalu', 'Desa Tobalu'),
    item('A2', 'Rehabilitasi jembatan gantung', 'Desa Lembah'),
    item('A3', 'Pembangunan posyandu', 'Desa Simpul', {
      lokasi: { kecamatan: 'Rawanga', desa: 'Desa Simpul' },
    }),
  ]
  it('is gone back to by its numbers', () => {
    const hear = sitting(list)
    expect(hear('nomor tiga pagar es de negeri satu tobalu')).toEqual(['A1'])
    hear('sekarang nomor empat jembatan gantung lembah')
    for (let n = 0; n < 6; n += 1) hear('terima kasih pimpinan kami lanjutkan pembahasan yang lain')
    expect(hear('berarti nomor tiga ditunda sampai tahun depan')).toEqual(['A1'])
    expect(hear('perda nomor tiga tahun dua ribu dua puluh sudah berlaku')).toEqual([])
  })
  it('is read point by point', () => {
    const hear = sitting([
      item('A1', 'Rehabilitasi rumah dinas dokter Puskesmas Ranah', 'Desa Tobalu'),
      item('A2', 'Pembangunan posyandu', 'Desa Lembah'),
    ])
    expect(
      hear('nomor satu rumah dinas dokter ranah pengusulnya keluar nomor dua posyandu lembah'),
    ).toEqual(['A1', 'A2'])
  })
})

describe('a work under discussion', () => {
  const rooms = item('A1', 'Rehabilitasi ruang kelas SD Negeri 2 Tobalu', 'Desa Tobalu', {
    volume: 3,
    satuan: 'ruang',
  })
  it('is gone on with by what it is counted in', () => {
    const hear = sitting([
      rooms,
      item('A2', 'Drainase jalan', 'Desa Lembah', { volume: 400, satuan: 'meter' }),
    ])
    hear('ruang kelas es de dua tobalu plafonnya jebol')
    expect(hear('kalau cuma dua ruang nanti anak anak tetap di balai lho pak')).toEqual(['A1'])
    hear('drainase lembah bagaimana')
    expect(hear('mana bisa pak empat ratus meter itu sudah diukur warga sendiri')).toEqual(['A2'])
    expect(hear('rumah saya dua puluh meter dari laut pimpinan jadi saya tahu')).toEqual([])
  })
  it('is found in a clause before or behind the place of another', () => {
    const list = [
      item('A1', 'Pengadaan ambulans Puskesmas Ranah', 'Desa Lembah'),
      item('A2', 'Rehabilitasi pustu', 'Desa Tobalu'),
    ]
    const hear = sitting(list)
    hear('ambulans puskesmas ranah sudah mogok')
    expect(
      hear('pustu tobalu kami sanggupi tahun ini kalau ambulans kami usulkan lewat blud saja'),
    ).toEqual(['A1', 'A2'])
    // Of the same thing at another place nothing leads back.
    expect(hear('warga simpul belum punya satu pun ambulans pak')).toEqual([])
  })
  it('is both where two are counted', () => {
    const hear = sitting([
      item('A1', 'Pembangunan posyandu Dusun Ngempak', 'Desa Tobalu'),
      item('A2', 'Pembangunan posyandu Dusun Ngempak', 'Desa Lembah'),
    ])
    hear('posyandu di tobalu masih menumpang')
    hear('posyandu di lembah juga belum ada')
    expect(hear('jadi dua posyandu ngempak disetujui masuk bantuan keuangan desa')).toEqual([
      'A1',
      'A2',
    ])
  })
})

describe('a place', () => {
  it('in the name of an institution is where that stands', () => {
    const list = [item('A1', 'Pengadaan ambulans Puskesmas Ranah', 'Desa Lembah')]
    expect(pred(list, 'ambulans puskesmas ranah mogok di tanjakan tobalu')).toEqual(['A1'])
    expect(pred(list, 'ambulans ranah mogok di tanjakan tobalu')).toEqual([])
  })
  it('of two villages of one name is that of the kecamatan behind it', () => {
    const list = [
      item('A1', 'Penggantian jembatan ulin', 'Desa Sangir'),
      item('A2', 'Penggantian jembatan ulin', 'Desa Sangir', {
        lokasi: { kecamatan: 'Rawanga', desa: 'Desa Sangir' },
      }),
    ]
    expect(pred(list, 'jangan cuma yang di ranah jembatan sangir di rawanga sudah miring')).toEqual(
      ['A2'],
    )
  })
  it('is no name that sounds like another', () => {
    const list = [
      item('A1', 'Jalan usaha tani', 'Desa Sumber Makmur'),
      item('A2', 'Traktor kelompok tani Makmue', 'Desa Tobalu', {
        uraian: 'Untuk kelompok tani Makmue.',
      }),
    ]
    const hear = sitting(list)
    hear('traktor tobalu untuk kelompok makmue')
    expect(hear('jalan usaha tani sumber makmur bagaimana')).toEqual(['A1'])
  })
  it('is no company, and no title of a man', () => {
    const list = [
      item('A1', 'Realisasi kebun plasma', 'Desa Tobalu', {
        uraian: 'Kewajiban PT Rimba Kencana belum dilaksanakan.',
      }),
      item('A2', 'Peningkatan Jalan Teungku Chik', 'Desa Lembah', {
        lokasi: { kecamatan: 'Ranah', desa: 'Desa Lembah', alamat: 'Jalan Teungku Chik' },
      }),
    ]
    const hear = sitting(list)
    hear('kebun plasma di tobalu belum juga')
    hear('jalan teungku chik di lembah rusak')
    expect(hear('izin usaha pe te rimba kencana terbit tahun lalu dan masih aktif')).toEqual([])
    expect(hear('masih dua menit teungku')).toEqual([])
  })
  it('each with its own amount behind *untuk*', () => {
    const list = [
      item('A1', 'Kebun plasma', 'Desa Tobalu', { volume: 260, satuan: 'hektare' }),
      item('A2', 'Kebun plasma', 'Desa Lembah', { volume: 412, satuan: 'hektare' }),
      item('A3', 'Rehabilitasi sekolah', 'Desa Tobalu'),
    ]
    const hear = sitting(list)
    hear('sekolah tobalu rusak')
    expect(
      hear(
        'untuk desa tobalu sudah terbangun dua ratus enam puluh hektare untuk desa lembah kebun plasmanya nol',
      ),
    ).toEqual(['A1', 'A2'])
  })
})

describe('a thing', () => {
  it('named beside its place is one in two items', () => {
    const more = { volume: 2.5, satuan: 'km', opd: 'Dinas PU', bidang: 'Pekerjaan Umum' }
    const list = [
      item('A1', 'Normalisasi saluran handil Desa Handil Baru', 'Desa Handil Baru', more),
      item('A2', 'Pengerukan handil di Desa Handil Baru', 'Desa Handil Baru', {
        ...more,
        pengusulId: 'm2',
      }),
    ]
    expect(analyse(parse(list)).overlaps).toHaveLength(1)
  })
  it('is told by what it is for', () => {
    expect(
      pred(
        [item('A1', 'Pengadaan ambulans', 'Desa Tobalu')],
        'mobil tobalu buat bawa orang sakit mogok terus',
      ),
    ).toEqual(['A1'])
    expect(
      pred(
        [item('A1', 'Pembangunan posyandu', 'Desa Tobalu')],
        'tempat nimbang bayi di tobalu masih di garasi',
      ),
    ).toEqual(['A1'])
    expect(
      pred(
        [item('A1', 'Saluran irigasi tersier', 'Desa Tobalu')],
        'sawah tobalu tiga musim tidak kena air',
      ),
    ).toEqual(['A1'])
    expect(
      pred(
        [item('A1', 'Rehabilitasi rumah dinas dokter', 'Desa Tobalu')],
        'rumah buat dokternya di tobalu bocor',
      ),
    ).toEqual(['A1'])
    expect(
      pred([item('A1', 'Panel surya', 'Desa Tobalu')], 'solar untuk nelayan tobalu mahal'),
    ).toEqual([])
  })
  it('of a school is not another thing of that school', () => {
    const fence = [
      item('A1', 'Pembangunan pagar SDN 2 Tobalu', 'Desa Tobalu', {
        uraian: 'Sekolah di tepi jalan poros belum berpagar.',
      }),
      item('A2', 'Rehabilitasi SDN 3 Tobalu', 'Desa Tobalu'),
      item('A3', 'Jembatan gantung', 'Desa Lembah'),
      ...'Sumur bor|Traktor|Embung|Pasar desa|Talut|Lampu jalan|Kambing|Bibit padi'
        .split('|')
        .map((title, n) => item(`B${n}`, title, 'Desa Simpul')),
    ]
    expect(pred(fence, 'es de negeri dua tobalu atap kelasnya bocor semua')).toEqual([])
    expect(pred(fence, 'es de negeri dua tobalu pagarnya roboh')).toEqual(['A1'])
  })
})

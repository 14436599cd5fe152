/** Who is called by what they belong to: a party, those of it who are left, whose matter and whose item it is. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'
import { openDirectory } from '../../server/language/speakers/index.ts'
import { mattersIn } from '../../server/language/speakers/matters.ts'

const member = (id: string, nama: string, sapaan: string, fraksi: string, more: object = {}) => ({
  ...{ id, nama, sapaan, fraksi },
  jabatan: 'Anggota',
  komisi: 'Komisi II',
  ...more,
})
const guest = (id: string, nama: string, sapaan: string, jabatan: string, instansi: string) => ({
  ...{ id, nama, sapaan, jabatan, instansi },
})
const anggota = [
  member('k', 'H. Burhan Lakoro', 'Bapak', 'Fraksi PDI Perjuangan', { jabatan: 'Ketua Komisi II' }),
  member('w', 'Ratna Pakaya', 'Ibu', 'Fraksi Golkar', { jabatan: 'Wakil Ketua Komisi II' }),
  member('a', 'Irwan Datau', 'Bapak', 'Fraksi Golkar', { dapil: 'Dapil 1' }),
  member('b', 'Nurdin Hulopi', 'Bapak', 'Fraksi PKB', { dapil: 'Dapil 1' }),
  member('c', 'Salma Botutihe', 'Ibu', 'Fraksi PKB', { dapil: 'Dapil 2' }),
  member('d', 'Yunus Gobel', 'Bapak', 'Fraksi Gerindra', {
    ...{ dapil: 'Dapil 2', panggilan: ['Ayah Yunus'] },
  }),
]
const undangan = [
  guest('s', 'dr. Fitri Ahmad', 'Ibu', 'Kepala Dinas', 'Dinas Kesehatan'),
  guest('t', 'Ir. Arif Monoarfa', 'Bapak', 'Kepala Dinas', 'Dinas Pertanian'),
  guest('u', 'Rustam Akili, S.T.', 'Bapak', 'Kepala Bidang Bina Marga', 'Dinas Pekerjaan Umum'),
  guest('g', 'Halid Mooduto', 'Bapak', 'Ketua', 'Gapoktan Huyula'),
]
const work = (kode: string, pengusulId: string, judul: string, desa: string) => ({
  ...{ kode, judul, pengusulId, uraian: judul, jenis: 'pokir', status: 'diusulkan' },
  ...{ lokasi: { kecamatan: 'Tilote', desa }, opd: 'Dinas Pekerjaan Umum', bidang: 'pu' },
  ...{ fisik: true, pengusul: '', fraksi: '', dapil: '', tahun: 2027 },
})
const items = {
  aspirasi: [],
  pokir: [
    work('P1', 'a', 'Pembangunan jembatan gantung', 'Molowahu'),
    work('P2', 'c', 'Jembatan gantung Molowahu', 'Molowahu'),
    work('P3', 'd', 'Rehabilitasi irigasi', 'Buhu'),
  ],
}

type Spoken = readonly (string | readonly [string, string])[]

const speakers = (...spoken: Spoken) =>
  analyse(
    AnalyseInput.parse({
      rapat: { ketua: 'k', anggota, undangan },
      items,
      turns: spoken.map((one, i) =>
        typeof one === 'string'
          ? { i, speakerId: null, spoken: one }
          : { i, speakerId: one[0], spoken: one[1] },
      ),
    }),
  ).turns!.map(({ speakerId }) => speakerId)
/** Of the last words. */
const who = (next: string, ...context: [string, string][]) => speakers(...context, next).at(-1)

const thanks = 'terima kasih pimpinan saya singkat saja'

describe('a party', () => {
  it('is called by any of its names, also read letter by letter', () => {
    expect(who(thanks, ['k', 'silakan gerindra'])).toBe('d')
    expect(who(thanks, ['k', 'sekarang partai gerakan indonesia raya kami persilakan'])).toBe('d')
    expect(who(thanks, ['k', 'silakan dari pe ka be yang ibu'])).toBe('c')
    expect(who(thanks, ['k', 'berikutnya golongan karya yang bapak silakan'])).toBe('a')
    expect(who(thanks, ['k', 'dari pe de i perjuangan silakan'])).toBeNull()
  })

  it('whose other member has spoken is the one who is left', () => {
    expect(who(thanks, ['k', 'pe ka be pak nurdin tadi sudah tinggal satu lagi'])).toBe('c')
    expect(
      who('baik pak ketua saya tambah', ['k', 'bu ratna sudah sekarang rekan fraksinya']),
    ).toBe('a')
  })
})

describe('whoever is left', () => {
  it('is told by the form of address, and is nobody where two are', () => {
    expect(who(thanks, ['k', 'dapil dua tinggal satu yang belum silakan bu'])).toBe('c')
    expect(who(thanks, ['k', 'dapil satu masih ada yang belum silakan pak'])).toBeNull()
  })

  it('is the deputy where the chair says so', () => {
    expect(who('terima kasih pak ketua', ['k', 'saya mau dengar dulu wakil saya'])).toBe('w')
  })

  it('of an order speaks at a bare word for the next, whoever broke in', () => {
    const order: [string, string] = ['k', 'urutannya pak irwan bu salma baru ayah yunus silakan']
    expect(who(thanks, order, ['a', 'saya sudah cukup'], ['k', 'bagus berikutnya silakan'])).toBe(
      'c',
    )
    expect(
      who(thanks, order, ['a', 'sekian'], ['k', 'lanjut'], ['c', 'sekian'], ['k', 'ya terus']),
    ).toBe('d')
  })
})

describe('an office', () => {
  it('is meant by its section and by its house', () => {
    expect(
      who('hadir pimpinan itu kami kerjakan bulan depan', ['k', 'bidang bina marga mana orangnya']),
    ).toBe('u')
    expect(who('kami petani minta air', ['k', 'ketua gapoktan silakan'])).toBe('g')
  })

  it('answers for its matters, and shares what several answer for', () => {
    const directory = openDirectory([...anggota, ...undangan])
    const matters = (spoken: string) => mattersIn(spoken.split(' '), directory)
    expect([...matters('bidannya pindah dan obat habis').keys()]).toEqual(['s'])
    expect(matters('pupuk dan bibit').get('t')).toBe(2)
    expect(matters('rapat kita lanjutkan').size).toBe(0)
  })

  it('that hands on to its own section does not speak as that section', () => {
    const [, , head] = speakers(
      ['k', 'sekarang dinas pekerjaan umum'],
      ['a', 'jembatan itu dulu'],
      'baik pimpinan biar kabid saya yang menjelaskan',
    )
    expect(head).toBeNull()
  })
})

describe('an item', () => {
  it('that two asked for is claimed by the one who names the other', () => {
    expect(
      who(
        'jembatan gantung molowahu itu punya saya sama punya bu salma',
        ['k', 'ada yang dobel di daftar ini'],
        ['t', 'kami lihat ada dua usulan'],
      ),
    ).toBe('a')
  })

  it('that two asked for says nothing where neither is named', () => {
    expect(who('jembatan gantung molowahu itu punya saya', ['k', 'ada yang dobel'])).toBeNull()
  })
})

describe('a name', () => {
  it('of another form of address begins anew behind thanks', () => {
    expect(who('ada pimpinan sedikit', ['k', 'terima kasih bu pak irwan ada tambahan'])).toBe('a')
  })

  it('is nobody where two were named in one breath', () => {
    expect(
      who('setuju dengan catatan ketua jangan terlambat', ['k', 'setuju ya bu salma pak irwan']),
    ).toBeNull()
  })
})

describe('words from the room', () => {
  it('about the sound are anybody’s', () => {
    const heard = 'suaranya tidak kedengaran dari belakang'
    expect(who(heard, ['k', 'sebentar pak irwan'])).toBeNull()
  })
})

describe('the gavel', () => {
  it('is back with the chair who leads again without a word about it', () => {
    expect(
      speakers(
        ['k', 'pimpinan rapat saya serahkan dulu kepada bu wakil ketua'],
        ['w', 'baik kita lanjutkan acara kedua'],
        ['k', 'baik masih ada yang ingin bertanya'],
        ['a', 'saya pimpinan soal irigasi buhu'],
        'baik terima kasih pak irwan kita lanjutkan ke acara ketiga',
      ).at(-1),
    ).toBe('k')
  })
})

describe('whose item it is', () => {
  it('is told by whoever was asked, and said by that person', () => {
    expect(
      speakers(
        ['k', 'irigasi itu siapa yang usul'],
        ['u', 'di data kami atas nama bu salma pimpinan'],
        'iya betul punya saya tanahnya sudah siap',
      ).at(-1),
    ).toBe('c')
  })
})

describe('one of several with a title', () => {
  it('is not who is called by office right behind', () => {
    const people = [
      { id: 'h', nama: 'H. Syukur Tahir', sapaan: 'Bapak' as const },
      { id: 'i', nama: 'H. Mahrip Dunda', sapaan: 'Bapak' as const },
      { id: 'j', nama: 'Zainul Ashar', sapaan: 'Bapak' as const, jabatan: 'Sekretaris Komisi II' },
    ]
    const found = openDirectory(people).find(
      'setuju pak haji sekretaris komisi coba dibacakan'.split(' '),
    )
    expect(found.map(({ ids }) => ids)).toEqual([['h', 'i'], ['j']])
  })
})

describe('the government of a village', () => {
  it('is called by its name', () => {
    const people = [
      { id: 'v', nama: 'Jumadil', jabatan: 'Kepala Desa', instansi: 'Pemerintah Desa Pengkores' },
      { id: 'x', nama: 'Mahsun', jabatan: 'Kepala Desa', instansi: 'Pemerintah Desa Teratak' },
    ]
    const found = openDirectory(people).find('saya tanya pemerintah desa pengkores'.split(' '))
    expect(found.map(({ ids }) => ids)).toEqual([['v']])
  })
})

describe('one of several office holders', () => {
  it('is whose office answers for what is spoken about', () => {
    expect(
      speakers(
        ['d', 'bibit jagung tahun lalu kerdil semua'],
        ['k', 'silakan pak kadis dijawab'],
        'izin pimpinan bibit itu kami terima dari provinsi',
      ).at(-1),
    ).toBe('t')
  })
})

describe('"dinas" alone', () => {
  it('is the one whose office answers for what is spoken about, and nobody where nothing tells', () => {
    const call: [string, string] = ['k', 'cukup pak yunus dinas menjawab']
    const said = 'izin pimpinan bibit itu sudah kami data'
    expect(speakers(['d', 'bibit jagung kerdil semua'], call, said).at(-1)).toBe('t')
    expect(
      speakers(['d', 'kami sudah lama menunggu'], call, 'izin pimpinan sudah kami data').at(-1),
    ).toBeNull()
  })
})

describe('a name cut to its first syllable', () => {
  const people = [
    { id: 'n', nama: 'Norhayati', sapaan: 'Ibu' as const },
    { id: 'm', nama: 'Mahrita', sapaan: 'Ibu' as const },
  ]
  const ids = (spoken: string, ...more: object[]) =>
    openDirectory([...people, ...(more as typeof people)])
      .find(spoken.split(' '))
      .flatMap((one) => one.ids)
  it('means the only one who may be called so', () => {
    expect(ids('masih ada bu nor')).toEqual(['n'])
    expect(ids('masih ada bu nor', { id: 'o', nama: 'Norbaiti', sapaan: 'Ibu' })).toEqual([])
    expect(ids('masih ada pak nor')).toEqual([])
  })
})

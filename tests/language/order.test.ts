/** Who is meant by an order, by a word of address, by what is said behind a name; and who is never meant. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'

const member = (
  id: string,
  nama: string,
  sapaan: string,
  fraksi: string,
  ...panggilan: string[]
) => ({
  id,
  nama,
  sapaan,
  fraksi,
  jabatan: 'Anggota',
  panggilan,
})
const guest = (id: string, nama: string, sapaan: string, jabatan: string, instansi: string) => ({
  id,
  nama,
  sapaan,
  jabatan,
  instansi,
})
const present = [
  {
    ...member('k', 'H. Zainal Rantau, S.H.', 'Bapak', 'Fraksi Bumi', 'Pak Zainal'),
    jabatan: 'Ketua Komisi II',
  },
  member('a', 'Syarifah Nurbaya', 'Ibu', 'Fraksi Laut Biru', 'Kak Nur'),
  member('b', 'Muhidin Gapur', 'Bapak', 'Fraksi Laut Biru', 'Julak Idin'),
  member('c', 'Yonatan Mofu', 'Bapak', 'Fraksi Cendrawasih', 'Kaka Yon'),
  member('d', 'Endah Wulansari, S.Pd.', 'Ibu', 'Fraksi Bumi', 'Yu Endah'),
  member('e', 'Hendra Kusnadi', 'Bapak', 'Fraksi Cendrawasih', 'Pak Hendra'),
  guest('p', 'Wahid Sanusi', 'Bapak', 'Kepala Dinas', 'Dinas Pekerjaan Umum dan Penataan Ruang'),
  guest('h', 'Hendra Lasut', 'Bapak', 'Kepala Badan', 'Badan Perencanaan Pembangunan Daerah'),
  guest('u', 'Mira Tolanda', 'Ibu', 'Kepala Bagian Hukum', 'Sekretariat Daerah'),
  guest('r', 'dr. Lusia Karo', 'Ibu', 'Direktur', 'RSUD Tanah Rata'),
  guest('o', 'Drs. Jamaluddin', 'Bapak', 'Sekretaris Daerah', 'Sekretariat Daerah'),
  { id: 's', nama: 'Rosihan Amin', sapaan: 'Bapak', jabatan: 'Kepala Bagian Persidangan' },
]
const who = (next: string, ...context: [string, string][]) =>
  analyse(
    AnalyseInput.parse({
      attribution: [
        {
          id: 'q',
          chairId: 'k',
          present,
          context: context.map(([speakerId, spoken]) => ({ speakerId, spoken })),
          next: { spoken: next },
        },
      ],
    }),
  ).attribution![0]!.pred

describe('an order that was announced', () => {
  it('goes on with the next one where the one before has ended, though somebody answered in between', () => {
    const list: [string, string] = ['k', 'urutannya kak nur lalu julak idin penutupnya kaka yon']
    expect(
      who('saya melanjutkan pimpinan soal tebing', list, ['a', 'jalan kami rusak itu saja']),
    ).toBe('b')
    expect(
      who(
        'giliran saya terima kasih soal honor penyapu jalan',
        list,
        ['a', 'sumurnya kapan dibor'],
        ['p', 'bukan di kami itu nanti kami teruskan'],
      ),
    ).toBe('b')
    expect(
      who(
        'baik pimpinan saya yang terakhir singkat saja',
        list,
        ['a', 'jalan kami itu saja'],
        ['b', 'bibit juga pimpinan sekian'],
      ),
    ).toBe('c')
  })

  it('goes on with the next one at a bare word, also with an interruption between', () => {
    const list: [string, string] = ['k', 'tiga penanya ya kak nur julak idin baru kaka yon']
    expect(
      who(
        'terima kasih ketua soal pasar saja',
        list,
        ['a', 'jalan kami rusak itu saja'],
        ['k', 'oke lanjut'],
      ),
    ).toBe('b')
    expect(
      who(
        'terima kasih pimpinan kalau di tempat saya airnya keruh',
        list,
        ['a', 'jalan kami rusak'],
        ['e', 'interupsi ketua jangan lama lama'],
        ['k', 'iya silakan ikuti urutan tadi'],
      ),
    ).toBe('b')
    expect(
      who(
        'terima kasih ketua saya penutup',
        list,
        ['a', 'jalan kami rusak'],
        ['k', 'lanjut'],
        ['b', 'pasar kami bocor'],
        ['k', 'nah yang terakhir'],
      ),
    ).toBe('c')
  })
  it('takes a list by words of address alone', () => {
    expect(
      who(
        'terima kasih ketua soal pasar',
        ['k', 'kak nur lalu julak idin lalu kaka yon'],
        ['a', 'cukup dari saya'],
        ['k', 'berikutnya'],
      ),
    ).toBe('b')
  })
})

describe('a word of address of the roster', () => {
  it('calls the one who bears it, with and without the name', () => {
    expect(who('iya ketua saya soal sungai', ['k', 'saya kembalikan ke julak dulu'])).toBe('b')
    expect(who('terima kasih ketua', ['k', 'lanjut yu endah'])).toBe('d')
    expect(who('baik pimpinan sedikit saja', ['k', 'kaka yon giliran'])).toBe('c')
  })
})

describe('what is said behind a name', () => {
  it('tells which of two by house, gender or fraksi', () => {
    expect(who('baik dokumennya sudah kami unggah', ['k', 'pak hendra yang dari bappeda'])).toBe(
      'h',
    )
    expect(
      who('saya dari fraksi cendrawasih setuju dengan angka itu', ['k', 'pak hendra silakan']),
    ).toBe('e')
    expect(who('terima kasih ambulansnya mendesak', ['k', 'dari laut biru yang ibu'])).toBe('a')
    expect(who('terima kasih ambulansnya mendesak', ['k', 'dari laut biru'])).toBeNull()
  })
})

describe('a house', () => {
  it('is a hospital, or the secretariat of the council', () => {
    expect(who('terima kasih pimpinan oksigen kami cukup', ['k', 'sekarang rumah sakit'])).toBe('r')
    expect(
      who('izin pimpinan ada tiga surat masuk', ['k', 'tolong sekretariat bacakan surat masuk']),
    ).toBe('s')
  })
})

describe('nobody', () => {
  it('is called by work given out, by a place in a sentence, or by being away', () => {
    expect(
      who('dan satu lagi soal sampah', [
        'k',
        'saya minta bappeda mengirim daftarnya dalam tiga hari',
      ]),
    ).not.toBe('h')
    expect(
      who('terima kasih ketua saya soal gizi', [
        'k',
        'sebelum dijawab pak wahid saya beri kesempatan dulu kepada yu endah',
      ]),
    ).toBe('d')
    expect(
      who('siap ketua saya wakili', [
        'k',
        'bappeda pak hendra mana oh belum datang kalau begitu pak sekda silakan',
      ]),
    ).toBe('o')
  })
  it('leads because of assent in the name of a fraksi', () => {
    expect(
      who('terima kasih pimpinan fraksi kami setuju', ['k', 'fraksi laut biru silakan']),
    ).not.toBe('k')
  })
})

describe('question and answer', () => {
  it('goes back to whoever answered, or to the asker who takes it up', () => {
    expect(
      who(
        'bulan depan bu',
        ['d', 'pak wahid jembatannya jadi atau tidak'],
        ['p', 'jadi bu'],
        ['d', 'kapan'],
      ),
    ).toBe('p')
    expect(
      who(
        'itu yang saya maksud pak wahid jangan ditunda',
        ['b', 'saya tanya pak wahid pipanya sudah datang atau belum'],
        ['p', 'sebagian pak'],
      ),
    ).toBe('b')
  })
  it('goes on where leave was given or an interruption was taken back', () => {
    expect(
      who(
        'karena datanya tidak pernah dibagi',
        ['e', 'saya keberatan ketua'],
        ['k', 'silakan alasannya apa'],
      ),
    ).toBe('e')
    expect(
      who(
        'terima kasih ketua soal air tadi',
        ['c', 'interupsi ketua'],
        ['k', 'kaka yon nanti dulu bappeda dulu'],
        ['h', 'pagunya tiga miliar sekian'],
        ['k', 'sekarang yang tadi interupsi'],
      ),
    ).toBe('c')
  })
})

describe('a whole sitting', () => {
  const ids = (...spoken: (string | [string, string])[]) =>
    analyse(
      AnalyseInput.parse({
        rapat: {
          ketua: 'k',
          anggota: present.slice(0, 6),
          undangan: present.slice(6, 11),
          sekretaris: present[11],
        },
        turns: spoken.map((one, i) =>
          typeof one === 'string'
            ? { i, speakerId: null, spoken: one }
            : { i, speakerId: one[0], spoken: one[1] },
        ),
      }),
    ).turns!.map((turn) => turn.speakerId)
  it('takes the one whom the chair then turns to for the one who broke in', () => {
    expect(
      ids(
        ['k', 'kita dengar dulu dinas pekerjaan umum'],
        ['p', 'kami laporkan progresnya'],
        'pak ketua boleh saya potong sebentar',
        ['k', 'tahan dulu julak biar selesai'],
      )[2],
    ).toBe('b')
  })
  it('takes whoever speaks on without an opening for the one who began', () => {
    expect(
      ids(
        ['k', 'lanjut yang di sebelah sana'],
        'terima kasih pimpinan saya titip dua titik longsor yang belum ditangani',
        ['c', 'yang kedua jembatan gantung di kali besar sudah putus'],
      )[1],
    ).toBe('c')
  })
})

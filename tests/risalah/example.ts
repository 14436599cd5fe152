/** A whole record of a fictive RDP, for tests of print and signature. */
import { RisalahRecord } from '../../server/domain/record.ts'

type Options = { status?: RisalahRecord['status']; contoh?: boolean; turns?: number }

const t = (minute: number) => new Date(Date.UTC(2026, 10, 23, 1, 30 + minute)).toISOString()

const speeches = [
  'Bismillahirrahmanirrahim. Rapat dengar pendapat Komisi III dengan Dinas Pekerjaan Umum saya buka dan saya nyatakan terbuka untuk umum.',
  'Terima kasih, Pimpinan. Tanggul Kali Belut di Desa Sukamaju jebol sepanjang 40 meter pada bulan Oktober. Kami sudah menurunkan satu ekskavator dan memasang karung pasir.',
  'Terima kasih, Ketua. Warga Sukamaju sudah menyampaikan hal ini pada waktu reses. Kami minta saluran irigasi Sukamaju juga dikeruk supaya air tidak kembali ke permukiman.',
  'Untuk perbaikan tetap kami memerlukan anggaran sebesar Rp250.000.000,00. Pekerjaan dapat selesai dalam dua bulan.',
]

export function exampleRecord(options: Options = {}): RisalahRecord {
  const { status = 'resmi', contoh = true, turns = 4 } = options
  const speakers = ['p-harun', 'p-yohanes', 'p-mulyana', 'p-yohanes']
  const items = Array.from({ length: turns }, (_, n) => {
    const text = speeches[n % 4]!
    const from = text.indexOf('Tanggul Kali Belut')
    return {
      kind: 'turn' as const,
      id: `t${n}`,
      speakerId: speakers[n % 4]!,
      speakerStatus: 'dikonfirmasi' as const,
      text,
      channel: 0,
      startMs: n * 15_000,
      endMs: n * 15_000 + 12_000,
      status: 'diperiksa' as const,
      tautan: n === 1 ? [{ id: 'tau1', from, to: from + 36 }] : [],
    }
  })
  const person = (
    id: string,
    nama: string,
    kelompok: 'pimpinan' | 'anggota' | 'undangan' | 'sekretariat',
    rest: { jabatan?: string; instansi?: string; fraksi?: string } = {},
  ) => ({ id, nama, kelompok, sapaan: null, jabatan: null, instansi: null, fraksi: null, ...rest })
  return RisalahRecord.parse({
    formatVersion: 1,
    dokumen: 'risalah',
    lingkup: 'publik',
    versi: 1,
    status,
    contoh,
    publicId: 'Q2hvbnRvaFB1YmxpY0lk',
    verifyUrl: 'https://risalah.lumbungraya.go.id/v/Q2hvbnRvaFB1YmxpY0lk',
    dewan: {
      nama: 'Dewan Perwakilan Rakyat Daerah Kabupaten Lumbung Raya',
      daerah: 'Kabupaten Lumbung Raya',
      kota: 'Lumbung Kota',
      alamat: 'Jalan Balai Rakyat Nomor 1, Lumbung Kota',
      lambang: null,
      warna: '#0b6e6e',
      zona: 'Asia/Makassar',
    },
    rapat: {
      id: 'r1',
      jenis: 'rdp',
      jenisNama: 'Rapat Dengar Pendapat',
      judul: 'Rapat Dengar Pendapat Komisi III dengan Dinas PUPR tentang penanganan banjir',
      alat: 'Komisi III',
      nomor: 'RDP-07/K3/2026',
      masaSidang: 'III',
      tahunSidang: '2026',
      sifat: [{ bagianNo: 1, sifat: 'terbuka', mulaiAt: t(0) }],
      tanggal: '2026-11-23',
      jadwal: { mulai: '09:30', selesai: null },
      tempat: 'Ruang Rapat Komisi III',
      acara: [
        { id: 'a1', no: 1, judul: 'Pembukaan' },
        { id: 'a2', no: 2, judul: 'Penjelasan Dinas PUPR' },
        { id: 'a3', no: 3, judul: 'Tanya jawab dan kesimpulan' },
      ],
      dibukaAt: t(0),
      ditutupAt: t(95),
      skors: [{ mulaiAt: t(40), selesaiAt: t(50) }],
    },
    orang: [
      person('p-harun', 'Drs. H. Harun Wiratama, M.Si.', 'pimpinan', {
        jabatan: 'Ketua Komisi III',
        fraksi: 'F-NM',
      }),
      person('p-rosmini', 'Hj. Rosmini Latuconsina, S.E.', 'pimpinan', {
        jabatan: 'Wakil Ketua Komisi III',
        fraksi: 'F-KB',
      }),
      person('p-mulyana', 'H. Mulyana Sastrawijaya, S.H.', 'anggota', { fraksi: 'F-AR' }),
      person('p-wayan', 'I Wayan Suardana, S.T.', 'anggota', { fraksi: 'F-TS' }),
      person('p-yohanes', 'Ir. Yohanes Tandi Rapa, M.T.', 'undangan', {
        jabatan: 'Kepala Dinas',
        instansi: 'PUPR',
      }),
      person('p-wahyuni', 'Wahyuni Latief, S.Sos.', 'sekretariat', {
        jabatan: 'Kepala Bagian Persidangan',
      }),
    ],
    ketua: ['p-harun'],
    sekretaris: 'p-wahyuni',
    hadir: [
      ...['p-harun', 'p-rosmini', 'p-mulyana', 'p-yohanes', 'p-wahyuni'].map((pesertaId) => ({
        pesertaId,
        status: 'hadir' as const,
        interval: [{ datangAt: t(0), pulangAt: null }],
      })),
      { pesertaId: 'p-wayan', status: 'izin', interval: [] },
    ],
    bagian: [
      {
        id: 'b1',
        no: 1,
        sifat: 'terbuka',
        mulaiAt: t(0),
        selesaiAt: t(95),
        sections: [
          {
            id: 's1',
            acaraId: 'a1',
            title: 'Pembukaan',
            items: [
              items[0]!,
              { kind: 'event', id: 'e1', event: 'ketuk-palu', text: 'KETUK PALU 3X', atMs: 12_000 },
            ],
          },
          {
            id: 's2',
            acaraId: 'a2',
            title: 'Penjelasan Dinas PUPR',
            items: [
              ...items.slice(1),
              {
                kind: 'event',
                id: 'e2',
                event: 'rekaman-terputus',
                text: 'rekaman terputus 00.12–00.15',
                atMs: 60_000,
              },
              { kind: 'event', id: 'e3', event: 'setuju', text: 'RAPAT: SETUJU', atMs: 70_000 },
            ],
          },
        ],
        audio: [
          {
            channel: 0,
            sampleRateHz: 16_000,
            samples: 16_000 * 5700,
            sha256: 'ab'.repeat(32),
            gaps: [{ fromSample: 192_000, toSample: 240_000 }],
          },
        ],
      },
    ],
    tautan: [
      {
        id: 'tau1',
        turnId: 't1',
        bagianNo: 1,
        jenis: 'aspirasi',
        kode: 'ASP-2026-031',
        judul: 'Perbaikan tanggul Kali Belut yang jebol di Desa Sukamaju',
        usulanVersi: 1,
        relasi: 'dibahas',
        kutipan: 'Tanggul Kali Belut di Desa Sukamaju',
        startMs: 15_000,
        endMs: 27_000,
      },
    ],
    keputusan: [
      {
        text: 'Komisi III meminta Dinas PUPR memperbaiki tanggul Kali Belut di Desa Sukamaju pada tahun 2026.',
        turnId: null,
      },
      {
        text: 'Dinas PUPR menyampaikan jadwal pekerjaan secara tertulis paling lambat 10 Desember 2026.',
        turnId: null,
      },
    ],
    signers: [
      {
        slot: 'sekretaris',
        label: 'Sekretaris Rapat,',
        nama: 'Wahyuni Latief, S.Sos.',
        jabatan: 'Kepala Bagian Persidangan',
      },
      {
        slot: 'ketua',
        label: 'Ketua Rapat,',
        nama: 'Drs. H. Harun Wiratama, M.Si.',
        jabatan: 'Ketua Komisi III',
      },
    ],
    frozenAt: '2026-11-24T02:00:00.000Z',
    software: { risalah: '0.1.0', engine: 'whisper', model: 'whisper-base' },
  })
}

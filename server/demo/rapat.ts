/** The demo's schedule, on days relative to today: a Banggar meeting ready to start, others later this week and next. */
import type { Rooms } from '../rooms.ts'
import { demoAkunId } from './akun.ts'
import { dayIn } from './day.ts'

const nobody = { akun: null }
const base = { nomor: null, masaSidang: 'III', jamSelesai: null, engine: null, model: null }

export async function seedRapat(rooms: Rooms, clock: () => Date): Promise<void> {
  const { rapat } = rooms
  const { zona } = await rooms.admin.dewan()
  const day = (offset: number) => dayIn(zona, clock(), offset)
  const tahunSidang = day(0).slice(0, 4)
  const create = (
    input: Omit<Parameters<typeof rapat.create>[0], keyof typeof base | 'tahunSidang'>,
  ) => rapat.create({ ...base, ...input, tahunSidang }, nobody, { demo: true })

  const banggar = await create({
    jenis: 'banggar',
    judul: 'Rapat Badan Anggaran tentang pembahasan rancangan KUA-PPAS',
    alat: 'Badan Anggaran',
    sifatAwal: 'terbuka',
    tanggal: day(0),
    jamMulai: '13:30',
    tempat: 'Ruang Rapat Badan Anggaran',
    acara: [
      { judul: 'Pembukaan' },
      { judul: 'Penjelasan TAPD tentang perubahan asumsi' },
      { judul: 'Usulan pokok-pokok pikiran anggota' },
      { judul: 'Kesimpulan dan penutup' },
    ],
  })
  const peserta = await rapat.setPeserta(banggar.id, [
    'o-harun',
    'o-rosmini',
    'o-mulyana',
    'o-wayan',
    'o-dewi',
    'o-lukman',
    'o-wahyuni',
  ])
  const pesertaId = (orangId: string) => peserta.find((p) => p.orangId === orangId)!.id
  await rapat.addUndangan(banggar.id, {
    nama: 'Dra. Maria Goreti Benu, M.M.',
    sapaan: 'Ibu',
    jabatan: 'Kepala Badan',
    instansi: 'Badan Perencanaan Pembangunan Daerah',
  })
  await rapat.setPenugasan(banggar.id, {
    ketua: [pesertaId('o-harun')],
    sekretaris: pesertaId('o-wahyuni'),
    operator: [demoAkunId('budi')],
    notulis: [demoAkunId('budi'), demoAkunId('sari')],
  })

  const komisi = await create({
    jenis: 'komisi',
    judul: 'Rapat Komisi III tentang tindak lanjut hasil reses',
    alat: 'Komisi III',
    sifatAwal: 'terbuka',
    tanggal: day(7),
    jamMulai: '09:00',
    tempat: 'Ruang Rapat Komisi III',
    acara: [{ judul: 'Pembukaan' }, { judul: 'Tindak lanjut hasil reses' }, { judul: 'Penutup' }],
  })
  await rapat.setPeserta(komisi.id, ['o-harun', 'o-rosmini', 'o-mulyana', 'o-wayan', 'o-wahyuni'])

  const paripurna = await create({
    jenis: 'paripurna',
    judul: 'Rapat Paripurna penyampaian laporan hasil reses',
    alat: null,
    sifatAwal: 'terbuka',
    tanggal: day(2),
    jamMulai: '10:00',
    tempat: 'Ruang Sidang Utama',
    acara: [{ judul: 'Pembukaan' }, { judul: 'Laporan hasil reses' }, { judul: 'Penutup' }],
  })
  const { orang } = await rooms.orang.list()
  await rapat.setPeserta(
    paripurna.id,
    orang.filter((o) => o.jenis === 'anggota').map((o) => o.id),
  )
}

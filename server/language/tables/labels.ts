/** Words behind which a number is a name, with the way the number is written there. */
import { grouped, roman } from '../number/format.ts'

export type Label = {
  readonly spoken: readonly string[]
  readonly written: string
  readonly number: (value: number) => string
  readonly max: number
}

const label = (written: string, number: (value: number) => string, max: number): Label => ({
  spoken: written.toLowerCase().split(' '),
  written,
  number,
  max,
})

const plain = (value: number) => String(value)

/** Longest first, so that `masa sidang` is met before `sidang`. */
export const labels: readonly Label[] = [
  label('Pembicaraan Tingkat', roman, 4),
  ...'SD SMP SMA SMK SLB TK'.split(' ').map((name) => label(`${name} Negeri`, plain, 500)),
  ...[
    'Sekolah Dasar',
    'Sekolah Menengah Pertama',
    'Sekolah Menengah Atas',
    'Sekolah Menengah Kejuruan',
  ].map((name) => label(`${name} Negeri`, plain, 500)),
  ...'SDN SMPN SMAN SMKN'.split(' ').map((name) => label(name, plain, 500)),
  label('Daerah Pemilihan', roman, 20),
  label('Masa Persidangan', roman, 9),
  label('Masa Sidang', roman, 9),
  label('Masa Reses', roman, 9),
  label('Komisi', roman, 12),
  label('Dapil', roman, 20),
  label('Triwulan', roman, 4),
  label('Semester', roman, 8),
  label('Caturwulan', roman, 3),
  label('Pansus', roman, 20),
  label('Asisten', roman, 3),
  label('tahap', roman, 12),
  label('eselon', roman, 5),
  label('golongan', roman, 4),
  label('Pasal', plain, 2000),
  label('Bab', roman, 60),
  label('Lampiran', roman, 40),
  label('nomor urut', plain, 1e4),
  label('nomor', plain, 1e9),
  label('angka', plain, 1e3),
  label('halaman', plain, 1e4),
  label('lantai', plain, 200),
  label('butir', plain, 1e3),
  label('poin', plain, 1e3),
  label('kilometer', grouped, 1e4),
]

export const labelsByFirst: ReadonlyMap<string, readonly Label[]> = Map.groupBy(
  labels,
  (entry) => entry.spoken[0]!,
)

/** Heads of documents that take capitals when *nomor* and a number follow. */
export const documentHeads: ReadonlySet<string> = new Set(
  `undang-undang uu peraturan perda perdes perbup perwal perwali pergub perpres permendagri permenkeu pp pmk perppu
   keputusan kepmendagri kepres kepmen inpres instruksi qanun sk se ranperda raperda permen permenkes permendikbud permenpan putusan`
    .split(/\s+/)
    .filter(Boolean),
)

/** Things whose number is said figure by figure. */
export const digitLabels: ReadonlySet<string> = new Set(
  'kode telepon telpon tlp hp ponsel wa whatsapp rekening nik nip npwp kk ktp pos kontak handphone nomornya pin nisn center centre polisi pelat darurat siaga pengaduan'.split(
    ' ',
  ),
)

/** Things and people that are counted: figures before them are no year and no name. */
export const countNouns: ReadonlySet<string> = new Set(
  `orang jiwa kk unit buah rumah warga siswa siswi murid santri mahasiswa paket ekor kali kepala keluarga lembar eksemplar batang titik
   desa kelurahan kecamatan dusun pohon bibit karung dus kursi meja guru pegawai petani nelayan pelaku ruas sekolah peserta pemilih
   suara anggota pasien tenaga pekerja buruh pedagang pemuda penduduk kios lapak los bangku buku berkas dokumen surat laporan usulan
   aspirasi sambungan pelanggan penerima kader bidan dokter perawat honorer bayi balita ibu anak lansia perempuan sapi kambing ayam
   ternak bungkus sak kubik tiang lampu jembatan embung sumur masker botol kantong tabung kendaraan mobil motor truk perahu kapal
   alat mesin komputer rupiah perusahaan koperasi kelompok umkm usaha ukm wajib objek bidang lubang bangunan gedung ruang kelas`
    .split(/\s+/)
    .filter(Boolean),
)

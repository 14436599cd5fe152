/** An example table to fill in: all columns by their names and one row that shows how each is written. */
import type { Usulan } from '../../../../server/domain/usulan.ts'

const shared: [string, string][] = [
  ['Kode', ''],
  ['Judul', ''],
  ['Uraian', 'Tanggul sepanjang 40 meter jebol; 120 rumah terendam setiap hujan besar.'],
  ['Kecamatan', 'Rawa Indah'],
  ['Desa', 'Sukamaju'],
  ['Alamat', 'Dusun II RT 3'],
  ['Volume', '40'],
  ['Satuan', 'meter'],
  ['Fisik', 'fisik'],
  ['Bidang', 'Pekerjaan Umum'],
  ['OPD', 'Dinas PUPR'],
  ['Pengusul', 'tulis nama lengkap atau nomor anggota'],
]

const own: Record<Usulan['jenis'], [string, string][]> = {
  aspirasi: [
    ['Tahun', '2026'],
    ['Sumber', 'reses'],
    ['Masa Reses', 'Masa Reses II 2026'],
    ['Tanggal', '2026-08-12'],
    ['Pemohon', 'Ketua RT 3'],
    ['Status', 'baru'],
  ],
  pokir: [
    ['Tahun Anggaran', '2027'],
    ['Tipe Anggaran', 'murni'],
    ['Kamus Usulan', ''],
    ['Pagu', '450000000'],
    ['Prioritas', '1'],
    ['Status', 'draf'],
    ['Kode Aspirasi', 'ASP-2026-031'],
  ],
}

const examples: Record<Usulan['jenis'], Record<string, string>> = {
  aspirasi: { Kode: 'ASP-2026-031', Judul: 'Perbaikan tanggul Kali Belut' },
  pokir: { Kode: 'PKR-2027-0001', Judul: 'Normalisasi saluran irigasi Sukamaju' },
}

const cell = (text: string) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Semicolons, as spreadsheets with an Indonesian locale write and expect them; a byte order mark for Excel. */
export function templateOf(jenis: Usulan['jenis']): string {
  const columns = [...shared, ...own[jenis]]
  const head = columns.map(([name]) => cell(name)).join(';')
  const row = columns.map(([name, value]) => cell(examples[jenis][name] ?? value)).join(';')
  return `\uFEFF${head}\r\n${row}\r\n`
}

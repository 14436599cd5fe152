/** What the form of an item holds while one types, and how it becomes an item. */
import type { Usulan } from '../../../../server/domain/usulan.ts'

export type Values = {
  kode: string
  judul: string
  uraian: string
  kecamatan: string
  desa: string
  alamat: string
  volume: number | string
  satuan: string
  fisik: boolean
  bidang: string
  opd: string
  pengusulId: string | null
  tahun: number | string
  sumber: string
  masaReses: string
  tanggal: string | null
  pemohon: string
  statusAspirasi: string
  catatan: string
  tipeAnggaran: string
  kamusUsulan: string
  pagu: number | string
  prioritas: number | string
  statusPokir: string
  catatanVerifikasi: string
  aspirasi: string[]
}

export function valuesOf(
  current: Usulan | null,
  defaults: { tahun: number; pengusulId: string | null },
): Values {
  const a = current?.jenis === 'aspirasi' ? current : null
  const p = current?.jenis === 'pokir' ? current : null
  return {
    kode: current?.kode ?? '',
    judul: current?.judul ?? '',
    uraian: current?.uraian ?? '',
    kecamatan: current?.lokasi.kecamatan ?? '',
    desa: current?.lokasi.desa ?? '',
    alamat: current?.lokasi.alamat ?? '',
    volume: current?.volume ?? '',
    satuan: current?.satuan ?? '',
    fisik: current?.fisik ?? true,
    bidang: current?.bidang ?? '',
    opd: current?.opd ?? '',
    pengusulId: current?.pengusulId ?? defaults.pengusulId,
    tahun: current?.tahun ?? defaults.tahun,
    sumber: a?.sumber ?? 'reses',
    masaReses: a?.masaReses ?? '',
    tanggal: a?.tanggal ?? null,
    pemohon: a?.pemohon ?? '',
    statusAspirasi: a?.status ?? 'baru',
    catatan: a?.catatan ?? '',
    tipeAnggaran: p?.tipeAnggaran ?? 'murni',
    kamusUsulan: p?.kamusUsulan ?? '',
    pagu: p?.pagu ?? '',
    prioritas: p?.prioritas ?? '',
    statusPokir: p?.status ?? 'draf',
    catatanVerifikasi: p?.catatanVerifikasi ?? '',
    aspirasi: p?.aspirasi ?? [],
  }
}

const orNull = (text: string) => text.trim() || null
const numberOrNull = (value: number | string) => (value === '' ? null : Number(value))

/** Without its id: that is in the address of the call. */
export function bodyOf(jenis: Usulan['jenis'], v: Values, versi: number): Omit<Usulan, 'id'> {
  const common = {
    kode: v.kode.trim(),
    judul: v.judul.trim(),
    uraian: v.uraian.trim(),
    lokasi: { kecamatan: v.kecamatan.trim(), desa: orNull(v.desa), alamat: orNull(v.alamat) },
    volume: numberOrNull(v.volume),
    satuan: orNull(v.satuan),
    fisik: v.fisik,
    bidang: v.bidang.trim(),
    opd: v.opd.trim(),
    pengusulId: v.pengusulId ?? '',
    tahun: Number(v.tahun),
    versi,
  }
  const body =
    jenis === 'aspirasi'
      ? {
          jenis,
          ...common,
          sumber: v.sumber,
          masaReses: orNull(v.masaReses),
          tanggal: v.tanggal || null,
          pemohon: orNull(v.pemohon),
          status: v.statusAspirasi,
          catatan: orNull(v.catatan),
        }
      : {
          jenis,
          ...common,
          tipeAnggaran: v.tipeAnggaran,
          kamusUsulan: orNull(v.kamusUsulan),
          pagu: numberOrNull(v.pagu),
          prioritas: numberOrNull(v.prioritas),
          status: v.statusPokir,
          catatanVerifikasi: orNull(v.catatanVerifikasi),
          aspirasi: v.aspirasi,
        }
  return body as Omit<Usulan, 'id'>
}

/** The server names fields by their place in an item; the form has flat names. */
export function fieldName(path: string): keyof Values {
  const last = path.split('.').filter((part) => part !== 'lokasi')[0] ?? path
  return last as keyof Values
}

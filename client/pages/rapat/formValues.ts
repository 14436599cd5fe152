/** A rapat as its form holds it, and as it is sent. */
import {
  type JenisRapat,
  jenisRapat,
  type Rapat,
  type Sifat,
} from '../../../server/domain/rapat.ts'
import type { AcaraRow } from './acaraRows.ts'
import { newRow } from './acaraRows.ts'

export type Values = {
  jenis: JenisRapat
  judul: string
  alat: string
  sifatAwal: Sifat
  tanggal: string
  jamMulai: string | null
  jamSelesai: string | null
  tempat: string
  nomor: string
  masaSidang: string
  tahunSidang: string
  acara: AcaraRow[]
  engine: string | null
  model: string | null
}

export function valuesOf(rapat: Rapat | null, today: string): Values {
  return {
    jenis: rapat?.jenis ?? 'rdp',
    judul: rapat?.judul ?? '',
    alat: rapat?.alat ?? '',
    sifatAwal: rapat?.sifatAwal ?? jenisRapat.rdp.sifatAwal,
    tanggal: rapat?.tanggal ?? today,
    jamMulai: rapat?.jamMulai ?? '09:00',
    jamSelesai: rapat?.jamSelesai ?? null,
    tempat: rapat?.tempat ?? '',
    nomor: rapat?.nomor ?? '',
    masaSidang: rapat?.masaSidang ?? '',
    tahunSidang: rapat?.tahunSidang ?? '',
    acara: rapat
      ? rapat.acara.map((a) => ({ key: a.id, id: a.id, judul: a.judul }))
      : [newRow('Pembukaan'), newRow(''), newRow('Penutup')],
    engine: rapat?.engine ?? null,
    model: rapat?.model ?? null,
  }
}

export function bodyOf({ acara, jamMulai, ...values }: Values) {
  return {
    ...values,
    jamMulai: jamMulai ?? '',
    acara: acara
      .filter((a) => a.judul.trim())
      .map(({ id, judul }) => ({ judul, ...(id !== undefined && { id }) })),
  }
}

/** What a person is in a rapat on a day: the membership that holds then, with names in place of ids. Pure. */
import type { Fraksi, Keanggotaan, Komisi, Orang } from '../domain/orang.ts'
import type { Peserta, Rapat } from '../domain/rapat.ts'

export type Roster = {
  readonly orang: ReadonlyMap<string, Orang>
  readonly fraksi: ReadonlyMap<string, Fraksi>
  readonly komisi: ReadonlyMap<string, Komisi>
}

/** Memberships that hold on this day, the latest first. */
export function membershipsOn(orang: Orang, day: string): Keanggotaan[] {
  return orang.keanggotaan
    .filter((k) => k.sejak <= day && (k.sampai === null || k.sampai >= day))
    .sort((a, b) => (a.sejak < b.sejak ? 1 : a.sejak > b.sejak ? -1 : 0))
}

function first<K extends keyof Keanggotaan>(rows: readonly Keanggotaan[], key: K) {
  return rows.find((row) => row[key] !== null)?.[key] ?? null
}

/** "Ketua Komisi III" leads a rapat of Komisi III; "Wakil Ketua DPRD" leads one of the whole council. */
function leads(rapat: Pick<Rapat, 'alat' | 'jenis'>, jabatan: readonly string[]): boolean {
  const body = rapat.alat ?? 'DPRD'
  return jabatan.some(
    (j) => /^(wakil )?ketua /i.test(j) && j.toLowerCase().endsWith(body.toLowerCase()),
  )
}

export function pesertaOf(
  id: string,
  orang: Orang,
  rapat: Pick<Rapat, 'alat' | 'jenis' | 'tanggal' | 'penugasan'>,
  roster: Roster,
): Peserta {
  const memberships = membershipsOn(orang, rapat.tanggal)
  const jabatan = memberships.flatMap((k) => k.jabatan ?? [])
  const fraksiId = first(memberships, 'fraksiId')
  const fraksi = fraksiId === null ? undefined : roster.fraksi.get(fraksiId)
  const chair = rapat.penugasan.ketua.includes(id) || leads(rapat, jabatan)
  return {
    id,
    orangId: orang.id,
    kelompok:
      orang.jenis === 'sekretariat'
        ? 'sekretariat'
        : orang.jenis === 'luar'
          ? 'undangan'
          : chair
            ? 'pimpinan'
            : 'anggota',
    nama: orang.nama,
    sapaan: orang.sapaan,
    jabatan: jabatan[0] ?? null,
    instansi: null,
    fraksi: fraksi?.nama ?? null,
    warna: fraksi?.warna ?? null,
    dapil: first(memberships, 'dapil'),
    panggilan: orang.panggilan,
  }
}

/** A council from nothing: settings, first admin and, if given, its roster. All of it or nothing. */
import { defaultModel } from '../../transcription/client.ts'
import { hashPassword } from '../access/password.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Dewan } from '../domain/orang.ts'
import type { NewId } from '../ids.ts'
import { type OrangCsv, readOrangCsv } from '../orang/csv.ts'
import { insertAkun } from '../store/akun.ts'
import { appendAudit } from '../store/audit.ts'
import { findDewan, saveDewan } from '../store/dewan.ts'
import type { Store } from '../store/index.ts'
import { writeFraksi, writeKomisi, writeOrang } from '../store/orang.ts'

export type Setup = {
  readonly nama: string
  readonly daerah: string
  readonly kota: string
  readonly zona: Dewan['zona']
  readonly admin: string
  readonly sandi: string
  /** CSV text, or null. */
  readonly roster: string | null
}

export function minSandi(sandi: string): boolean {
  return sandi.length >= 10 && sandi.length <= 200
}

function readRoster(csv: string, today: string, newId: NewId): OrangCsv {
  const read = readOrangCsv(csv, { orang: [], fraksi: [], komisi: [], today, newId })
  const { galat } = read.preview
  if (galat.length > 0) {
    const first = galat.slice(0, 3).map((g) => `baris ${g.baris} kolom ${g.kolom}: ${g.pesan}`)
    const more = galat.length > 3 ? ` … dan ${galat.length - 3} lainnya` : ''
    throw new RisalahError('input_invalid', {
      message: `Daftar anggota: ${first.join('; ')}${more}`,
    })
  }
  return read
}

/** Refuses where there is a council already. Answers with the number of people of the roster. */
export async function setUpCouncil(
  store: Store,
  setup: Setup,
  options: { clock: () => Date; newId: NewId },
): Promise<number> {
  const now = options.clock()
  const at = now.toISOString()
  const roster =
    setup.roster === null ? null : readRoster(setup.roster, at.slice(0, 10), options.newId)
  const sandiHash = await hashPassword(setup.sandi)
  const dewan: Dewan = {
    nama: setup.nama,
    daerah: setup.daerah,
    kota: setup.kota,
    wilayah: null,
    alamat: '',
    zona: setup.zona,
    warna: '#0b6e6e',
    lambang: null,
    masaKoreksiHari: 4,
    dasarHukumKoreksi: '',
    ejaan: 'eyd-v',
    engine: 'whisper',
    model: defaultModel,
    petunjukWhisper: false,
    bedakanSuara: true,
    kenaliSuara: false,
    demo: false,
  }
  const admin = {
    id: options.newId(),
    namaAkun: setup.admin,
    nama: 'Admin',
    peran: 'admin' as const,
    orangId: null,
    aktif: true,
  }
  await store.db.transaction().execute(async (trx) => {
    if ((await findDewan(trx)) !== null) {
      throw new RisalahError('state_refused', {
        message:
          'Folder data ini sudah berisi dewan. Tidak ada yang diubah; pakai RISALAH_DATA lain.',
      })
    }
    await saveDewan(trx, dewan, { akunId: admin.id, at })
    await insertAkun(trx, admin, { sandiHash, at })
    for (const row of roster?.fraksi ?? []) await writeFraksi(trx, row)
    for (const row of roster?.komisi ?? []) await writeKomisi(trx, row)
    for (const row of roster?.orang ?? []) await writeOrang(trx, row)
  })
  const rincian = { orang: roster?.orang.length ?? 0 }
  await appendAudit(store.db, {
    at,
    akunId: admin.id,
    aksi: 'dewan.siapkan',
    subjek: 'dewan',
    rincian,
  })
  return rincian.orang
}

/** The demo's accounts as the sign-in page offers them. */
import type { Peran } from '../domain/orang.ts'
import { listAkun } from '../store/akun.ts'
import { findDewan } from '../store/dewan.ts'
import type { Store } from '../store/index.ts'

/** One documented password for all demo accounts: they are refused on any address but this machine's own. */
export const demoSandi = 'risalah-demo'

export const demoAkunId = (namaAkun: string) => `a-${namaAkun}`

export type DemoAkun = { namaAkun: string; sandi: string; peran: Peran; nama: string }

/** Nothing in a real council. */
export async function demoAkun(store: Store): Promise<DemoAkun[]> {
  if (!(await findDewan(store.db))?.demo) return []
  return (await listAkun(store.db))
    .filter((akun) => akun.aktif && akun.id === demoAkunId(akun.namaAkun))
    .map(({ namaAkun, peran, nama }) => ({ namaAkun, sandi: demoSandi, peran, nama }))
}

/** Certificates with which the demo's ketua and sekretaris can sign: from a root made on the spot, plainly marked. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTestRoot, trustFolder } from '../risalah/index.ts'
import type { Store } from '../store/index.ts'
import { findP12, saveP12 } from '../store/risalah.ts'
import { demoAkunId, demoSandi } from './akun.ts'

const rootName = 'CONTOH - Otoritas Demo Risalah'
const signers = [
  { namaAkun: 'harun', nama: 'CONTOH - Harun Wiratama' },
  { namaAkun: 'sekretariat', nama: 'CONTOH - Wahyuni Latief' },
] as const

/** The demo's root joins the roots this council trusts; its key is forgotten at once. */
export async function seedCertificates(
  store: Store,
  options: { dataDir: string; clock: () => Date },
): Promise<void> {
  const folder = trustFolder(options.dataDir)
  const path = join(folder, 'contoh.pem')
  if (existsSync(path) && (await findP12(store.db, demoAkunId(signers[0].namaAkun)))) return
  const now = options.clock()
  const notAfter = new Date(now.getTime() + 365 * 86_400_000)
  const root = makeTestRoot(rootName, now)
  for (const { namaAkun, nama } of signers) {
    const p12 = root.issue({ nama, notAfter }).p12(demoSandi)
    const facts = { subjek: nama, penerbit: rootName, berlakuSampai: notAfter.toISOString() }
    await saveP12(store.db, demoAkunId(namaAkun), { ...facts, p12 }, now.toISOString())
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, root.pem)
}

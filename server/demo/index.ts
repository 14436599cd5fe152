/** Door of the demo: a fictive council with people, accounts, rapat and items. Made once, on an empty data folder. */
import { newId } from '../ids.ts'
import type { Log } from '../log.ts'
import type { Rooms } from '../rooms.ts'
import { seedCertificates } from './certificates.ts'
import { readFixture } from './fixture.ts'
import { seedRapat } from './rapat.ts'
import { seedRdp } from './rdp.ts'
import { RdpFixture } from './rdpFixture.ts'
import { seedUsulan } from './usulan.ts'

export { demoAkun, demoAkunId, demoSandi } from './akun.ts'
export { seedCouncil } from './council.ts'

/** Rapat and items of the demo, where there is no rapat yet. */
export async function seedDemo(rooms: Rooms, options: { clock: () => Date }): Promise<void> {
  if ((await rooms.rapat.list({})).length > 0) return
  await seedUsulan(rooms.store, { ...options, newId })
  await seedRapat(rooms, options.clock)
}

/** The finished RDP with its sound: takes some seconds, so it is made while the server already runs. */
export async function seedFinished(
  rooms: Rooms,
  options: { clock: () => Date; log: Log; dataDir: string },
): Promise<void> {
  await seedCertificates(rooms.store, options)
  await seedRdp(rooms, RdpFixture.parse(readFixture('rdp.json')), { ...options, newId })
}

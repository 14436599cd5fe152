/** Door of the demo: a fictive council with people, accounts, rapat and items. Made once, on an empty data folder. */
import { newId } from '../ids.ts'
import type { Rooms } from '../rooms.ts'
import { seedRapat } from './rapat.ts'
import { seedUsulan } from './usulan.ts'

export { demoAkun, demoSandi } from './akun.ts'
export { seedCouncil } from './council.ts'

/** Rapat and items of the demo, where there is no rapat yet. */
export async function seedDemo(rooms: Rooms, options: { clock: () => Date }): Promise<void> {
  if ((await rooms.rapat.list({})).length > 0) return
  await seedUsulan(rooms.store, { ...options, newId })
  await seedRapat(rooms, options.clock)
}

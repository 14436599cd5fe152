/** Where the tests find models: the same folder the product uses, so that nothing is fetched twice. */
import { resolve } from 'node:path'

export const dataDir = resolve(
  process.env.RISALAH_DATA || resolve(import.meta.dirname, '../../data'),
)

/** Set where no network and no models are at hand; tests that need them are skipped by name. */
export const offline = process.env.RISALAH_TEST_OFFLINE === '1'

/** `npm run quickstart`: from a fresh clone to a running demo. Every step is skipped where it is already done. */
import {
  ensureClient,
  ensureDependencies,
  ensureSystem,
  risalah,
  say,
  systemPackages,
} from './steps.mjs'

await ensureSystem(systemPackages, { optional: Object.keys(systemPackages) })
await ensureDependencies()
await ensureClient()
const model = await risalah(['models', 'ensure'])
if (model !== 0) {
  say(
    'Model suara belum ada. Produk tetap berjalan dan merekam; tambahkan model nanti di Admin → Mesin & model.',
  )
}
process.exitCode = await risalah(['serve', '--demo'])

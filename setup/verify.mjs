/** `npm run verify`: installs what the tests need, then lint, types, build and every test. Ends with `N passed, N failed`. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  ensureClient,
  ensureDependencies,
  ensureSystem,
  risalah,
  root,
  run,
  say,
  stop,
  systemPackages,
  withNode24,
} from './steps.mjs'

const offline = process.env.RISALAH_TEST_OFFLINE === '1'
await ensureSystem({
  ...systemPackages,
  chromium: 'chromium',
  pdftoppm: 'poppler-utils',
  qpdf: 'qpdf',
  sox: 'sox',
  openssl: 'openssl',
  ip: 'iproute2',
})
await ensureDependencies()

/** Each check is one line of the result, so that a failed one does not hide the others. */
const failed = []
async function check(name, command, args) {
  say(`\n── ${name}`)
  if ((await run(command, args, { env: withNode24() })) !== 0) failed.push(name)
}
await check('biome', 'npx', ['--no-install', 'biome', 'check', '--diagnostic-level=warn', '.'])
await check('types', 'npx', ['--no-install', 'tsc', '--noEmit'])
await ensureClient()

say('\n── model suara')
for (const id of ['whisper-base', 'silero-vad', 'kata-id', 'voice-ge2e', 'vosk-ko']) {
  const code = await risalah(['models', 'get', id])
  if (code === 0) continue
  if (!offline) {
    stop(
      `Model ${id} tidak dapat disiapkan. Tanpa jaringan, jalankan dengan RISALAH_TEST_OFFLINE=1.`,
    )
  }
  say(`(dilewati tanpa jaringan: ${id})`)
}

say('\n── tests')
const report = join(root, 'tmp', 'tests.json')
rmSync(report, { force: true })
const args = [
  '--no-install',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]
const code = await run('npx', args, { env: withNode24() })
if (!existsSync(report)) stop('Pengujian berhenti tanpa laporan.')

const results = JSON.parse(readFileSync(report, 'utf8'))
const all = results.testResults.flatMap((file) => file.assertionResults)
const count = (status) => all.filter((test) => status.includes(test.status)).length
const broken = results.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
)
for (const file of broken) failed.push(file.name)
const skipped = all.filter((test) => ['skipped', 'pending', 'todo'].includes(test.status))
if (skipped.length > 0) {
  say('\nDilewati:')
  for (const test of skipped) say(`  - ${test.fullName}`)
}
for (const name of failed) say(`Gagal: ${name}`)
const failures = count(['failed']) + failed.length
if (failures === 0 && code !== 0) failed.push('vitest')
const total = failures + (failures === 0 && code !== 0 ? 1 : 0)
const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
say(`\n${count(['passed'])} passed, ${total} failed${tail}`)
process.exitCode = total === 0 ? 0 : 1

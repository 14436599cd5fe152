/** `risalah serve [--demo]`: the server alone; with `--demo` on an empty data folder also the fictive council. */
import { createApp, type Rooms } from '../app.ts'
import { isLoopback, readConfig } from '../config.ts'
import { demoAkun, demoSandi, seedCouncil, seedDemo, seedFinished } from '../demo/index.ts'
import { createLog } from '../log.ts'
import { findDewan } from '../store/dewan.ts'
import { type CliIo, UsageError } from './io.ts'

const usage = 'Pakai: risalah serve [--demo]'

/** Resolves when a person or the system asks to stop. */
function stopAsked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
      process.once(signal, () => done())
  })
}

export async function runServe(argv: readonly string[], io: CliIo): Promise<number> {
  if (argv.some((arg) => arg !== '--demo')) throw new UsageError(usage)
  const demo = argv.includes('--demo')
  const config = readConfig(io.env, { cwd: io.cwd })
  const log = createLog((line) => void io.stderr.write(line))
  const clock = () => new Date()
  const stop = stopAsked()
  if (demo && !isLoopback(config.host)) {
    throw new UsageError(
      `Demo hanya boleh di 127.0.0.1, bukan HOST=${config.host}: kata sandinya diketahui umum. Untuk dewan yang nyata jalankan "risalah init".`,
    )
  }

  async function prepare(rooms: Rooms): Promise<void> {
    if (!demo) return
    const dewan = await findDewan(rooms.store.db)
    if (dewan !== null && !dewan.demo) {
      throw new UsageError('Folder data ini berisi dewan yang nyata; jalankan tanpa --demo.')
    }
    await seedCouncil(rooms.store, { clock })
    await seedDemo(rooms, { clock })
  }

  let making: Promise<void> | null = null
  const app = await createApp({ config, log, clock, prepare })
  try {
    await greet(app, io)
    if (demo) {
      making = seedFinished(app.rooms, { clock, log, dataDir: config.dataDir }).catch(
        (error: unknown) => {
          log.error('the finished rapat of the demo could not be made', { cause: String(error) })
        },
      )
    }
    await stop
    io.stderr.write('Menghentikan server … semua rekaman dan naskah disimpan.\n')
    return 0
  } finally {
    await making
    await app.close()
  }
}

async function greet({ url, rooms }: Awaited<ReturnType<typeof createApp>>, io: CliIo) {
  const dewan = await findDewan(rooms.store.db)
  const lines = [`Risalah berjalan di ${url}`]
  if (dewan === null) {
    lines.push('Belum ada dewan. Hentikan server, lalu jalankan: npm run -s risalah -- init')
  } else {
    lines.push(dewan.nama)
    if (!(await rooms.admin.modelReady())) {
      lines.push('Model suara belum terpasang: npm run models -- get whisper-base')
    }
  }
  const akun = await demoAkun(rooms.store)
  if (akun.length > 0) lines.push('Akun demo:')
  for (const row of akun) {
    lines.push(`  ${row.namaAkun.padEnd(14)} ${row.sandi}   ${row.peran.padEnd(12)} ${row.nama}`)
  }
  if (akun.length > 0) {
    lines.push(`Sertifikat contoh milik harun dan sekretariat: kata sandi ${demoSandi}`)
  }
  lines.push('Hentikan dengan Ctrl+C.')
  io.stdout.write(`${lines.join('\n')}\n`)
}

/** The native libraries of the engines, built or unpacked once per machine and CPU under `<dataDir>/libraries/`. */
import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { RisalahError } from '../../server/domain/errors.ts'
import { fetchWheel, runQuietly, SourceError, unpackWheel } from './download.ts'
import { exists, makeFolder, partsFolder, withLock } from './files.ts'
import type { InstallOptions } from './install.ts'

export type LibraryName = 'whisper' | 'vosk'
const require = createRequire(import.meta.url)

/** whisper.cpp 1.9.1, whose sources the npm package carries. */
const whisperVersion = '1.9.1'
const voskVersion = '0.3.45'
const voskWheels: Readonly<Record<string, { sha256: string; platform: string }>> = {
  x64: {
    sha256: '25e025093c4399d7278f543568ed8cc5460ac3a4bf48c23673ace1e25d26619f',
    platform: 'manylinux2010_x86_64',
  },
  arm64: {
    sha256: '54efb47dd890e544e9e20f0316413acec7f8680d04ec095c6140ab4e70262704',
    platform: 'manylinux2014_aarch64',
  },
}

/** A library built for this CPU may crash on another: the folder carries a hash of the CPU's flags. */
export async function cpuKey(): Promise<string> {
  const info = await readFile('/proc/cpuinfo', 'utf8').catch(() => '')
  const flags =
    /^(flags|Features)\s*:(.*)$/m.exec(info)?.[2]?.trim().split(/\s+/).sort().join(' ') ?? ''
  return `${arch()}-${createHash('sha256').update(flags).digest('hex').slice(0, 10)}`
}

async function libraryPath(name: LibraryName, dataDir: string): Promise<string> {
  return name === 'whisper'
    ? join(dataDir, 'libraries', `whisper-${whisperVersion}-${await cpuKey()}`, 'libwhisper.so')
    : join(dataDir, 'libraries', `vosk-${voskVersion}-${arch()}`, 'libvosk.so')
}

/** Where the library is, or null where it has not been built here. */
export async function findLibrary(
  name: LibraryName,
  { dataDir }: { dataDir: string },
): Promise<string | null> {
  const path = await libraryPath(name, dataDir)
  return (await exists(path)) ? path : null
}

export async function ensureLibrary(name: LibraryName, options: InstallOptions): Promise<string> {
  const path = await libraryPath(name, options.dataDir)
  if (await exists(path)) return path
  const lock = join(options.dataDir, 'libraries', `${name}.lock`)
  await withLock(
    lock,
    async () => {
      if (await exists(path)) return
      if (name === 'whisper') await buildWhisper(dirname(path), options)
      else await unpackVosk(dirname(path), options)
    },
    options.signal,
  )
  return path
}

async function buildWhisper(target: string, options: InstallOptions): Promise<void> {
  const sources = join(
    dirname(require.resolve('nodejs-whisper/package.json')),
    'cpp',
    'whisper.cpp',
  )
  const say = (line: string) => options.onProgress?.({ line, fraction: null })
  say('Membangun libwhisper untuk komputer ini (sekitar satu menit) …')
  const env = options.env ?? {}
  const build = join(partsFolder(options.dataDir), `whisper-build-${process.pid}`)
  const run = async (args: string[]) => {
    const result = await runQuietly('cmake', args, {
      env,
      signal: options.signal,
      onLine: (line) => {
        const percent = /^\[\s*(\d+)%\]/.exec(line)?.[1]
        if (percent && Number(percent) % 10 === 0) say(`libwhisper: ${percent} %`)
      },
    }).catch((cause: unknown) => {
      options.signal?.throwIfAborted()
      throw new RisalahError('model_missing', {
        message:
          'Untuk membangun libwhisper perlu cmake dan g++. Pasang: sudo apt-get install cmake g++ make',
        cause,
      })
    })
    options.signal?.throwIfAborted()
    if (result.code !== 0) {
      throw new RisalahError('model_missing', {
        message: `libwhisper gagal dibangun: ${result.output.trim().split('\n').slice(-3).join(' ')}`,
      })
    }
  }
  const off = ['EXAMPLES', 'TESTS', 'SERVER'].map((part) => `-DWHISPER_BUILD_${part}=OFF`)
  try {
    await run([
      ...['-S', sources, '-B', build, '-DCMAKE_BUILD_TYPE=Release', '-DGGML_NATIVE=ON'],
      ...['-DBUILD_SHARED_LIBS=ON', ...off],
      // The libraries lie beside each other wherever the folder is moved to.
      ...['-DCMAKE_BUILD_RPATH_USE_ORIGIN=ON', '-DCMAKE_BUILD_RPATH=$ORIGIN'],
    ])
    await run(['--build', build, '-j', String(availableParallelism()), '--target', 'whisper'])
    await makeFolder(target, async (folder) => {
      for (const name of await readdir(join(build, 'bin'))) {
        if (name.includes('.so')) {
          await cp(join(build, 'bin', name), join(folder, name), {
            dereference: false,
            verbatimSymlinks: true,
          })
        }
      }
    })
  } finally {
    await rm(build, { recursive: true, force: true })
  }
}

async function unpackVosk(target: string, options: InstallOptions): Promise<void> {
  const pin = voskWheels[arch()]
  if (pin === undefined) {
    throw new RisalahError('model_missing', { message: `libvosk tidak tersedia untuk ${arch()}.` })
  }
  const parts = join(partsFolder(options.dataDir), 'libvosk')
  const common = {
    onProgress: options.onProgress ?? (() => {}),
    signal: options.signal,
    env: options.env ?? {},
  }
  try {
    const wheel = { name: 'vosk', version: voskVersion, sha256: pin.sha256 }
    const path = await fetchWheel(wheel, parts, { ...common, platform: pin.platform })
    const unpacked = join(parts, 'isi')
    await unpackWheel(path, unpacked, common.env)
    await makeFolder(target, (folder) =>
      cp(join(unpacked, 'vosk', 'libvosk.so'), join(folder, 'libvosk.so')),
    )
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new RisalahError('model_missing', {
      message: `libvosk tidak dapat diambil: ${error.message}.`,
      cause: error,
    })
  }
}

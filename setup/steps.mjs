/** Steps that both commands share. Plain JavaScript without dependencies: it runs before anything is installed. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')

export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** Stops with a sentence that says what to do next. */
export function stop(line) {
  process.stderr.write(`\n${line}\n`)
  process.exit(1)
}

export function has(command) {
  const paths = (process.env.PATH ?? '').split(delimiter)
  return paths.some((path) => existsSync(join(path, command)))
}

/** Runs a command with its output shown; resolves with the exit code. */
export function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', failed)
    child.on('close', (code, signal) => done(code ?? (signal ? 1 : 0)))
  })
}

/** Environment in which `node` is the Node 24 that came through npm. */
export function withNode24(extra = {}) {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...extra }
}

/**
 * Installs the Debian packages whose command is missing, where that is allowed; else says plainly what to install.
 * `needed` maps a command to its package; `optional` ones only cost a line.
 */
export async function ensureSystem(needed, { optional = [] } = {}) {
  const missing = Object.entries(needed).filter(([command]) => !has(command))
  if (missing.length === 0) return
  const packages = [...new Set(missing.map(([, name]) => name))]
  say(`Paket sistem yang belum ada: ${packages.join(', ')}`)
  const isRoot = process.getuid?.() === 0
  if (has('apt-get') && (isRoot || sudoWorks())) {
    const prefix = isRoot ? [] : ['sudo', '-n']
    const apt = (...args) => {
      const [command, ...rest] = [...prefix, 'apt-get', ...args]
      return run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    }
    await apt('update', '-qq')
    await apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  }
  const still = Object.entries(needed).filter(([command]) => !has(command))
  const fatal = still.filter(([command]) => !optional.includes(command))
  if (still.length > 0) {
    const names = [...new Set(still.map(([, name]) => name))].join(' ')
    const line = `Belum terpasang: ${names}. Pasang dengan: sudo apt-get install ${names}`
    if (fatal.length > 0) stop(`${line}\nSesudah itu jalankan perintah ini lagi.`)
    say(`${line} (produk tetap berjalan; bagian yang memerlukannya akan mengatakannya).`)
  }
}

function sudoWorks() {
  return has('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
}

function hashOf(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** Does `step` only when `key` differs from the last time it ended well. */
async function once(stampPath, key, step) {
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === key) return
  await step()
  mkdirSync(resolve(stampPath, '..'), { recursive: true })
  writeFileSync(stampPath, key)
}

/** npm ci from the lock file, when it has not been done for this very lock file. Node 24 comes with it. */
export async function ensureDependencies() {
  const key = hashOf(
    readFileSync(join(root, 'package-lock.json')),
    `${process.platform}-${process.arch}`,
  )
  await once(join(root, 'node_modules', '.risalah-installed'), key, async () => {
    say('Memasang pustaka (npm ci) …')
    const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0) {
      stop('npm ci gagal. Periksa sambungan ke registri npm, lalu jalankan perintah ini lagi.')
    }
  })
  if (!existsSync(join(bin, 'node'))) {
    stop(
      `Node 24 tidak tersedia melalui npm untuk ${process.platform}-${process.arch}. Pasang Node 24 dari nodejs.org.`,
    )
  }
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else yield path
  }
}

/** Builds the client when its sources changed. */
export async function ensureClient() {
  const sources = [
    ...filesBelow(join(root, 'client')),
    ...filesBelow(join(root, 'server', 'domain')),
  ]
  const key = hashOf(
    ...sources.flatMap((path) => [path.slice(root.length), readFileSync(path)]),
    readFileSync(join(root, 'vite.config.ts')),
    readFileSync(join(root, 'package-lock.json')),
  )
  const index = join(root, 'dist', 'client', 'index.html')
  const stamp = join(root, 'dist', '.client-built')
  if (!existsSync(index)) rmSync(stamp, { force: true })
  await once(stamp, key, async () => {
    say('Membangun antarmuka …')
    const code = await run('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], {
      env: withNode24(),
    })
    if (code !== 0) stop('Antarmuka gagal dibangun. Lihat pesan di atas.')
  })
}

/** Runs `risalah …` on Node 24. */
export function risalah(args, options = {}) {
  return run(join(bin, 'node'), [join(root, 'server', 'cli', 'main.ts'), ...args], {
    env: withNode24(options.env),
    ...options.spawn,
  })
}

/** What the product itself calls; each may be missing and is then named where it is needed. */
export const systemPackages = {
  ffmpeg: 'ffmpeg',
  cmake: 'cmake',
  'g++': 'g++',
  make: 'make',
  pip3: 'python3-pip',
  'espeak-ng': 'espeak-ng',
}

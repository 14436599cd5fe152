/** The environment, read once: every fault is named in one error. */
import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { RisalahError } from './domain/errors.ts'

export type TlsConfig =
  | { readonly mode: 'off' }
  | { readonly mode: 'lokal' }
  | { readonly mode: 'berkas'; readonly cert: string; readonly key: string }

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Origin under which people reach the server, such as `https://risalah.dprd.go.id`; null: as it listens. */
  readonly publicUrl: string | null
  readonly tls: TlsConfig
  /** The key file of Google's speech service; null: that engine is off. It is read by the process that needs it only. */
  readonly googleKey: string | null
  /** For the programs that fetch and build models: PATH, proxies, settings of pip. */
  readonly toolEnv: Env
  /** Built pages. */
  readonly clientDir: string
}

type Env = Readonly<Record<string, string | undefined>>

const root = resolve(import.meta.dirname, '..')

function readPublicUrl(value: string, fault: (sentence: string) => void): string | null {
  const url = URL.canParse(value) ? new URL(value) : null
  const plain = url && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (!plain || !['http:', 'https:'].includes(url.protocol)) {
    fault('RISALAH_PUBLIC_URL harus alamat tanpa jalur, seperti https://risalah.contoh.go.id')
    return null
  }
  return url.origin
}

/** `off`, `lokal`, or `SERTIFIKAT:KUNCI` as two PEM files. */
function readTls(value: string, base: string, fault: (sentence: string) => void): TlsConfig {
  if (value === '' || value === 'off') return { mode: 'off' }
  if (value === 'lokal') return { mode: 'lokal' }
  const [cert, key, ...rest] = value.split(':')
  if (!cert || !key || rest.length > 0) {
    fault('RISALAH_TLS harus off, lokal, atau SERTIFIKAT.pem:KUNCI.pem')
    return { mode: 'off' }
  }
  const files = { cert: resolve(base, cert), key: resolve(base, key) }
  for (const path of Object.values(files)) {
    if (!existsSync(path)) fault(`RISALAH_TLS: berkas ${path} tidak ada`)
  }
  return { mode: 'berkas', ...files }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

export function readConfig(env: Env, options: { cwd?: string } = {}): Config {
  const faults: string[] = []
  const fault = (sentence: string) => void faults.push(sentence)
  const base = options.cwd ?? root

  const portText = env.PORT || '8080'
  const port = Number(portText)
  if (!/^\d{1,5}$/.test(portText) || port > 65_535) {
    fault(`PORT harus angka 0 sampai 65535, bukan "${portText}"`)
  }
  const host = env.HOST || '127.0.0.1'
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(host)) {
    fault(`HOST harus alamat atau nama mesin, bukan "${host}"`)
  }
  const publicUrl = env.RISALAH_PUBLIC_URL ? readPublicUrl(env.RISALAH_PUBLIC_URL, fault) : null
  const tls = readTls(env.RISALAH_TLS ?? '', base, fault)
  if (tls.mode !== 'off' && publicUrl?.startsWith('http:')) {
    fault('RISALAH_PUBLIC_URL harus https bila RISALAH_TLS dipakai')
  }
  const googleKey = env.RISALAH_GOOGLE_KEY || null
  if (googleKey !== null && !(isAbsolute(googleKey) && existsSync(googleKey))) {
    fault(
      'RISALAH_GOOGLE_KEY harus jalur lengkap berkas kunci yang ada, seperti /etc/risalah/google.json',
    )
  }
  const offline = env.RISALAH_TEST_OFFLINE ?? ''
  if (!['', '0', '1'].includes(offline)) {
    fault(`RISALAH_TEST_OFFLINE harus 0 atau 1, bukan "${offline}"`)
  }
  if (faults.length > 0) {
    throw new RisalahError('input_invalid', { message: `Pengaturan keliru: ${faults.join('; ')}.` })
  }
  return Object.freeze({
    port,
    host,
    dataDir: env.RISALAH_DATA ? resolve(env.RISALAH_DATA) : resolve(root, 'data'),
    publicUrl,
    tls,
    googleKey,
    toolEnv: env,
    clientDir: resolve(root, 'dist/client'),
  })
}

/**
 * TLS of the server itself: own certificate and key, or `lokal`: a small authority made at first start that vouches for
 * this server's names only, with a page that shows each office PC how to trust it.
 */
import './reflect.ts'
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import type { Express } from 'express'
import type { Config } from './config.ts'
import { RisalahError } from './domain/errors.ts'
import { ownHosts } from './listen.ts'
import { escapeHtml, sendPage } from './static.ts'

export type TlsFiles = {
  readonly cert: string
  readonly key: string
  /** PEM of the local authority, where there is one. */
  readonly ca: string | null
}

const day = 86_400_000
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

async function toPem(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
}

async function fromPem(pem: string): Promise<CryptoKey> {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return crypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign'])
}

function serial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[0] = (bytes[0]! & 0x3f) | 0x40
  return Buffer.from(bytes).toString('hex')
}

async function makeCa(now: Date): Promise<{ cert: string; key: string }> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=Risalah lokal ${now.toISOString().slice(0, 10)}`,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 3650 * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: cert.toString('pem'), key: await toPem(keys.privateKey) }
}

async function makeServer(
  ca: { cert: string; key: string },
  hosts: readonly string[],
  now: Date,
): Promise<{ cert: string; key: string }> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const issuer = new x509.X509Certificate(ca.cert)
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: 'CN=Risalah',
    issuer: issuer.subject,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 397 * day),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await fromPem(ca.key),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: cert.toString('pem'), key: await toPem(keys.privateKey) }
}

/** Still good for a month, and for every name and address of today? */
function serves(pem: string, ca: string, hosts: readonly string[], now: Date): boolean {
  const cert = new X509Certificate(pem)
  if (Date.parse(cert.validTo) < now.getTime() + 30 * day) return false
  if (!cert.checkIssued(new X509Certificate(ca))) return false
  return hosts.every((host) =>
    isIP(host) ? cert.checkIP(host) !== undefined : cert.checkHost(host) !== undefined,
  )
}

async function readLocal(dataDir: string, hosts: readonly string[], now: Date): Promise<TlsFiles> {
  const folder = join(dataDir, 'tls')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pair = (name: string) => ({
    cert: join(folder, `${name}.pem`),
    key: join(folder, `${name}.key`),
  })
  async function ensure(
    name: string,
    good: (cert: string) => boolean,
    make: () => Promise<{ cert: string; key: string }>,
  ): Promise<{ cert: string; key: string }> {
    const path = pair(name)
    if (existsSync(path.cert) && existsSync(path.key)) {
      const found = { cert: readFileSync(path.cert, 'utf8'), key: readFileSync(path.key, 'utf8') }
      if (good(found.cert)) return found
    }
    const made = await make()
    writeFileSync(path.key, made.key, { mode: 0o600 })
    writeFileSync(path.cert, made.cert)
    return made
  }
  const alive = (cert: string) => Date.parse(new X509Certificate(cert).validTo) > now.getTime()
  const ca = await ensure('ca', alive, () => makeCa(now))
  const server = await ensure(
    'server',
    (cert) => serves(cert, ca.cert, hosts, now),
    () => makeServer(ca, hosts, now),
  )
  return { cert: `${server.cert.trim()}\n${ca.cert.trim()}\n`, key: server.key, ca: ca.cert }
}

/** Null where the server speaks plain http. */
export async function readTlsFiles(config: Config, now: Date): Promise<TlsFiles | null> {
  const { tls } = config
  if (tls.mode === 'off') return null
  if (tls.mode === 'berkas') {
    const files = { cert: readFileSync(tls.cert, 'utf8'), key: readFileSync(tls.key, 'utf8') }
    try {
      new X509Certificate(files.cert)
    } catch (cause) {
      const message = `RISALAH_TLS: ${tls.cert} bukan sertifikat PEM.`
      throw new RisalahError('input_invalid', { message, cause })
    }
    return { ...files, ca: null }
  }
  const named = config.publicUrl === null ? [] : [new URL(config.publicUrl).hostname]
  const hosts = [...new Set([...named, ...ownHosts(config.host)])]
  return readLocal(config.dataDir, hosts, now)
}

/** `/percaya`: how an office PC comes to trust this server, and the certificate to download. */
export function serveTrustPage(app: Express, ca: string, origins: readonly string[]): void {
  const print = new X509Certificate(ca).fingerprint256
  app.get('/percaya/risalah-ca.crt', (_req, res) => {
    res.setHeader('content-disposition', 'attachment; filename="risalah-ca.crt"')
    res.type('application/x-x509-ca-cert').send(ca)
  })
  app.get('/percaya', (_req, res) => {
    sendPage(
      res,
      200,
      'Mempercayai server Risalah di komputer ini',
      `<p>Mikrofon dan penyuntingan hanya berjalan lewat sambungan aman. Server ini memakai sertifikat yang dibuatnya sendiri, jadi setiap komputer kantor perlu mengenalnya satu kali.</p>
<ol>
<li><a href="/percaya/risalah-ca.crt"><strong>Unduh sertifikat risalah-ca.crt</strong></a>.</li>
<li>Cocokkan sidik jari SHA-256 di bawah ini dengan yang ditunjukkan administrator di layar server. Bila berbeda, berhenti dan hubungi administrator.<br><code>${escapeHtml(print)}</code></li>
<li><strong>Windows (Chrome, Edge):</strong> buka berkas itu → <em>Install Certificate</em> → <em>Local Machine</em> → <em>Place all certificates in the following store</em> → <em>Trusted Root Certification Authorities</em> → selesai.</li>
<li><strong>macOS:</strong> buka berkas itu di <em>Keychain Access</em>, klik dua kali sertifikat Risalah lokal, bagian <em>Trust</em> → <em>Always Trust</em>.</li>
<li><strong>Linux (Chrome):</strong> buka <code>chrome://certificate-manager</code> → <em>Installed by you</em> → impor sebagai sertifikat tepercaya.</li>
<li><strong>Firefox:</strong> Pengaturan → Privasi &amp; Keamanan → Lihat Sertifikat → Otoritas → Impor → centang <em>situs web</em>.</li>
<li><strong>Android:</strong> Pengaturan → Keamanan → Pasang sertifikat → Sertifikat CA. <strong>iPhone:</strong> pasang profil, lalu Umum → Mengenai → Kepercayaan Sertifikat.</li>
<li>Tutup peramban, lalu buka <a href="/">${escapeHtml(origins[0] ?? '/')}</a>. Tanda gembok harus muncul tanpa peringatan.</li>
</ol>`,
    )
  })
}

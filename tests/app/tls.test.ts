import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { readTlsFiles } from '../../server/tls.ts'
import { startApp } from '../support/app.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tls-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const env = (more: Record<string, string> = {}) => ({
  RISALAH_DATA: dir,
  RISALAH_TLS: 'lokal',
  ...more,
})
const now = new Date('2026-11-25T00:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

function get(url: string, ca: string): Promise<{ status: number; body: string }> {
  return new Promise((done, failed) => {
    request(url, { ca }, (res) => {
      let body = ''
      res.on('data', (chunk) => {
        body += chunk
      })
      res.on('end', () => done({ status: res.statusCode!, body }))
    })
      .on('error', failed)
      .end()
  })
}

describe('TLS with a local authority', () => {
  it('serves pages that a PC which trusts it opens without a warning, and others refuse', async () => {
    const t = await startApp({ env: { RISALAH_TLS: 'lokal' } })
    try {
      const ca = readFileSync(join(t.dataDir, 'tls/ca.pem'), 'utf8')
      expect(t.url).toMatch(/^https:\/\/127\.0\.0\.1:/)
      expect((await get(`${t.url}/healthz`, ca)).status).toBe(200)
      expect((await get(`https://localhost:${t.app.port}/healthz`, ca)).status).toBe(200)
      await expect(fetch(`${t.url}/healthz`)).rejects.toThrow()
      const page = await get(`${t.url}/percaya`, ca)
      expect(page.body).toContain(new X509Certificate(ca).fingerprint256)
      expect((await get(`${t.url}/percaya/risalah-ca.crt`, ca)).body).toBe(ca)
    } finally {
      await t.stop()
    }
  })

  it('keeps its key to itself, and the same authority for years', async () => {
    const config = readConfig(env())
    const first = await readTlsFiles(config, now)
    expect(statSync(join(dir, 'tls/ca.key')).mode & 0o077).toBe(0)
    expect(statSync(join(dir, 'tls/server.key')).mode & 0o077).toBe(0)
    expect(await readTlsFiles(config, now)).toEqual(first)
    const renewed = await readTlsFiles(config, later(380))
    expect(renewed?.ca).toBe(first?.ca)
    expect(renewed?.cert).not.toBe(first?.cert)
  })

  it('makes a new certificate where the server has got another name', async () => {
    const first = await readTlsFiles(readConfig(env()), now)
    const config = readConfig(env({ RISALAH_PUBLIC_URL: 'https://risalah.dprd.example' }))
    const second = await readTlsFiles(config, now)
    expect(new X509Certificate(first!.cert).checkHost('risalah.dprd.example')).toBeUndefined()
    expect(new X509Certificate(second!.cert).checkHost('risalah.dprd.example')).toBeDefined()
    expect(new X509Certificate(second!.cert).checkIP('127.0.0.1')).toBeDefined()
  })

  it('vouches for a server, and for no further authority', async () => {
    const { ca, cert } = (await readTlsFiles(readConfig(env()), now))!
    const [root, leaf] = [new X509Certificate(ca!), new X509Certificate(cert)]
    expect([root.ca, leaf.ca]).toEqual([true, false])
    expect(leaf.verify(root.publicKey)).toBe(true)
    expect(leaf.keyUsage).toContain('1.3.6.1.5.5.7.3.1')
  })
})

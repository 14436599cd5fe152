import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addSecurityHeaders, serveClient } from '../../server/static.ts'

let dir: string
let url: string
let stop: () => void
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'client-'))
  const app = express()
  addSecurityHeaders(app, { tls: true })
  serveClient(app, dir)
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => void server.close()
})
afterEach(() => {
  stop()
  rmSync(dir, { recursive: true })
})

function build(): void {
  mkdirSync(join(dir, 'assets'))
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Risalah</title>')
  writeFileSync(join(dir, 'assets/app-abc.js'), 'export {}')
}

describe('the pages', () => {
  it('say in Indonesian that they are not built yet', async () => {
    const response = await fetch(url)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('npm run build')
  })

  it('give every address of the client its page, asked anew each time', async () => {
    build()
    for (const path of ['/', '/rapat/01a2-b3', '/v/xN8s3NZEyu-TlcS4w9GyWQ']) {
      const response = await fetch(`${url}${path}`)
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(await response.text()).toContain('<title>Risalah</title>')
    }
  })

  it('keep files with a hash in their name for a year, and miss none as a page', async () => {
    build()
    const found = await fetch(`${url}/assets/app-abc.js`)
    expect(found.headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${url}/assets/app-old.js`)).status).toBe(404)
    expect((await fetch(`${url}/logo.png`)).status).toBe(404)
  })

  it('come compressed where the browser can take it, and the same bytes where it cannot', async () => {
    build()
    const text = 'export const satu = 1\n'.repeat(2000)
    writeFileSync(join(dir, 'assets/besar-abc.js'), text)
    for (const encoding of ['br', 'gzip', 'identity']) {
      const response = await fetch(`${url}/assets/besar-abc.js`, {
        headers: { 'accept-encoding': encoding },
      })
      expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      expect(response.headers.get('content-type')).toContain('javascript')
      expect(response.headers.get('cache-control')).toContain('immutable')
      expect(await response.text()).toBe(text)
    }
  })

  it('never leave their folder', async () => {
    build()
    writeFileSync(join(dir, '..', 'rahasia.txt'), 'rahasia')
    const response = await fetch(`${url}/..%2frahasia.txt`)
    expect(await response.text()).not.toContain('rahasia')
    rmSync(join(dir, '..', 'rahasia.txt'))
  })

  it('carry the headers that forbid inline scripts, sniffing and frames', async () => {
    const { headers } = await fetch(url)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|data:|blob:)/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/)
  })

  it('let a record show its own PDF in a frame of the same site', async () => {
    const { headers } = await fetch(`${url}/api/risalah/r1/pdf`)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  })
})

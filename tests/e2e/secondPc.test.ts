/** Another PC of the office: its own network, a real browser, TLS of the server itself, sound and text that arrive. */
import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../server/access/index.ts'
import { setUpCouncil } from '../../server/admin/setup.ts'
import { type App, createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import type { Rapat } from '../../server/domain/rapat.ts'
import { newId } from '../../server/ids.ts'
import { silentLog } from '../../server/log.ts'
import { insertAkun } from '../../server/store/akun.ts'
import { saveDewan } from '../../server/store/dewan.ts'
import { chromiumPath, ensureClient, openDesk, signInPage } from './browser.ts'

const sandi = 'sandi-kantor-yang-panjang'

type Network = {
  /** Of this server, as the other PC reaches it. */
  readonly address: string
  readonly browserPath: string
  close(): void
}

/** A network namespace of its own with one wire to here, where that is allowed. */
function openNamespace(dir: string): Network | null {
  const name = `risalah${process.pid}`
  const [here, there] = [`rh${process.pid}`, `rt${process.pid}`]
  const net = `10.231.${process.pid % 250}`
  const ip = (...args: string[]) => execFileSync('ip', args, { stdio: 'pipe' })
  const close = () => {
    try {
      ip('netns', 'del', name)
    } catch {
      // Not made.
    }
  }
  try {
    ip('netns', 'add', name)
    ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name)
    // An address of the second kind would come a second later, as one more change of the network.
    ip('link', 'set', here, 'addrgenmode', 'none')
    ip('-n', name, 'link', 'set', there, 'addrgenmode', 'none')
    ip('addr', 'add', `${net}.1/24`, 'dev', here)
    ip('link', 'set', here, 'up')
    ip('-n', name, 'addr', 'add', `${net}.2/24`, 'dev', there)
    ip('-n', name, 'link', 'set', there, 'up')
    ip('-n', name, 'link', 'set', 'lo', 'up')
  } catch {
    close()
    return null
  }
  const browserPath = join(dir, 'chromium-there')
  writeFileSync(browserPath, `#!/bin/sh\nexec ip netns exec ${name} ${chromiumPath} "$@"\n`)
  chmodSync(browserPath, 0o755)
  return { address: `${net}.1`, browserPath, close }
}

/** Where namespaces are not allowed: this machine under its address in the office network. */
function ownAddress(): Network | null {
  const found = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((row) => row.family === 'IPv4' && !row.internal)
  if (found === undefined || chromiumPath === null) return null
  return { address: found.address, browserPath: chromiumPath, close() {} }
}

const dir = mkdtempSync(join(tmpdir(), 'second-pc-'))
const network = chromiumPath === null ? null : (openNamespace(dir) ?? ownAddress())

describe.skipIf(network === null)('a second PC in the office', () => {
  let app: App
  let url: string
  let rapat: Rapat
  let browser: Browser

  beforeAll(async () => {
    await ensureClient()
    const env = { HOST: '0.0.0.0', PORT: '0', RISALAH_TLS: 'lokal', RISALAH_DATA: dir }
    const clock = () => new Date()
    app = await createApp({
      config: readConfig(env),
      log: silentLog,
      clock,
      async prepare({ store, admin }) {
        const council = { nama: 'DPRD Kabupaten X', daerah: 'Kabupaten X', kota: 'Kota X' }
        const first = { zona: 'Asia/Jakarta' as const, admin: 'admin', sandi, roster: null }
        await setUpCouncil(store, { ...council, ...first }, { clock, newId })
        const engine = { engine: 'scripted', model: 'scripted' }
        const at = clock().toISOString()
        await saveDewan(store.db, { ...(await admin.dewan()), ...engine }, { akunId: null, at })
        const akun = { id: 'a-rina', namaAkun: 'rina', nama: 'Rina', peran: 'notulis' as const }
        await insertAkun(
          store.db,
          { ...akun, orangId: null, aktif: true },
          { sandiHash: await hashPassword(sandi), at },
        )
      },
    })
    url = `https://${network!.address}:${app.port}`
    const by = { akun: null }
    const made = await app.rooms.rapat.create(
      {
        jenis: 'komisi',
        judul: 'Rapat dari komputer lain',
        alat: 'Komisi I',
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: '2026-11-25',
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang Komisi I',
        acara: [{ judul: 'Pembukaan' }],
        engine: null,
        model: null,
      },
      by,
    )
    const task = { ketua: [], sekretaris: null, operator: ['a-rina'], notulis: ['a-rina'] }
    await app.rooms.rapat.setPenugasan(made.id, task)
    rapat = await app.rooms.rapat.open(made.id, by)
    await app.rooms.document.appendFinal(rapat.bagian[0]!.id, {
      channel: 0,
      sid: '0-0',
      rev: 0,
      startSample: 0,
      endSample: 16_000,
      text: 'selamat pagi',
      words: [
        { text: 'selamat', startMs: 0, endMs: 400, confidence: 1 },
        { text: 'pagi', startMs: 400, endMs: 900, confidence: 1 },
      ],
      engine: 'scripted',
      model: 'scripted',
    })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await app?.close()
    network?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  /** The browser of the other PC; `trusts` names the authority that was installed there. */
  function launchThere(trusts: string | null): Promise<Browser> {
    const args = [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ]
    if (trusts !== null) args.push(`--ignore-certificate-errors-spki-list=${trusts}`)
    return chromium.launch({ executablePath: network!.browserPath, args })
  }

  it('is warned as long as it does not know the certificate of the server', async () => {
    const stranger = await launchThere(null)
    const page = await stranger.newPage()
    // The wire has just been laid: the browser may still hear of it, and then drops what it was loading.
    await expect
      .poll(() => page.goto(url).then(() => 'opened', String), { timeout: 30_000 })
      .toContain('ERR_CERT_AUTHORITY_INVALID')
    await stranger.close()
  })

  it('records and edits once it trusts the server', async () => {
    const ca = new X509Certificate(readFileSync(join(dir, 'tls/ca.pem')))
    const spki = ca.publicKey.export({ type: 'spki', format: 'der' })
    browser = await launchThere(createHash('sha256').update(spki).digest('base64'))
    const desk = await openDesk(browser, url, { permissions: ['microphone'] })
    const { page } = desk
    await signInPage(page, 'rina', sandi)
    expect(await page.evaluate(() => window.isSecureContext)).toBe(true)
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ name: '__Host-risalah_sesi', secure: true, httpOnly: true })

    await page.goto(`/rapat/${rapat.id}/ruang`)
    await page.getByRole('button', { name: 'Perekam' }).first().click()
    await page.getByRole('button', { name: 'Mulai merekam' }).click()
    const bagianId = rapat.bagian[0]!.id
    const { capture, document } = app.rooms
    const seconds = async () => ((await capture.recordings(bagianId))[0]?.samples ?? 0) / 16_000
    await expect.poll(seconds, { timeout: 40_000 }).toBeGreaterThan(3)
    await page.keyboard.press('Escape')

    // What is typed there is stored here.
    const texts = async () =>
      (await document.read(bagianId))
        .flatMap((section) => section.items)
        .flatMap((item) => (item.kind === 'turn' ? item.text : []))
        .join(' ')
    await page
      .locator('.ProseMirror')
      .getByText(/selamat pagi/i)
      .click()
    await page.keyboard.press('End')
    await page.keyboard.type(' disunting dari jauh')
    await expect.poll(texts, { timeout: 30_000 }).toContain('disunting dari jauh')
    expect(desk.faults).toEqual([])
    await desk.close()
  }, 180_000)
})

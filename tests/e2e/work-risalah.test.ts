/** From a frozen record to a verdict, in a real browser: reading, moving on, signing on a phone, publishing, verifying. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestRoot, trustFolder } from '../../server/risalah/index.ts'
import { chromiumPath, fileOf } from './browser.ts'
import { atServer } from './windows.ts'
import { finishSitting, openSitting, type Sitting } from './workSitting.ts'

/** A PDF is rendered on the way. */
const slow = { timeout: 30_000 }
const passphrase = 'kata sandi sertifikat'
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe.skipIf(chromiumPath === null)('the record in a browser', () => {
  const at = atServer()
  let sitting: Sitting
  let sementara: string
  let harun: Uint8Array
  let wahyuni: Uint8Array

  beforeAll(async () => {
    const { app } = at
    const root = makeTestRoot('Akar Uji', new Date())
    mkdirSync(trustFolder(app.dataDir), { recursive: true })
    writeFileSync(join(trustFolder(app.dataDir), 'uji.pem'), root.pem)
    harun = root.issue({ nama: 'Harun Wiratama' }).p12(passphrase)
    wahyuni = root.issue({ nama: 'Wahyuni Latief' }).p12(passphrase)
    sitting = await openSitting(app)
    await finishSitting(app, sitting)
    const client = await app.client('sekretariat')
    const { risalah } = await client.call('freezeRisalah', {
      params: { rapatId: sitting.rapatId },
      body: { keputusan: ['Tanggul Kali Belut diperbaiki sebelum akhir tahun.'] },
    })
    sementara = risalah.find((r) => r.lingkup === 'publik')!.id
  }, 180_000)

  /** The newest record for the public, as the server has it. */
  async function newest() {
    const client = await at.app.client('sekretariat')
    const { risalah } = await client.call('getRapat', { params: { rapatId: sitting.rapatId } })
    return risalah.filter((r) => r.lingkup === 'publik').sort((a, b) => b.versi - a.versi)[0]!
  }

  it('is read with its decisions on top, its speakers, its linked item, and the mark of what is not corrected', async () => {
    const page = await at.window('mulyana', `/risalah/${sementara}`)
    await page.getByText('SEMENTARA – BELUM DIKOREKSI').waitFor()
    const text = (await page.locator('article').textContent())!
    expect(text.indexOf('Tanggul Kali Belut diperbaiki')).toBeLessThan(text.indexOf('Identitas'))
    expect(text).toContain('Drs. H. Harun Wiratama, M.Si.')
    expect(text).toContain('Ir. Yohanes Tandi Rapa, M.T.')
    expect(await page.locator('article mark').textContent()).toMatch(/tanggul.*sukamaju/i)
    await page.getByRole('link', { name: /ASP-2026-031/ }).waitFor()
    // An anggota who only sat there has nothing to decide.
    expect(await page.getByRole('button', { name: /masa koreksi|Tetapkan/i }).count()).toBe(0)
  })

  it('moves on step by step and says before each step what follows from it', async () => {
    const page = await at.window('sekretariat', `/risalah/${sementara}`)
    for (let step = 0; step < 4 && (await newest()).status !== 'resmi'; step++) {
      const before = await newest()
      await page.goto(`/risalah/${before.id}`)
      const names = /^(Mulai masa koreksi|Akhiri koreksi|Tetapkan resmi)$/
      await page.getByRole('main').getByRole('button', { name: names }).first().click()
      const dialog = page.getByRole('dialog')
      expect((await dialog.textContent())!.length).toBeGreaterThan(60)
      await dialog.getByRole('button', { name: names }).click()
      await expect.poll(async () => (await newest()).status, slow).not.toBe(before.status)
    }
    const official = await newest()
    expect(official.status).toBe('resmi')
    await page.waitForURL(new RegExp(official.id))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => page.getByText('SEMENTARA – BELUM DIKOREKSI').count()).toBe(0)
  })

  it('a preview that is not the registered file cannot be signed', async () => {
    const { id } = await newest()
    const client = await at.app.client('sekretariat')
    const p12Base64 = Buffer.from(wahyuni).toString('base64')
    await client.call('uploadP12', { body: { p12Base64, passphrase } })
    const page = await at.window('sekretariat', '/', phone)
    await page.route(`**/api/risalah/${id}/pdf`, (route) =>
      route.fulfill({ contentType: 'application/pdf', body: '%PDF-1.7 lain' }),
    )
    await page.goto(`/risalah/${id}/tanda-tangan`)
    await page.getByRole('alert').filter({ hasText: 'Jangan menandatangani' }).waitFor()
    await page.getByLabel('Kata sandi sertifikat').first().fill(passphrase)
    expect(await page.locator('iframe').count()).toBe(0)
    expect(await page.getByRole('button', { name: /^Tanda tangani sebagai/ }).isDisabled()).toBe(
      true,
    )
  })

  it('waits for whoever signs first', async () => {
    const { id, pdfSha256 } = await newest()
    const page = await at.window('harun', `/risalah/${id}/tanda-tangan`, phone)
    await page.getByText(/Belum giliran Anda: .*Wahyuni Latief/).waitFor()
    expect(await page.getByRole('button', { name: /^Tanda tangani sebagai/ }).count()).toBe(0)
    const client = await at.app.client('sekretariat')
    await client.call('signRisalah', {
      params: { risalahId: id },
      body: { slot: 'sekretaris', pdfSha256, passphrase },
    })
  })

  it('is signed on a phone: the bytes that are seen are the bytes that are signed, and a receipt stays', async () => {
    const { id, pdfSha256 } = await newest()
    const page = await at.window('harun', `/risalah/${id}/tanda-tangan`, phone)
    await page.getByTestId('sidik-cocok').waitFor()
    await page.getByText('Akun Anda belum punya sertifikat').waitFor()
    await page
      .locator('input[type=file]')
      .setInputFiles(fileOf('harun.p12', 'application/x-pkcs12', harun))
    await page.getByLabel('Kata sandi berkas sertifikat').fill(passphrase)
    await page.getByRole('button', { name: 'Simpan sertifikat' }).click()

    const word = page.getByRole('textbox', { name: 'Kata sandi sertifikat' })
    await word.fill('bukan itu')
    await page.getByRole('button', { name: /^Tanda tangani sebagai/ }).click()
    await page.getByRole('alert').waitFor()
    expect((await newest()).signatures).toHaveLength(1)

    await word.fill(passphrase)
    await page.getByRole('button', { name: /^Tanda tangani sebagai/ }).click()
    const receipt = page.getByTestId('bukti')
    await receipt.getByText('Risalah sudah Anda tanda tangani').waitFor()
    const signed = await newest()
    expect(signed.signatures.map((s) => s.slot)).toEqual(['sekretaris', 'ketua'])
    expect(signed.pdfSha256).not.toBe(pdfSha256)
    expect(await receipt.textContent()).toContain(signed.pdfSha256)
  })

  it('anyone sees the verdict; a file is compared without being sent, and a changed one is found out', async () => {
    const { id, publicId } = await newest()
    const client = await at.app.client('sekretariat')
    const pdf = new Uint8Array(
      await (await client.raw('getPdf', { params: { risalahId: id } })).arrayBuffer(),
    )
    const page = await at.window(null, '/v', phone)
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/v') sent++
    })
    await page.goto(`/v/${publicId}`)
    await page.locator('[data-verdict="asli"]').first().waitFor()
    await page.getByText('Harun Wiratama').first().waitFor()
    const input = page.locator('input[type=file]')
    await input.setInputFiles(fileOf('sama.pdf', 'application/pdf', pdf))
    await page.getByTestId('cocok').waitFor()
    expect(sent).toBe(0)

    const changed = Uint8Array.from(pdf)
    const middle = Math.floor(changed.length / 2)
    changed[middle] = changed[middle]! ^ 1
    await input.setInputFiles(fileOf('lain.pdf', 'application/pdf', changed))
    await page.locator('[data-verdict="diubah"], [data-verdict="rusak"]').waitFor()
    expect(sent).toBe(1)

    await input.setInputFiles(fileOf('surat.txt', 'text/plain', 'bukan PDF'))
    await page.getByRole('alert').filter({ hasText: 'Pilih berkas PDF' }).waitFor()
  })

  it('an unknown number is said to be unknown', async () => {
    const page = await at.window(null, '/v')
    await page.getByLabel('Nomor verifikasi').fill(`${at.app.url}/v/tidak-pernah-ada`)
    await page.getByRole('button', { name: 'Periksa', exact: true }).click()
    await page.getByText('Nomor verifikasi tidak dikenal').waitFor()
  })
})

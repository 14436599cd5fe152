/** A record's way in a real browser: what blocks freezing, freezing with decisions, and on to official. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSandi } from '../../server/demo/index.ts'
import { type ApiClient, startApp, type TestApp } from '../support/app.ts'
import { chromiumPath, ensureClient, launch, openDesk, signInPage } from './browser.ts'

const text = 'Tanggul Kali Belut jebol sepanjang empat puluh meter.'

describe.skipIf(chromiumPath === null)('a record on its way, in a browser', () => {
  let app: TestApp
  let browser: Browser
  let client: ApiClient
  let rapatId = ''
  let ketua = ''

  beforeAll(async () => {
    await ensureClient()
    app = await startApp({ demo: false })
    browser = await launch()
    client = await app.client('sekretariat')
    const made = await client.call('createRapat', {
      body: {
        jenis: 'komisi',
        judul: 'Rapat Komisi III tentang evaluasi drainase',
        alat: 'Komisi III',
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: '2026-11-25',
        jamMulai: '09:00',
        jamSelesai: null,
        tempat: 'Ruang Rapat Komisi III',
        acara: [{ judul: 'Pembukaan' }],
      },
    })
    rapatId = made.id
    const { orang } = await client.call('listOrang')
    const ids = ['Harun', 'Mulyana', 'Wahyuni'].map(
      (name) => orang.find((o) => o.nama.includes(name))?.id,
    )
    const params = { rapatId }
    const { peserta } = await client.call('setPeserta', { params, body: { orangId: ids } })
    const of = (name: string) => peserta.find((p) => p.nama.includes(name))?.id ?? ''
    ketua = of('Harun')
    await client.call('setPenugasan', {
      params,
      body: { ketua: [ketua], sekretaris: of('Wahyuni'), operator: [], notulis: [] },
    })
    const opened = await client.call('openRapat', { params })
    const bagianId = opened.bagian[0]?.id ?? ''
    const words = text.split(' ').map((word, i) => ({
      text: word,
      startMs: i * 300,
      endMs: i * 300 + 280,
      confidence: 0.9,
    }))
    await app.app.rooms.document.appendFinal(bagianId, {
      channel: 0,
      sid: '0-0',
      rev: 0,
      startSample: 0,
      endSample: 48_000,
      text,
      words,
      engine: 'scripted',
      model: 'scripted',
    })
    await client.call('closeRapat', { params })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('a speaker who is not confirmed blocks freezing; then it is frozen and moved on to official', async () => {
    const desk = await openDesk(browser, app.url)
    const { page, faults } = desk
    await signInPage(page, 'sekretariat', demoSandi)
    await page.goto(`/rapat/${rapatId}`)
    const blocks = page.getByRole('region', { name: 'Yang harus dibereskan dahulu' })
    await blocks.getByRole('listitem').first().waitFor()
    const freeze = page.getByRole('button', { name: 'Bekukan naskah' })
    expect(await freeze.isDisabled()).toBe(true)
    const link = blocks.getByRole('link', { name: 'Buka di ruang' })
    expect(await link.getAttribute('href')).toContain(`/rapat/${rapatId}/ruang`)

    const { rapat } = await client.call('getRapat', { params: { rapatId } })
    const bagianId = rapat.bagian[0]?.id ?? ''
    const sections = await app.app.rooms.document.read(bagianId)
    const turn = sections.flatMap((s) => s.items).find((item) => item.kind === 'turn')
    await app.app.rooms.document.command(bagianId, {
      type: 'assign-speaker',
      tid: turn?.id ?? '',
      spk: ketua,
      status: 'dikonfirmasi',
    })
    await page.reload()
    await page.getByText('Naskah siap dibekukan.').waitFor()
    await page.getByLabel('Keputusan 1', { exact: true }).fill('Tanggul ditutup sebelum Desember.')
    // Pressed as long as a hand presses: what the field keeps meanwhile must not swallow the click.
    await freeze.click({ delay: 400 })
    await page.getByRole('dialog').getByRole('button', { name: 'Bekukan naskah' }).click()
    await page.getByText('Sementara', { exact: true }).first().waitFor({ timeout: 60_000 })

    for (const [step, badge] of [
      ['Lanjut ke penetapan', 'Penetapan'],
      ['Tetapkan sebagai resmi', 'Resmi'],
    ] as const) {
      await page.getByRole('button', { name: step }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: step }).click()
      await page.getByText(badge, { exact: true }).first().waitFor({ timeout: 60_000 })
    }
    const { risalah } = await client.call('getRapat', { params: { rapatId } })
    expect(risalah.some((r) => r.status === 'resmi')).toBe(true)
    await page.getByRole('link', { name: 'Tanda tangani' }).first().waitFor()
    expect(faults).toEqual([])
    await desk.close()
  }, 240_000)

  it('the chair finds the signature waiting on the first page', async () => {
    const desk = await openDesk(browser, app.url, { viewport: { width: 390, height: 844 } })
    await signInPage(desk.page, 'harun', demoSandi)
    const waiting = desk.page.getByRole('region', { name: 'Menunggu Anda' })
    await waiting
      .getByRole('link', { name: /Tanda tangani risalah/ })
      .first()
      .click()
    await desk.page.waitForURL(/\/risalah\/[^/]+\/tanda-tangan/)
    expect(desk.faults).toEqual([])
    await desk.close()
  }, 120_000)
})

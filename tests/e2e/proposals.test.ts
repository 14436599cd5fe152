/** Proposals in real browsers: taken, refused and taken back by keyboard; a closed door hides the live text at once. */
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { chromiumPath } from './browser.ts'
import { atSitting } from './windows.ts'
import { spoken } from './workSitting.ts'

const slow = { timeout: 20_000 }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe.skipIf(chromiumPath === null)(
  'proposals in a browser',
  () => {
    const at = atSitting()
    const { room, window } = at
    beforeEach(async () => {
      await at.app.app.rooms.proposals.settled(at.sitting.bagianId)
    })

    const reader = () => window(null, `/siaran/${at.sitting.bagianId}`, phone)
    const turns = (page: Page) => page.locator('.naskah-isi')
    const card = (page: Page, jenis: string) =>
      page.locator(`[data-isyarat-id][data-jenis="${jenis}"]`)
    const focused = (page: Page) =>
      page.evaluate(() => document.activeElement?.getAttribute('data-jenis') ?? null)
    async function say(text: string, startMs: number) {
      await at.app.app.rooms.document.appendFinal(at.sitting.bagianId, spoken(text, startMs))
      await at.app.app.rooms.proposals.settled(at.sitting.bagianId)
    }
    async function chairSays(text: string, startMs: number) {
      await say(text, startMs)
      const turn = (await at.app.app.rooms.document.turns(at.sitting.bagianId)).findLast(
        (one) => one.s >= startMs,
      )!
      await at.app.app.rooms.document.command(at.sitting.bagianId, {
        type: 'assign-speaker',
        tid: turn.tid,
        spk: at.sitting.ketuaId,
        status: 'dikonfirmasi',
      })
      await at.app.app.rooms.proposals.settled(at.sitting.bagianId)
    }
    /** Goes on with F7 until a card of this kind has the focus. */
    async function goTo(page: Page, jenis: string) {
      await card(page, jenis).first().waitFor()
      await expect
        .poll(async () => {
          if ((await focused(page)) === jenis) return true
          await page.keyboard.press('F7')
          await page.evaluate(
            () =>
              new Promise((done) =>
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))),
              ),
          )
          return (await focused(page)) === jenis
        }, slow)
        .toBe(true)
    }

    it('a link is taken with Enter, taken back with Urungkan, and refused with Backspace for good', async () => {
      const page = await room('budi')
      await goTo(page, 'tautan')
      await page.keyboard.press('Enter')
      await page.locator('mark.naskah-tautan').first().waitFor()
      await expect.poll(() => card(page, 'tautan').count(), slow).toBe(0)
      await page.getByRole('button', { name: 'Urungkan' }).click()
      await expect.poll(() => page.locator('mark.naskah-tautan').count(), slow).toBe(0)
      await goTo(page, 'tautan')
      await page.keyboard.press('Backspace')
      await expect.poll(() => card(page, 'tautan').count(), slow).toBe(0)
      await page.reload()
      await turns(page).first().waitFor()
      await page.getByText('Belum ada kutipan yang ditautkan.').waitFor()
      expect(await card(page, 'tautan').count()).toBe(0)
    })

    it('a budget change is taken, its amounts are typed as people say them, and taking it is undone', async () => {
      await chairSays(
        'Disepakati belanja perjalanan dinas Dinas PUPR dikurangi Rp500 juta dan dana hibah KONI digeser ke BTT.',
        30_000,
      )
      const page = await room('budi')
      await goTo(page, 'anggaran')
      const panel = page.getByRole('region', { name: 'Perubahan anggaran' })
      await panel.getByText('Turun · −Rp500.000.000').first().waitFor()
      await page.keyboard.press('Enter')
      const row = panel.locator('details').first()
      await row.locator('summary').click()
      const semula = row.getByLabel('Semula 1')
      await semula.fill('dua miliar')
      await row.getByText('Tulis seperti 2,5 miliar').waitFor()
      await semula.fill('2 miliar')
      await row.getByText('= Rp2.000.000.000,00').waitFor()
      await semula.press('Enter')
      await row.getByLabel('Menjadi 1').fill('1.250.000.000')
      await row.getByLabel('Menjadi 1').press('Tab')
      await row.getByText('Selisih −Rp750.000.000, dihitung dari semula dan menjadi.').waitFor()
      await row.getByRole('button', { name: 'Ke ucapannya' }).click()

      await goTo(page, 'anggaran')
      await page.keyboard.press('Enter')
      await expect.poll(() => panel.locator('details').count(), slow).toBe(2)
      await page.getByRole('button', { name: 'Urungkan' }).click()
      await expect.poll(() => panel.locator('details').count(), slow).toBe(1)

      await panel.getByLabel('Tambah perubahan anggaran').fill('Belanja cetak')
      await panel.getByLabel('Tambah perubahan anggaran').press('Enter')
      await panel.getByLabel('Semula 2').waitFor()
      await page.reload()
      await panel.getByText('Rp2.000.000.000 → Rp1.250.000.000').waitFor()
      await panel.locator('summary', { hasText: 'Belanja cetak' }).click()
      await panel.getByRole('button', { name: 'Hapus perubahan anggaran 2' }).click()
      await expect.poll(() => panel.locator('details').count(), slow).toBe(1)
    })

    it('a vote that is taken asks for its counts and fills none in', async () => {
      await chairSays('Baik, kita lakukan pemungutan suara atas usulan tanggul.', 30_000)
      const page = await room('budi')
      await goTo(page, 'suara')
      await page.keyboard.press('Enter')
      const panel = page.getByRole('region', { name: 'Pemungutan suara' })
      await panel.getByText('jumlah suara belum diisi').click()
      expect(await panel.getByLabel('Setuju 1', { exact: true }).inputValue()).toBe('')
      await panel.getByLabel('Cara 1').selectOption('rahasia')
      await panel.getByText('nama pemilih tidak dicatat').waitFor()
      await panel.getByLabel('Setuju 1', { exact: true }).fill('20')
      await panel.getByLabel('Tidak setuju 1').fill('5')
      await panel.getByLabel('Tidak setuju 1').press('Enter')
      await panel.getByText('setuju 20, tidak setuju 5').waitFor()
    })

    it('a guessed speaker shows its reason, and Enter confirms it; a name is changed once and stands everywhere', async () => {
      await chairSays('silakan kepada bapak yohanes untuk menjawab', 30_000)
      await say('terima kasih pimpinan kami siap menjawab', 40_000)
      const page = await room('budi')
      const audience = await reader()
      // An earlier turn may be guessed to be his by how he speaks.
      const guesses = page.locator('.naskah-nama.naskah-usulan', { hasText: 'Yohanes' })
      const called = guesses.and(page.locator('[title*="Dipersilakan"]'))
      await called.waitFor()
      expect(await called.getAttribute('title')).toMatch(/Dipersilakan ketua: “.*yohanes/i)
      await goTo(page, 'pembicara')
      await page.keyboard.press('Enter')
      await page
        .locator('.naskah-nama:not(.naskah-usulan)', { hasText: 'Yohanes' })
        .first()
        .waitFor()

      const client = await at.app.client('budi')
      await client.call('updatePeserta', {
        params: { rapatId: at.sitting.rapatId, pesertaId: at.sitting.dinasId },
        body: {
          nama: 'Ir. Yohanes Rapa',
          sapaan: 'Bapak',
          jabatan: 'Kepala Dinas',
          instansi: 'Dinas PUPR',
        },
      })
      await page.locator('.naskah-nama', { hasText: 'Ir. Yohanes Rapa' }).first().waitFor()
      await audience.reload()
      await audience.getByText('Ir. Yohanes Rapa').first().waitFor()
    })

    it('what comes while somebody types moves neither their words nor what they read', async () => {
      const page = await room('budi')
      await turns(page).nth(1).click()
      await page.keyboard.press('End')
      await page.keyboard.type(' Sedang saya')
      const top = () =>
        turns(page)
          .nth(1)
          .evaluate((node) => node.getBoundingClientRect().top)
      const before = await top()
      await chairSays('disepakati Dinas PUPR memperbaiki tanggul Kali Belut tahun ini.', 30_000)
      await card(page, 'keputusan').first().waitFor()
      await page.keyboard.type(' ketik')
      await page.getByText('Sedang saya ketik').waitFor()
      expect(Math.abs((await top()) - before)).toBeLessThan(3)
      // Going through proposals leaves the caret where it was.
      await goTo(page, 'keputusan')
      await page.keyboard.press('Escape')
      await page.keyboard.type('kan')
      await page.getByText('Sedang saya ketikkan').waitFor()
    })

    it('a decision that one takes stands before the other at once', async () => {
      await chairSays('disepakati Dinas PUPR memperbaiki tanggul Kali Belut tahun ini.', 30_000)
      const [budi, sari] = [await room('budi'), await room('sari')]
      await card(sari, 'keputusan').first().waitFor()
      await goTo(budi, 'keputusan')
      await budi.keyboard.press('Enter')
      const field = sari.getByRole('textbox', { name: 'Keputusan 1' })
      await expect
        .poll(() => field.inputValue().catch(() => ''), slow)
        .toMatch(/tanggul Kali Belut/)
      await expect.poll(() => card(sari, 'keputusan').count(), slow).toBe(0)
      await field.fill('Tanggul diperbaiki tahun ini.')
      await field.press('Enter')
      await expect
        .poll(() => budi.getByRole('textbox', { name: 'Keputusan 1' }).inputValue(), slow)
        .toBe('Tanggul diperbaiki tahun ini.')
    })

    it('the live text is hidden from readers at once when the chair closes the doors, until it is dismissed', async () => {
      const page = await room('budi')
      const audience = await reader()
      await audience.getByText(/tanggul kali belut/i).waitFor()
      await page.locator('.naskah-isi').first().waitFor()
      await say('dengan ini rapat saya nyatakan tertutup untuk umum', 30_000)
      await audience.getByText(/Siaran dijeda sebentar/).waitFor()
      expect(await audience.getByText(/tanggul kali belut/i).count()).toBe(0)
      await page.getByText('Siaran pembaca sudah dijeda.').waitFor()
      await page.getByRole('button', { name: 'Bukan, lanjutkan siaran' }).click()
      await audience.getByText(/tanggul kali belut/i).waitFor()
      await expect.poll(() => page.getByText('Siaran pembaca sudah dijeda.').count(), slow).toBe(0)
    })

    it('an anggota who reads along sees the decisions and no proposal', async () => {
      await chairSays('disepakati Dinas PUPR memperbaiki tanggul Kali Belut tahun ini.', 30_000)
      const page = await room('mulyana')
      await turns(page).first().waitFor()
      await page.getByText('Belum ada keputusan yang dicatat.').waitFor()
      await page.keyboard.press('F7')
      expect(await page.locator('[data-isyarat-id]').count()).toBe(0)
      expect(await page.locator('.naskah-isyarat').count()).toBe(0)
    })
  },
  120_000,
)

/** Voice prints in a real browser: the switch, a person's consent, a recording, and the deletion of both. */
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { offline } from '../support/models.ts'
import { speak, toWav } from '../support/sound.ts'
import { voicesFolder } from '../voices/sitting.ts'
import { chromiumPath, fileOf } from './browser.ts'
import { atServer } from './windows.ts'

describe.skipIf(chromiumPath === null || offline)('voice prints in a browser', () => {
  const folder = voicesFolder()
  afterAll(() => folder.take())
  const at = atServer({ dataDir: folder.dataDir })

  const sound = async (name: string, text: string) =>
    fileOf(name, 'audio/wav', toWav(await speak(text)))

  const name = /^Simpan sidik suara/
  const kept = async () => (await at.app.app.rooms.prints.prints()).map((print) => print.orangId)

  async function openVoice(): Promise<Page> {
    const page = await at.window('sekretariat', '/orang')
    await page.getByRole('button', { name: /^Ubah .*Harun/ }).click()
    await page.getByRole('tab', { name: 'Sidik suara' }).click()
    return page
  }

  it('are made after consent, shown with who consented and how, and deleted for good', async () => {
    const before = await openVoice()
    await before.getByText('Dewan ini tidak menyimpan sidik suara').waitFor()
    expect(await before.getByRole('button', { name: 'Rekam persetujuan' }).count()).toBe(0)

    const admin = await at.window('admin', '/admin?tab=dewan')
    await admin.getByRole('switch', { name }).click()
    await admin.getByText('Sidik suara disimpan').waitFor()

    const page = await openVoice()
    expect(await page.getByRole('button', { name: 'Unggah rekaman' }).count()).toBe(0)
    await page.getByRole('radio', { name: 'Tertulis' }).check()
    await page.getByLabel('Nomor surat').fill('005/12/DPRD')
    await page.getByRole('button', { name: 'Rekam persetujuan' }).click()
    await page.getByText(/tertulis, surat nomor 005\/12\/DPRD/).waitFor()

    const upload = page.locator('input[type=file]')
    await upload.setInputFiles(await sound('pendek.wav', 'Terima kasih.'))
    await page.getByRole('alert').filter({ hasText: 'kurang dari 5 detik' }).waitFor()
    expect(await kept()).toEqual([])
    await upload.setInputFiles(await sound('harun.wav', 'Rapat ini saya buka. '.repeat(6)))
    await page.getByText(/Harun.* tersimpan sejak .* dari rekaman yang diunggah/).waitFor()
    expect(await kept()).toEqual(['o-harun'])

    await page.getByRole('button', { name: 'Hapus sidik suara' }).click()
    const question = page.getByRole('dialog', { name: 'Hapus sidik suara?' })
    await question.getByRole('button', { name: 'Hapus sidik suara' }).click()
    await page.getByText(/^Belum ada sidik suara .*Harun/).waitFor()
    expect(await kept()).toEqual([])

    await upload.setInputFiles(await sound('harun.wav', 'Rapat ini saya buka. '.repeat(6)))
    await page.getByText(/tersimpan sejak/).waitFor()
    const again = await at.window('admin', '/admin?tab=dewan')
    await again.getByRole('switch', { name }).click()
    const off = again.getByRole('dialog', { name: 'Berhenti menyimpan sidik suara?' })
    await off.getByRole('button', { name: 'Berhenti dan hapus 1 sidik suara' }).click()
    await again.getByText(/1 sidik suara sudah dihapus/).waitFor()
    const { orang } = await (await at.app.client('admin')).call('listVoice')
    expect(orang.map((one) => one.sidik)).toEqual([null])
  }, 150_000)
})

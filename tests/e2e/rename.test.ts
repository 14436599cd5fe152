/** A name is put right once, among the people, and is right on every screen: in the room, for readers, in the record. */
import { describe, expect, it } from 'vitest'
import { chromiumPath } from './browser.ts'
import { atSitting } from './windows.ts'

const slow = { timeout: 20_000 }
const wrong = 'Drs. H. Harun Wiratama, M.Si.'
const right = 'Drs. H. Harun Wiratman, M.Si.'

describe.skipIf(chromiumPath === null)(
  'a name in a browser',
  () => {
    const at = atSitting()

    it('is put right once and is right everywhere at once', async () => {
      const { document } = at.app.app.rooms
      const { bagianId, ketuaId } = at.sitting
      for (const { tid } of await document.turns(bagianId)) {
        await document.command(bagianId, {
          ...{ type: 'assign-speaker', tid, spk: ketuaId, status: 'dikonfirmasi' },
        })
      }
      const room = await at.room('budi')
      const names = () => room.locator('.naskah-nama').allTextContents()
      await expect.poll(names, slow).toEqual([wrong, wrong])
      const reader = await at.window(null, `/siaran/${bagianId}`)
      await reader.getByText(wrong).first().waitFor()

      const people = await at.window('sekretariat', '/orang')
      await people.getByRole('button', { name: /Harun/ }).click()
      const form = people.getByRole('dialog')
      await form.getByLabel('Nama lengkap dengan gelar').fill(right)
      await form.getByRole('button', { name: 'Simpan' }).click()

      await expect.poll(names, slow).toEqual([right, right])
      await reader.getByText(right).first().waitFor()
      expect(await reader.getByText(wrong).count()).toBe(0)
    })
  },
  120_000,
)

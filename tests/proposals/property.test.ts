/** Whatever is said, typed and decided in any order: people's words and choices stay, and reading again changes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposalsOf } from '../../server/store/proposals.ts'
import { openSitting, spoken } from '../e2e/workSitting.ts'
import { startApp, type TestApp } from '../support/app.ts'

/** Numbers from a seed, so that a failure can be run again. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const lines = [
  'silakan kepada bapak mulyana untuk menyampaikan',
  'terima kasih pimpinan tanggul kali belut di desa sukamaju jebol',
  'saya yohanes dari dinas pupr menjawab pertanyaan itu',
  'disepakati dinas pupr memperbaiki tanggul kali belut paling lambat 20 desember 2026',
  'apakah hal ini dapat disetujui',
  'setuju',
  'kita masuk ke acara penanganan banjir',
  'rapat kita skors 10 menit',
  'sesuai pasal 12 ayat 1',
]

describe('proposals under everything people do', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.stop())

  it.each([11, 42, 77, 1945])(
    'never touch what a person wrote or chose (seed %i)',
    async (seed) => {
      const { document, proposals, store } = app.app.rooms
      const { bagianId, ketuaId, dinasId } = await openSitting(app)
      const roll = dice(seed)
      /** What people wrote and chose, by turn. */
      const typed = new Map<string, string>()
      const named = new Map<string, { spk: string | null; status: string }>()
      let at = 30_000
      for (let n = 0; n < 24; n += 1) {
        const turns = await document.turns(bagianId)
        const { tid } = turns[roll(turns.length)]!
        const what = roll(4)
        if (what <= 1) {
          await document.appendFinal(bagianId, spoken(lines[roll(lines.length)]!, at))
          at += 12_000
        } else if (what === 2) {
          const text = `${lines[roll(lines.length)]!} (${n})`
          await document.command(bagianId, { type: 'set-text', tid, text })
          typed.set(tid, text)
        } else {
          const spk = [ketuaId, dinasId, null][roll(3)]!
          const status = spk === null ? ('tidak-dikenal' as const) : ('dikonfirmasi' as const)
          await document.command(bagianId, { type: 'assign-speaker', tid, spk, status })
          named.set(tid, { spk, status })
        }
        if (roll(3) === 0) await proposals.settled(bagianId)
      }
      await proposals.settled(bagianId)
      await proposals.settled(bagianId)
      const turns = new Map((await document.turns(bagianId)).map((turn) => [turn.tid, turn]))
      for (const [tid, text] of typed) expect(turns.get(tid)?.text).toContain(text)
      for (const [tid, { spk, status }] of named) {
        expect(turns.get(tid)).toMatchObject({ spk, spkStatus: status })
      }
      const rows = await proposalsOf(store.db, bagianId)
      expect(rows.length).toBeGreaterThan(3)
      for (let n = 0; n < 3; n += 1) await proposals.settled(bagianId)
      expect(await proposalsOf(store.db, bagianId)).toEqual(rows)
      expect(new Map((await document.turns(bagianId)).map((turn) => [turn.tid, turn]))).toEqual(
        turns,
      )
    },
    60_000,
  )

  it('are the same when a sitting is read as a whole as when it was read while it was spoken', async () => {
    const { document, proposals, store } = app.app.rooms
    const { bagianId, ketuaId } = await openSitting(app)
    const roll = dice(7)
    for (let n = 0; n < 20; n += 1) {
      await document.appendFinal(bagianId, spoken(lines[roll(lines.length)]!, 30_000 + n * 12_000))
      await proposals.settled(bagianId)
      if (n % 4 !== 0) continue
      const { tid } = (await document.turns(bagianId)).at(-1)!
      await document.command(bagianId, {
        type: 'assign-speaker',
        tid,
        spk: ketuaId,
        status: 'dikonfirmasi',
      })
      await proposals.settled(bagianId)
    }
    const essence = async (id: string) =>
      (await proposalsOf(store.db, id))
        .filter((row) => row.state === 'terbuka' && row.payload.kind !== 'giliran')
        .map((row) => JSON.stringify([row.startMs, { ...row.payload, sebelum: null }]))
        .sort()
    const live = await essence(bagianId)
    expect(live.length).toBeGreaterThan(10)
    // The rows are forgotten and the text is read from its beginning by a server that has just started.
    await store.db.deleteFrom('proposal').where('bagian_id', '=', bagianId).execute()
    const { openProposals } = await import('../../server/proposals/index.ts')
    const quiet = { publish() {}, onSocket() {}, count: () => 0, empty() {}, renew() {} }
    const again = await openProposals({
      store,
      http: { handle() {} } as never,
      live: { ...quiet, close: async () => {} },
      log: { info() {}, warn() {}, error() {} } as never,
      clock: () => new Date(),
      newId: () => crypto.randomUUID(),
      audit: async () => {},
      rapat: { ...app.app.rooms.rapat, onChange() {} },
      document: { ...document, onChanged() {} },
      pembicara: { ...app.app.rooms.pembicara, onChanged() {} },
      hours: app.app.rooms.capture.timeMap,
    })
    await again.settled(bagianId)
    await again.settled(bagianId)
    expect(await essence(bagianId)).toEqual(live)
    await again.close()
  }, 60_000)
})

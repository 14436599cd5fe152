/** Cues of the floor that a person takes go to the daftar pembicara, and come back as long as nobody changed it since. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoAkunId } from '../../server/demo/akun.ts'
import type { Actor } from '../../server/domain/access.ts'
import { holds, waitingOf } from '../../server/domain/pembicara.ts'
import type { Proposal } from '../../server/domain/protocol/proposals.ts'
import { findAkun } from '../../server/store/akun.ts'
import { nobody, openSitting, type Sitting, spoken } from '../e2e/workSitting.ts'
import { startApp, type TestApp } from '../support/app.ts'

describe('cues of the floor', () => {
  let now = Date.parse('2026-11-25T03:40:00.000Z')
  let app: TestApp
  let sitting: Sitting
  let opened: number
  let budi: Actor
  const people: Record<string, string> = {}

  beforeAll(async () => {
    app = await startApp({ clock: () => new Date(now) })
    budi = { akun: await findAkun(app.app.rooms.store.db, demoAkunId('budi')) }
  })
  afterAll(() => app?.stop())
  beforeEach(async () => {
    sitting = await openSitting(app, { silent: true })
    const { rapat } = app.app.rooms
    opened = Date.parse((await rapat.load(sitting.rapatId)).rapat.bagian[0]!.mulaiAt)
    for (const one of await rapat.peserta(sitting.rapatId)) {
      for (const nama of ['Harun', 'Mulyana', 'Wahyuni']) {
        if (one.nama.includes(nama)) people[nama] = one.id
      }
    }
  })

  const rooms = () => app.app.rooms
  async function emit(event: string, value: object, namaAkun = 'budi'): Promise<unknown> {
    const socket = await app.socket(namaAkun)
    const given = { bagianId: sitting.bagianId, ...value }
    const answer = await socket.timeout(20_000).emitWithAck(event, given)
    if (!answer.ok) throw Object.assign(new Error(answer.error.message), answer.error)
    return answer.value
  }
  async function cues(kind: Proposal['payload']['kind']): Promise<Proposal[]> {
    await rooms().proposals.settled(sitting.bagianId)
    const { proposals } = (await emit('isyarat:ikut', {})) as { proposals: Proposal[] }
    return proposals.filter((one) => one.payload.kind === kind)
  }
  const cue = async (kind: Proposal['payload']['kind']) => (await cues(kind)).at(-1)!
  /** Somebody says it, and a person confirms who it was. */
  async function say(second: number, nama: string, text: string) {
    now = opened + (second + 20) * 1000
    await rooms().document.appendFinal(sitting.bagianId, spoken(text, second * 1000))
    const { tid } = (await rooms().document.turns(sitting.bagianId)).at(-1)!
    await rooms().document.command(sitting.bagianId, {
      ...{ type: 'assign-speaker', tid, spk: people[nama]!, status: 'dikonfirmasi' },
    })
    await rooms().proposals.settled(sitting.bagianId)
  }
  const list = async () => (await rooms().pembicara.of(sitting.bagianId)).isi
  const add = (nama: string) =>
    rooms().pembicara.step(
      sitting.bagianId,
      { aksi: 'tambah', spk: people[nama]!, jenis: 'giliran', catatan: null },
      budi,
    )

  it('give the floor to the one who was called, from the moment the chair had said so', async () => {
    await say(30, 'Harun', 'silakan kepada bapak mulyana untuk menyampaikan')
    const { id } = await cue('giliran')
    await emit('isyarat:terima', { id })
    expect(await list()).toMatchObject([{ spk: people.Mulyana, status: 'berbicara' }])
    const ms = Date.parse((await list())[0]!.mulaiAt!) - opened
    expect(ms).toBeGreaterThan(30_000)
    expect(ms).toBeLessThan(36_000)
    await emit('isyarat:batal', { id })
    expect(await list()).toEqual([])
  })

  it('let one who waits begin, and note nobody twice', async () => {
    await add('Wahyuni')
    await add('Mulyana')
    await say(30, 'Harun', 'silakan kepada bapak mulyana untuk menyampaikan')
    const { id } = await cue('giliran')
    await emit('isyarat:terima', { id })
    expect(holds(await list())?.spk).toBe(people.Mulyana)
    expect(waitingOf(await list()).map((one) => one.spk)).toEqual([people.Wahyuni])
    await emit('isyarat:batal', { id })
    expect(waitingOf(await list()).map((one) => one.spk)).toEqual([people.Wahyuni, people.Mulyana])
  })

  it('ask whom the chair meant where several could be meant', async () => {
    await say(30, 'Harun', 'silakan bapak mulyana atau ibu wahyuni')
    const proposal = await cue('giliran')
    expect(proposal.payload).toMatchObject({ calon: [people.Mulyana, people.Wahyuni] })
    const { id } = proposal
    await expect(emit('isyarat:terima', { id })).rejects.toThrow('Pilih siapa yang diberi giliran.')
    await expect(emit('isyarat:terima', { id, spk: people.Harun })).rejects.toMatchObject({
      code: 'input_invalid',
    })
    expect(await list()).toEqual([])
    await emit('isyarat:terima', { id, spk: people.Wahyuni })
    expect(holds(await list())?.spk).toBe(people.Wahyuni)
  })

  it('put an interupsi at the head of those who wait, and take it back unless the list went on', async () => {
    await add('Mulyana')
    await say(30, 'Wahyuni', 'interupsi pimpinan saya minta waktu sebentar')
    const { id } = await cue('interupsi')
    await emit('isyarat:terima', { id })
    expect(waitingOf(await list()).map((one) => [one.spk, one.jenis])).toEqual([
      [people.Wahyuni, 'interupsi'],
      [people.Mulyana, 'giliran'],
    ])
    await emit('isyarat:batal', { id })
    expect(waitingOf(await list()).map((one) => one.spk)).toEqual([people.Mulyana])

    await emit('isyarat:terima', { id })
    const first = waitingOf(await list())[0]!
    const begin = { aksi: 'mulai', id: first.id, memegang: null } as const
    await rooms().pembicara.step(sitting.bagianId, begin, budi)
    await expect(emit('isyarat:batal', { id })).rejects.toMatchObject({ code: 'conflict' })
    expect(holds(await list())?.spk).toBe(people.Wahyuni)
  })

  it('are one point of order, however often it is asked for in one breath', async () => {
    await say(30, 'Wahyuni', 'interupsi pak ketua saya minta waktu')
    expect(await cues('interupsi')).toHaveLength(1)
  })

  it('leave the list as it is where the part is over', async () => {
    await say(30, 'Harun', 'silakan kepada bapak mulyana untuk menyampaikan')
    const { id } = await cue('giliran')
    await rooms().rapat.close(sitting.rapatId, nobody)
    expect(await emit('isyarat:terima', { id })).toMatchObject({ state: 'diterima' })
    expect(await list()).toEqual([])
  })
})

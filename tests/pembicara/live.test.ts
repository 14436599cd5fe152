/** The daftar pembicara over sockets, on a whole server: for those who work in the rapat, at once, and nobody's change lost. */
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoAkunId } from '../../server/demo/akun.ts'
import type { Actor } from '../../server/domain/access.ts'
import { waitingOf } from '../../server/domain/pembicara.ts'
import { DaftarPembicara } from '../../server/domain/protocol/pembicara.ts'
import { findAkun } from '../../server/store/akun.ts'
import { listAudit } from '../../server/store/audit.ts'
import { nobody, openSitting, type Sitting } from '../e2e/workSitting.ts'
import { startApp, type TestApp } from '../support/app.ts'

describe('the daftar pembicara', () => {
  let app: TestApp
  let sitting: Sitting
  let mulyanaId: string
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.stop())
  beforeEach(async () => {
    sitting = await openSitting(app, { silent: true })
    const peserta = await app.app.rooms.rapat.peserta(sitting.rapatId)
    mulyanaId = peserta.find((p) => p.nama.includes('Mulyana'))!.id
  })

  async function ask(socket: Socket, event: string, value: object = {}): Promise<DaftarPembicara> {
    const given = { bagianId: sitting.bagianId, ...value }
    const answer = (await socket.timeout(20_000).emitWithAck(`pembicara:${event}`, given)) as
      | { ok: true; value: DaftarPembicara }
      | { ok: false; error: { code: string; message: string } }
    if (!answer.ok) throw Object.assign(new Error(answer.error.message), answer.error)
    return answer.value
  }
  const step = (socket: Socket, langkah: object) => ask(socket, 'langkah', { langkah })
  const add = (socket: Socket, spk: string, jenis = 'giliran') =>
    step(socket, { aksi: 'tambah', spk, jenis })
  const waiting = (list: DaftarPembicara) => waitingOf(list.isi).map((one) => one.spk)

  it('reaches the other desk at once, as it is stored', async () => {
    const [budi, sari] = [await app.socket('budi'), await app.socket('sari')]
    expect(await ask(budi, 'ikut')).toMatchObject({ versi: 0, urung: null, isi: [] })
    await ask(sari, 'ikut')
    const told = new Promise((done) => sari.once('pembicara:daftar', done))
    const list = await add(budi, mulyanaId)
    expect(DaftarPembicara.parse(await told)).toEqual(list)
    expect(list.isi).toMatchObject([{ spk: mulyanaId, jenis: 'giliran', status: 'menunggu' }])
    const rows = await listAudit(app.app.rooms.store.db, undefined)
    expect(rows[0]).toMatchObject({ aksi: 'pembicara.ubah', subjek: sitting.bagianId })
    expect(JSON.stringify(rows[0])).not.toContain(mulyanaId)
  })

  it('keeps both of two additions made at the same moment, and one of two begun', async () => {
    const [budi, sari] = [await app.socket('budi'), await app.socket('sari')]
    await Promise.all([add(budi, mulyanaId), add(sari, sitting.dinasId)])
    const list = await ask(budi, 'ikut')
    expect(waiting(list).toSorted()).toEqual([mulyanaId, sitting.dinasId].toSorted())
    const [first, second] = waitingOf(list.isi)
    const done = await Promise.allSettled([
      step(budi, { aksi: 'mulai', id: first!.id, memegang: null }),
      step(sari, { aksi: 'mulai', id: second!.id, memegang: null }),
    ])
    const refused = done.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]!.reason).toMatchObject({ code: 'conflict' })
    expect(refused[0]!.reason.message).toMatch(/baru saja diubah orang lain/)
    const after = await ask(sari, 'ikut')
    expect(after.isi.map((one) => one.status).toSorted()).toEqual(['berbicara', 'menunggu'])
  })

  it('takes back the newest step, and only as long as it is the newest', async () => {
    const [budi, sari] = [await app.socket('budi'), await app.socket('sari')]
    await add(budi, mulyanaId)
    const added = await add(budi, sitting.dinasId)
    const id = waitingOf(added.isi)[0]!.id
    const begun = await step(budi, { aksi: 'mulai', id, memegang: null })
    await add(sari, sitting.ketuaId, 'interupsi')
    await expect(ask(budi, 'urung', { langkah: begun.urung! })).rejects.toMatchObject({
      code: 'conflict',
    })
    const now = await ask(sari, 'ikut')
    const before = await ask(sari, 'urung', { langkah: now.urung! })
    expect(before.isi).toEqual(begun.isi)
    expect(before.urung).toBe(begun.urung)
    const list = await ask(budi, 'urung', { langkah: before.urung! })
    expect(list.isi).toEqual(added.isi)
  })

  it('brings back the only name that was taken off', async () => {
    const budi = await app.socket('budi')
    const added = await add(budi, mulyanaId)
    await step(budi, { aksi: 'hapus', id: added.isi[0]!.id })
    const empty = await ask(budi, 'ikut')
    expect(empty.isi).toEqual([])
    expect((await ask(budi, 'urung', { langkah: empty.urung! })).isi).toEqual(added.isi)
  })

  it('is closed to readers, anggota, other notulis and whoever has lost the task', async () => {
    const list = await add(await app.socket('budi'), mulyanaId)
    for (const namaAkun of [undefined, 'mulyana', 'admin']) {
      const socket = await app.socket(namaAkun)
      const code = namaAkun === undefined ? 'not_signed_in' : 'forbidden'
      await expect(ask(socket, 'ikut')).rejects.toMatchObject({ code })
      await expect(add(socket, sitting.dinasId)).rejects.toMatchObject({ code })
      await expect(ask(socket, 'urung', { langkah: list.urung! })).rejects.toMatchObject({ code })
    }
    const sari = await app.socket('sari')
    await ask(sari, 'ikut')
    const { rapat } = app.app.rooms
    const { penugasan } = (await rapat.load(sitting.rapatId)).rapat
    await rapat.setPenugasan(sitting.rapatId, { ...penugasan, notulis: [demoAkunId('budi')] })
    const heard: unknown[] = []
    sari.on('pembicara:daftar', (value) => heard.push(value))
    await add(await app.socket('budi'), sitting.dinasId)
    await expect(ask(await app.socket('sari'), 'ikut')).rejects.toMatchObject({ code: 'forbidden' })
    expect(heard).toEqual([])
  })

  it('lives with its part: a closed one begins empty, is shut to the secretariat, and the open one rests', async () => {
    const { rapat } = app.app.rooms
    const { penugasan } = (await rapat.load(sitting.rapatId)).rapat
    await rapat.setPenugasan(sitting.rapatId, { ...penugasan, sekretaris: null })
    const [budi, office] = [await app.socket('budi'), await app.socket('sekretariat')]
    const list = await add(budi, mulyanaId)
    await ask(office, 'ikut')
    await step(budi, { aksi: 'mulai', id: list.isi[0]!.id, memegang: null })
    const told = new Promise<DaftarPembicara>((done) =>
      office.on('pembicara:daftar', (given) => given.isi[0]?.selesaiAt && done(given)),
    )
    await rapat.changeSifat(sitting.rapatId, 'tertutup', nobody)
    const { bagian } = (await rapat.load(sitting.rapatId)).rapat
    expect((await told).isi).toMatchObject([{ status: 'selesai', selesaiAt: bagian[0]!.selesaiAt }])
    await expect(add(budi, sitting.dinasId)).rejects.toMatchObject({ code: 'state_refused' })
    const closed = { bagianId: bagian[1]!.id }
    expect((await ask(budi, 'ikut', closed)).isi).toEqual([])
    await expect(ask(office, 'ikut', closed)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('has nobody who takes no part in the rapat, and holds a guest in the rapat who is on it', async () => {
    const budi = await app.socket('budi')
    await expect(add(budi, 'bukan-peserta')).rejects.toMatchObject({ code: 'conflict' })
    await add(budi, sitting.dinasId)
    await expect(
      app.app.rooms.rapat.removePeserta(sitting.rapatId, sitting.dinasId),
    ).rejects.toMatchObject({ code: 'state_refused' })
  })

  it('is there again after the server was started anew', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    const { join } = await import('node:path')
    const dataDir = mkdtempSync(join(tmpdir(), 'risalah-daftar-'))
    try {
      const first = await startApp({ dataDir })
      const own = await openSitting(first, { silent: true })
      const akun = await findAkun(first.app.rooms.store.db, demoAkunId('budi'))
      const by: Actor = { akun }
      const { pembicara } = first.app.rooms
      const langkah = {
        aksi: 'tambah',
        spk: own.dinasId,
        jenis: 'giliran',
        catatan: 'Air',
      } as const
      const { isi } = await pembicara.step(own.bagianId, langkah, by)
      const mulai = { aksi: 'mulai', id: isi[0]!.id, memegang: null } as const
      const before = await pembicara.step(own.bagianId, mulai, by)
      await first.stop()
      const second = await startApp({ dataDir })
      const again = second.app.rooms.pembicara
      expect(await again.of(own.bagianId)).toEqual(before)
      const undone = await again.undo(own.bagianId, before.urung!, by)
      expect(undone.isi).toMatchObject([{ status: 'menunggu', mulaiAt: null, catatan: 'Air' }])
      await second.stop()
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})

/** Whoever holds the floor by the daftar pembicara is the guess of what is said meanwhile, with the hour as its reason. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { timeMap } from '../../server/capture/clock.ts'
import { demoAkunId } from '../../server/demo/akun.ts'
import type { Actor } from '../../server/domain/access.ts'
import { holds, waitingOf } from '../../server/domain/pembicara.ts'
import { clockIn, type Zone } from '../../server/domain/rapat.ts'
import { readListed } from '../../server/proposals/listed.ts'
import type { TurnView } from '../../server/proposals/types.ts'
import { findAkun } from '../../server/store/akun.ts'
import { openSitting, type Sitting, spoken } from '../e2e/workSitting.ts'
import { startApp, type TestApp } from '../support/app.ts'

describe('the daftar pembicara beside the words', () => {
  let now = Date.parse('2026-11-25T03:40:00.000Z')
  let app: TestApp
  let sitting: Sitting
  let opened: number
  let budi: Actor
  let zona: Zone
  const people: Record<string, string> = {}

  beforeAll(async () => {
    app = await startApp({ clock: () => new Date(now) })
    budi = { akun: await findAkun(app.app.rooms.store.db, demoAkunId('budi')) }
  })
  afterAll(() => app?.stop())
  beforeEach(async () => {
    sitting = await openSitting(app, { silent: true })
    const { rapat } = app.app.rooms
    const of = (await rapat.load(sitting.rapatId)).rapat
    zona = of.zona
    opened = Date.parse(of.bagian[0]!.mulaiAt)
    for (const one of await rapat.peserta(sitting.rapatId)) {
      for (const nama of ['Harun', 'Mulyana', 'Wahyuni', 'Yohanes']) {
        if (one.nama.includes(nama)) people[nama] = one.id
      }
    }
  })

  const rooms = () => app.app.rooms
  const at = (second: number) => {
    now = opened + second * 1000
  }
  async function say(second: number, text: string) {
    await rooms().document.appendFinal(sitting.bagianId, spoken(text, second * 1000))
    await rooms().proposals.settled(sitting.bagianId)
  }
  const list = async () => (await rooms().pembicara.of(sitting.bagianId)).isi
  const add = (nama: string, jenis: 'giliran' | 'interupsi' = 'giliran') =>
    rooms().pembicara.step(
      sitting.bagianId,
      { aksi: 'tambah', spk: people[nama]!, jenis, catatan: null },
      budi,
    )
  async function begin(second: number, nama: string) {
    at(second)
    const isi = await list()
    const id = waitingOf(isi).find((one) => one.spk === people[nama])!.id
    const memegang = holds(isi)?.id ?? null
    await rooms().pembicara.step(sitting.bagianId, { aksi: 'mulai', id, memegang }, budi)
  }
  async function end(second: number) {
    at(second)
    const id = holds(await list())!.id
    await rooms().pembicara.step(sitting.bagianId, { aksi: 'selesai', id }, budi)
  }
  async function turns() {
    await rooms().proposals.settled(sitting.bagianId)
    return rooms().document.turns(sitting.bagianId)
  }
  /** Who speaks in each turn, by name. */
  async function guessed() {
    const nameOf = new Map(Object.entries(people).map(([nama, id]) => [id, nama]))
    return (await turns()).map((turn) => (turn.spk === null ? null : nameOf.get(turn.spk)))
  }
  const reason = (second: number, jenis = '') =>
    `Memegang giliran menurut daftar pembicara (${jenis}${clockIn(
      zona,
      new Date(opened + second * 1000).toISOString(),
    )}).`

  it('names those who speak by the list alone, and leaves the chair between them to the chair', async () => {
    await add('Mulyana')
    await add('Yohanes')
    await say(2, 'baik saudara sekalian kita mulai pendalaman sekarang')
    await begin(10, 'Mulyana')
    await say(12, 'tanggul itu jebol sejak bulan lalu dan ratusan hektare sawah warga terendam')
    await say(40, 'sampai hari ini belum ada alat berat yang datang ke lokasi bencana')
    await say(60, 'terima kasih pak mulyana selanjutnya saya persilakan dari dinas pupr')
    await begin(66, 'Yohanes')
    await say(70, 'alat berat sudah kami siapkan dan besok pagi bergerak ke kali belut')
    const all = await turns()
    const of = (text: RegExp) => all.find((turn) => text.test(turn.text))!
    expect(of(/jebol/i)).toMatchObject({ spk: people.Mulyana, spkStatus: 'usulan' })
    expect(of(/jebol/i).spkBukti).toBe(reason(10))
    expect(of(/alat berat yang/i).spk).toBe(people.Mulyana)
    expect(of(/terima kasih/i).spk).toBe(people.Harun)
    expect(of(/kami siapkan/i)).toMatchObject({ spk: people.Yohanes })
    expect(of(/kami siapkan/i).spkBukti).toContain(reason(66))
    // A part of nobody's speech is nobody's by the list.
    expect(of(/pendalaman/i).spkBukti ?? '').not.toContain('daftar pembicara')
  })

  it('names who broke in by a listed interupsi, and the one who goes on behind it', async () => {
    await add('Mulyana')
    await add('Wahyuni', 'interupsi')
    await begin(5, 'Mulyana')
    await say(6, 'tanggul itu jebol sejak bulan lalu dan ratusan hektare sawah terendam')
    await begin(30, 'Wahyuni')
    await say(31, 'interupsi pimpinan ini sudah di luar acara yang disepakati bersama')
    await end(50)
    await say(52, 'baik saya ringkas dua desa itu menunggu bantuan sejak lama')
    const all = await turns()
    expect(await guessed()).toEqual(['Mulyana', 'Wahyuni', 'Mulyana'])
    expect(all[1]!.spkBukti).toContain(reason(30, 'interupsi, '))
    expect(all[2]!.spkBukti).toContain(reason(5))
  })

  it('is read again when the list changes, and takes its guess back when the step is undone', async () => {
    await add('Mulyana')
    at(3)
    await say(8, 'tanggul itu jebol sejak bulan lalu dan ratusan hektare sawah terendam')
    expect(await guessed()).toEqual([null])
    await begin(4, 'Mulyana')
    expect(await guessed()).toEqual(['Mulyana'])
    const { urung } = await rooms().pembicara.of(sitting.bagianId)
    await rooms().pembicara.undo(sitting.bagianId, urung!, budi)
    expect(await guessed()).toEqual([null])
    expect((await turns())[0]!.spkBukti).toBeNull()
  })

  it('reads the hours of the recording, not those of the text: sound that began late belongs to its hour', async () => {
    await add('Mulyana')
    await begin(100, 'Mulyana')
    const { rapat, bagian } = await rooms().rapat.subjectOfBagian(sitting.bagianId)
    const turn = (s: number) => ({ channel: 0, s: s * 1000, e: (s + 20) * 1000 }) as TurnView
    // The device was switched on a minute after the opening, and its clock ran ahead by two seconds in an hour.
    const late = {
      ...{ originSample: 0, samples: 3600 * 16_000, startedMs: opened + 60_000 },
      marks: [
        { sample: 0, delayMs: 0 },
        { sample: 3600 * 16_000, delayMs: -2000 },
      ],
    }
    const hours = async () => timeMap(opened, [late])
    const { pembicara } = rooms()
    const listed = await readListed({ pembicara, hours }, { rapat, bagian }, [turn(0)])
    expect(listed(turn(10))).toBeNull()
    expect(listed(turn(41))).toMatchObject({ id: people.Mulyana, interupsi: false })
    // Not in the recording yet, or typed by a person.
    expect(listed({ ...turn(41), s: -1 })).toBeNull()
    expect(listed({ ...turn(41), channel: 1 })).toBeNull()
  })

  it('never names a turn over what a person chose', async () => {
    await say(8, 'tanggul itu jebol sejak bulan lalu dan ratusan hektare sawah terendam')
    const { tid } = (await turns())[0]!
    const of = {
      type: 'assign-speaker',
      tid,
      spk: people.Wahyuni!,
      status: 'dikonfirmasi',
    } as const
    await rooms().document.command(sitting.bagianId, of)
    await add('Mulyana')
    await begin(4, 'Mulyana')
    expect(await guessed()).toEqual(['Wahyuni'])
  })
})

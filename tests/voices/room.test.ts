/** The voices room on recordings of espeak-ng voices, with the process that listens. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BagianSubject } from '../../server/domain/access.ts'
import type { Peserta, Rapat, Sifat } from '../../server/domain/rapat.ts'
import type { RapatChange } from '../../server/rapat/index.ts'
import { openVoicesRoom, type VoicesParts, type VoicesRoom } from '../../server/voices/index.ts'
import { meanVoice, openListener, type VoiceListener } from '../../transcription/client.ts'
import { dataDir, offline } from '../support/models.ts'
import { joinSound, silence, speak, toPcm } from '../support/sound.ts'

const people = { ani: 'id', budi: 'id+f4', citra: 'id+klatt2', dedi: 'id+f2' } as const
type Person = keyof typeof people

const sentences = [
  'Jalan desa rusak berat sejak musim hujan tahun lalu, dan warga meminta perbaikan segera sebelum panen.',
  'Kami menyampaikan pandangan umum fraksi terhadap rancangan peraturan daerah tentang anggaran tahun ini.',
  'Terima kasih pimpinan, tanggul kali belut di desa sukamaju jebol sepanjang empat puluh meter.',
]

/** Everybody says every sentence once, each as a turn; a short word at the end. */
type Said = { who: Person; startMs: number; endMs: number }

describe.skipIf(offline)('the voices room', () => {
  let dir: string
  let pcmPath: string
  let samples = 0
  const said: Said[] = []
  let short: Said
  let listener: VoiceListener
  const warned: string[] = []
  const log = { info() {}, warn: (line: string) => void warned.push(line), error() {} }

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'voices-room-'))
    let sound = silence(0.5)
    const add = async (who: Person, text: string) => {
      const part = await speak(text, { voice: people[who] })
      const startMs = sound.length / 16
      sound = joinSound(sound, part, silence(0.6))
      return { who, startMs, endMs: startMs + part.length / 16 }
    }
    for (const text of sentences) {
      for (const who of Object.keys(people) as Person[]) said.push(await add(who, text))
    }
    short = await add('ani', 'Setuju.')
    pcmPath = join(dir, 'ruang.pcm')
    writeFileSync(pcmPath, toPcm(sound))
    samples = sound.length
    listener = openListener({ dataDir, log })
  }, 60_000)
  afterAll(async () => {
    await listener?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const rapatOf = (sifat: readonly Sifat[], status: Rapat['status'] = 'berlangsung') =>
    ({
      id: 'rapat',
      status,
      bagian: sifat.map((one, i) => ({
        id: `bagian-${i}`,
        rapatId: 'rapat',
        no: i + 1,
        sifat: one,
      })),
    }) as unknown as Rapat

  let change: (change: RapatChange) => void
  let rapat: Rapat
  let room: VoicesRoom

  function open(parts: Partial<VoicesParts> = {}): VoicesRoom {
    return openVoicesRoom({
      log,
      listener: { ...listener, pid: null, close: async () => {} },
      wanted: async () => true,
      rapat: {
        subjectOfBagian: async (id) =>
          ({ rapat, bagian: rapat.bagian.find((one) => one.id === id) }) as BagianSubject,
        peserta: async () => [{ id: 'p-budi', orangId: 'o-budi' }] as Peserta[],
        onChange: (heard) => {
          change = (one) => void heard(one)
        },
      },
      capture: {
        recordings: async (bagianId) => [
          {
            ...{ bagianId, channel: 0, pcmPath, samples, growing: true },
            ranges: [{ fromSample: 0, toSample: samples }],
          },
        ],
      },
      ...parts,
    })
  }

  beforeEach(() => {
    rapat = rapatOf(['terbuka', 'terbuka', 'tertutup'])
    room = open()
  })

  const turnsOf = (who: Person) => said.filter((one) => one.who === who)
  const turn = ({ who, startMs, endMs }: Said, tid = `${who}-${Math.round(startMs)}`) => ({
    ...{ tid, channel: 0, startMs, endMs },
  })
  async function confirm(one: Said, spk: string | null, bagianId = 'bagian-0') {
    room.confirmed(bagianId, { ...turn(one), spk })
    await room.settled()
  }
  const named = async (one: Said, bagianId = 'bagian-0') =>
    (await room.evidence(bagianId, turn(one)))?.map(({ id }) => id) ?? null

  it('knows a voice again once a person has confirmed it, and names no stranger', async () => {
    const [first, second] = turnsOf('ani')
    expect(await named(second!)).toEqual([])
    await confirm(first!, 'p-ani')
    await confirm(turnsOf('budi')[0]!, 'p-budi')
    expect(await named(second!)).toEqual(['p-ani'])
    expect(await named(turnsOf('budi')[2]!)).toEqual(['p-budi'])
    for (const stranger of turnsOf('citra')) expect(await named(stranger)).toEqual([])
  }, 120_000)

  it('says nothing where the council does not want voices told apart', async () => {
    room = open({ wanted: async () => false })
    const [first, second] = turnsOf('ani')
    await confirm(first!, 'p-ani')
    expect(await named(second!)).toBeNull()
    expect(await room.label('bagian-0', turn(second!), null)).toBeNull()
  })

  it('says nothing of less than three seconds of speech', async () => {
    await confirm(turnsOf('ani')[0]!, 'p-ani')
    expect(await named(short)).toEqual([])
    expect(await room.label('bagian-0', turn(short), null)).toBeNull()
  }, 60_000)

  it('takes the sound away from whoever had it when a person corrects the name, or takes it back', async () => {
    const [first, second] = turnsOf('ani')
    await confirm(first!, 'p-budi')
    expect(await named(second!)).toEqual(['p-budi'])
    await confirm(first!, 'p-ani')
    expect(await named(second!)).toEqual(['p-ani'])
    await confirm(first!, null)
    expect(await named(second!)).toEqual([])
  }, 60_000)

  it('keeps voices in the next part of the same openness, and out of a closed one', async () => {
    const [first, second] = turnsOf('ani')
    await confirm(first!, 'p-ani')
    expect(await named(second!, 'bagian-1')).toEqual(['p-ani'])
    expect(await named(second!, 'bagian-2')).toEqual([])
    await confirm(turnsOf('budi')[0]!, 'p-budi', 'bagian-2')
    expect(await named(turnsOf('budi')[1]!, 'bagian-0')).toEqual([])
  }, 60_000)

  it('forgets everybody when the sitting is closed', async () => {
    const [first, second] = turnsOf('ani')
    await confirm(first!, 'p-ani')
    expect(await named(second!)).toEqual(['p-ani'])
    change({ kind: 'ditutup', rapat, bagian: null, previous: null })
    expect(await named(second!)).toBeNull()
    // A server that starts after the closing learns nothing either.
    rapat = rapatOf(['terbuka'], 'ditutup')
    room = open()
    expect(await named(second!)).toBeNull()
  }, 60_000)

  it('knows people by prints that are kept, as participants of the sitting', async () => {
    const voiceOf = async ({ startMs, endMs }: Said) => {
      const [fromSample, toSample] = [Math.round(startMs * 16), Math.round(endMs * 16)]
      const heard = await listener.hear({ pcmPath, fromSample, toSample })
      return meanVoice(heard!.map((window) => window.voice))
    }
    const kept = [
      { orangId: 'o-budi', voice: await voiceOf(turnsOf('budi')[0]!) },
      { orangId: 'o-lain', voice: await voiceOf(turnsOf('ani')[0]!) },
    ]
    room = open({ prints: async () => kept })
    expect(await named(turnsOf('budi')[1]!)).toEqual(['p-budi'])
    expect(await named(turnsOf('ani')[1]!)).toEqual([])
  }, 60_000)

  it('labels voices that are heard again, each with one number', async () => {
    const labels = new Map<Person, Set<string | null>>()
    for (const one of said) {
      const own = labels.get(one.who) ?? new Set()
      labels.set(one.who, own.add(await room.label('bagian-0', turn(one), null)))
    }
    for (const own of labels.values()) own.delete(null)
    const all = [...labels.values()].flatMap((own) => [...own])
    expect(new Set(all).size).toBe(all.length)
    expect(labels.get('ani')).toEqual(new Set(['suara-1']))
    expect(all.length).toBeGreaterThanOrEqual(3)
    expect(all.length).toBeLessThanOrEqual(5)
  }, 60_000)

  it('gives the name of one turn to the others of its label, until two people share it', async () => {
    const [a, b, c] = turnsOf('ani')
    for (const one of [a!, b!, c!]) await room.label('bagian-0', turn(one), null)
    await confirm(a!, 'p-ani')
    expect(await named(c!)).toEqual(['p-ani'])
    await confirm(b!, 'p-kembaran')
    expect(await named(c!)).toEqual([])
  }, 60_000)

  it('calls a voice by the label a person joined it to, and by its own when that is taken back', async () => {
    const labelOf = (one: Said) => room.label('bagian-0', turn(one), null)
    const [ani] = turnsOf('ani')
    const [budi, again] = turnsOf('budi')
    expect([await labelOf(ani!), await labelOf(budi!)]).toEqual(['suara-1', 'suara-2'])
    const changed: string[] = []
    room.onChanged((bagianId) => changed.push(bagianId))
    room.relabelled('bagian-0', turn(budi!).tid, 'suara-1')
    await room.settled()
    expect(changed).toContain('bagian-0')
    expect(await labelOf(again!)).toBe('suara-1')
    room.relabelled('bagian-0', turn(budi!).tid, 'suara-2')
    await room.settled()
    expect(await labelOf(again!)).toBe('suara-2')
  }, 60_000)

  it('takes up the labels that the text has from before the server was started', async () => {
    const [ani] = turnsOf('ani')
    const [budi] = turnsOf('budi')
    expect(await room.label('bagian-0', turn(budi!), 'suara-7')).toBe('suara-7')
    expect(await room.label('bagian-0', turn(ani!), 'suara-7')).toBe('suara-7')
    expect(await room.label('bagian-0', turn(turnsOf('citra')[0]!), null)).toBe('suara-1')
  }, 60_000)

  it('finds the moment from which somebody else speaks, and none where one person does', async () => {
    const [ani, budi] = said
    const both = { tid: 'dua', channel: 0, startMs: ani!.startMs, endMs: budi!.endMs }
    const at = await room.changeMs('bagian-0', both)
    expect(at).toBeGreaterThan(ani!.endMs - 800)
    expect(at).toBeLessThan(budi!.startMs + 800)
    expect(await room.changeMs('bagian-0', turn(ani!))).toBeNull()
    // Where two speak it is nobody's voice, and nobody's is learned from it.
    expect(await room.label('bagian-0', both, null)).toBeNull()
    room.confirmed('bagian-0', { ...both, spk: 'p-ani' })
    await room.settled()
    expect(await named(turnsOf('ani')[1]!)).toEqual([])
  }, 60_000)

  it('says nothing where the model is missing, starts nothing and fetches nothing', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'voices-kosong-'))
    const deaf = openListener({ dataDir: empty, log })
    room = open({ listener: deaf })
    await confirm(turnsOf('ani')[0]!, 'p-ani')
    expect(await named(turnsOf('ani')[1]!)).toBeNull()
    expect(await room.label('bagian-0', turn(said[0]!), null)).toBeNull()
    expect(deaf.pid).toBeNull()
    await deaf.close()
    rmSync(empty, { recursive: true })
  })

  it('answers with nothing when its process is killed, says so once, and goes on with a new one', async () => {
    const own = openListener({ dataDir, log })
    room = open({ listener: own })
    expect(await named(turnsOf('ani')[0]!)).toEqual([])
    warned.length = 0
    const lost = Promise.all([named(turnsOf('ani')[1]!), named(turnsOf('budi')[0]!)])
    await new Promise((done) => setTimeout(done, 20))
    process.kill(own.pid!, 'SIGKILL')
    expect(await lost).toContain(null)
    expect(warned).toHaveLength(1)
    expect(await named(turnsOf('ani')[1]!)).toEqual([])
    await room.close()
    expect(own.pid).toBeNull()
  }, 60_000)
})

/** Who speaks, weighed: what is said around the turn, and whose items are discussed. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Orang } from '../../server/language/input.ts'
import { byRules } from '../../server/language/speakers/guess.ts'
import { guessSpeaker, openDirectory } from '../../server/language/speakers/index.ts'
import type { GuessInput, Topic } from '../../server/language/speakers/situation.ts'
import { featuresIn } from '../../server/language/speakers/weigh/features.ts'
import {
  choicesOf,
  keyOf,
  readWeights,
  speakerWeights,
  weigh,
} from '../../server/language/speakers/weigh/index.ts'
import { sceneOf } from '../../server/language/speakers/weigh/scene.ts'
import { viewOf } from '../../server/language/speakers/weigh/view.ts'
import { askedOf, learn } from '../eval/learnSpeakers.ts'
import { examplesOf, spokenFiles } from '../eval/spoken.ts'

const people: Orang[] = [
  {
    id: 'k',
    nama: 'H. Rahmat Saleh, S.H.',
    jabatan: 'Ketua Komisi II',
    sapaan: 'Bapak',
    fraksi: 'Fraksi Bintang',
    dapil: 'I',
  },
  {
    id: 'a',
    nama: 'Yusuf Daeng Rani',
    jabatan: 'Anggota',
    sapaan: 'Bapak',
    fraksi: 'Fraksi Bahari',
    dapil: 'II',
  },
  {
    id: 'b',
    nama: 'Yusuf Palinggi, S.P.',
    jabatan: 'Anggota',
    sapaan: 'Bapak',
    fraksi: 'Fraksi Karya',
    dapil: 'III',
  },
  {
    id: 'u',
    nama: 'Ir. Hendra Wijaya',
    jabatan: 'Kepala Dinas',
    instansi: 'Dinas Pekerjaan Umum',
    sapaan: 'Bapak',
  },
]
const words = (said: string) => said.split(' ')
const scene = (said: [string, string][], next: string, topics: Topic[] = []): GuessInput => ({
  chairIds: ['k'],
  directory: openDirectory(people),
  context: said.map(([speakerId, spoken]) => ({ speakerId, words: words(spoken) })),
  next: words(next),
  topics,
})

describe('a speaker, weighed', () => {
  it('is the one of two with one name whose own items are discussed', () => {
    const call: [string, string][] = [['k', 'baik sekarang pak yusuf silakan']]
    const next = 'terima kasih pimpinan jembatan dan sumur bor di dapil saya tolong jangan dicoret'
    expect(guessSpeaker(scene(call, next)).id).toBeNull()
    const own: Topic[] = [
      { owner: 'b', opd: 'Dinas Pekerjaan Umum' },
      { owner: 'b', opd: 'Dinas Pekerjaan Umum' },
    ]
    expect(guessSpeaker(scene(call, next, own)).id).toBe('b')
  })

  it('comes with its reason and how likely it is', () => {
    const weights = readWeights('topic own m all 1 1\t900')
    const { id, evidence } = weigh(
      scene([['k', 'lanjut']], 'jembatan kami', [{ owner: 'a', opd: null }]),
      { id: null, evidence: [] },
      weights,
    )
    expect(id).toBe('a')
    expect(evidence).toEqual([{ signal: 'self', detail: 'isi pembicaraannya', confidence: 1 }])
  })

  it('is told by the words that people in a seat say', () => {
    const weights = readWeights(
      'role says undangan kontrakkan\t400\nrole pair undangan kami kontrakkan\t400',
    )
    const said = scene([['k', 'pak hendra silakan']], 'dua paket kami kontrakkan')
    expect(weigh(said, { id: null, evidence: [] }, weights).id).toBe('u')
  })

  it('is named by the way of speaking alone only where that is surer than other signs need to be', () => {
    const said = scene([['k', 'pak hendra silakan']], 'dua paket kami kontrakkan')
    const by = (table: string) => weigh(said, { id: null, evidence: [] }, readWeights(table)).id
    expect(by('role says undangan kontrakkan\t380')).toBeNull()
    expect(by('named other 0 chair\t0\nrole says undangan kontrakkan\t900')).toBe('u')
  })

  it('is whoever the words go on from', () => {
    const weights = readWeights('talk echo sole 1 1\t900')
    const said: [string, string][] = [
      ['a', 'giliran pengangkutan sampah pagi'],
      ['b', 'itu bukan jawaban'],
    ]
    const next = 'giliran pengangkutan siang mulai bulan depan'
    expect(weigh(scene(said, next), { id: null, evidence: [] }, weights).id).toBe('a')
  })

  it('is likelier of the dapil of the places that are named, as the input tells it or as the members whose items lie there', () => {
    const near = (dapil: string | null, members: string[]): Topic[] => [
      { owner: null, opd: null, region: { dapil, members } },
    ]
    const fits = (topics: Topic[], id: string) =>
      featuresIn(viewOf(sceneOf(scene([['k', 'silakan']], 'di sana becek', topics))))(
        people.find((person) => person.id === id)!,
      )
        .map(keyOf)
        .find((key) => key.startsWith('topic dapil 1') || key.startsWith('topic dapil 0'))
    const { dapil } = people.find(({ id }) => id === 'b')!
    expect(fits(near(dapil!, []), 'b')).toBe('topic dapil 1 1 anggota')
    expect(fits(near('lain', []), 'b')).toBe('topic dapil 0 1 anggota')
    expect(fits(near(null, ['b']), 'b')).toBe('topic dapil 1 1 anggota')
    expect(fits(near(dapil!, []), 'u')).toBeUndefined()
  })

  it('is nobody where nothing speaks for anyone', () => {
    const none = weigh(
      scene([['k', 'lanjut']], 'jembatan kami'),
      { id: null, evidence: [] },
      new Map(),
    )
    expect(none).toEqual({ id: null, evidence: [] })
  })

  it('is nobody where only the chair speaks so often, and nothing points at the chair', () => {
    const weights = readWeights('role role ketua 0\t900')
    const counted = scene([['a', 'empat tujuh dua']], 'sembilan satu tiga nol')
    expect(weigh(counted, { id: null, evidence: [] }, weights).id).toBeNull()
    const leading = scene([['a', 'empat tujuh dua']], 'baik rapat saya tutup')
    expect(weigh(leading, { id: null, evidence: [] }, weights).id).toBe('k')
  })

  it('is whom a channel or a voice tells, whatever the words say', () => {
    const input = scene([['k', 'pak hendra silakan']], 'terima kasih pimpinan')
    const told = { id: 'a', signal: 'channel', detail: 'kanal 2', confidence: 0.95 } as const
    expect(guessSpeaker({ ...input, outside: [told] })).toEqual(
      byRules({ ...input, outside: [told] }),
    )
  })

  it('comes from a table that can be read', () => {
    expect(speakerWeights.size).toBeGreaterThan(1000)
    // Words of one council are no evidence in another.
    expect([...speakerWeights.keys()].some((key) => key.includes(' bontolamuru'))).toBe(false)
    expect(readWeights('role any\t-40\n\nrusak\n').get('role any')).toBe(-0.4)
  })

  it('is weighed by the same features alone and among others', () => {
    const examples = examplesOf(spokenFiles().at(-1)!).slice(0, 60)
    for (const { input } of examples) {
      const among = new Map(choicesOf(input).map(({ id, features }) => [id, features.map(keyOf)]))
      for (const person of input.directory.people)
        expect(featuresIn(viewOf(sceneOf(input)))(person).map(keyOf)).toEqual(among.get(person.id))
    }
  })

  it('is found more often than by the rules alone in sittings that taught nothing, and hardly oftener wrong', () => {
    const files = spokenFiles().filter((file) => resolve(file, '..').endsWith('bicara'))
    const held = new Set(files.filter((_, n) => n % 6 === 0))
    const told = files.filter((file) => !held.has(file)).flatMap(examplesOf)
    const weights = learn(told.map(askedOf), { rounds: 60 })
    const count = { rules: [0, 0], both: [0, 0] }
    let asked = 0
    for (const { input, gold } of [...held].flatMap(examplesOf)) {
      asked += 1
      const ruled = byRules(input)
      for (const [by, { id }] of [
        ['rules', ruled],
        ['both', weigh(input, ruled, weights)],
      ] as const)
        if (id !== null) count[by][id === gold ? 0 : 1]! += 1
    }
    const [right, wrong] = count.both as [number, number]
    expect(right).toBeGreaterThan(1.2 * count.rules[0]!)
    expect(wrong / asked).toBeLessThan(count.rules[1]! / asked + 0.02)
  }, 120_000)
})

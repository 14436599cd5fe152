import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPeople, speakerAt } from '../../transcription/client.ts'
import { dataDir, offline } from '../support/models.ts'
import { joinSound, silence, speak, toWav } from '../support/sound.ts'

const root = resolve(import.meta.dirname, '../..')
const voices = { ani: 'id', budi: 'id+f2', citra: 'id+f4' } as const
const stranger = 'id+klatt2'
const introduction =
  'Selamat pagi bapak dan ibu sekalian. Kami menyampaikan pandangan umum fraksi terhadap rancangan peraturan daerah tentang anggaran pendapatan dan belanja daerah tahun ini.'
const question =
  'Jalan desa rusak berat sejak musim hujan tahun lalu, dan warga meminta perbaikan segera sebelum panen.'

describe.skipIf(offline)('voices of people', () => {
  let dir: string
  let sound: Float32Array
  const spoken: { id: string | null; from: number; to: number }[] = []
  const people: { id: string; sound: Float32Array }[] = []
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'voices-'))
    mkdirSync(join(dir, 'orang'))
    for (const [id, voice] of Object.entries(voices)) {
      const own = await speak(introduction, { voice })
      people.push({ id, sound: own })
      writeFileSync(join(dir, 'orang', `${id}.wav`), toWav(own))
    }
    sound = silence(0.5)
    const turns: [string | null, string][] = [
      ['ani', voices.ani],
      ['budi', voices.budi],
      [null, stranger],
      ['citra', voices.citra],
      ['ani', voices.ani],
    ]
    for (const [id, voice] of turns) {
      const part = await speak(question, { voice })
      spoken.push({ id, from: sound.length, to: sound.length + part.length })
      sound = joinSound(sound, part, silence(0.4))
    }
    writeFileSync(join(dir, 'rapat.wav'), toWav(sound))
  }, 60_000)
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  const run = (...args: string[]) =>
    spawnSync(
      join(root, 'node_modules/.bin/node'),
      [join(root, 'server/cli/main.ts'), 'transcribe', ...args],
      { cwd: dir, encoding: 'utf8', env: { ...process.env, INIT_CWD: dir, RISALAH_DATA: dataDir } },
    )

  it('are found where each person speaks, and a stranger gets no name', async () => {
    const stretches = await findPeople(people, sound, { dataDir, env: process.env })
    for (const { id, from, to } of spoken) {
      for (const share of [0.25, 0.5, 0.75]) {
        expect(speakerAt(stretches, from + (to - from) * share)).toBe(id)
      }
    }
  }, 120_000)

  it('put their ids into the turns of the command, which still hold every word in order', () => {
    const named = run('rapat.wav', '--voices', 'orang', '--json')
    expect(named.status, named.stderr).toBe(0)
    const { turns } = JSON.parse(named.stdout) as {
      turns: { speaker: string | null; words: { text: string; start: number; end: number }[] }[]
    }
    const speakers = turns.map((turn) => turn.speaker)
    expect(speakers.filter((id, i) => id !== speakers[i - 1])).toEqual([
      'ani',
      'budi',
      null,
      'citra',
      'ani',
    ])
    const plain = JSON.parse(run('rapat.wav', '--json').stdout) as { turns: typeof turns }
    expect(plain.turns.every((turn) => turn.speaker === null)).toBe(true)
    const text = (all: typeof turns) => all.flatMap((turn) => turn.words.map((word) => word.text))
    expect(text(turns)).toEqual(text(plain.turns))
  }, 480_000)

  it('refuses a folder that is missing, empty, or holds what is no voice: code 2, one line, no output', () => {
    mkdirSync(join(dir, 'kosong'))
    for (const [name, content] of [
      ['bukan', Buffer.from('ini bukan rekaman suara sama sekali')],
      ['hening', toWav(silence(3))],
    ] as const) {
      mkdirSync(join(dir, name))
      writeFileSync(join(dir, name, 'dedi.wav'), content)
    }
    for (const folder of ['tidak-ada', 'kosong', 'bukan', 'hening', 'rapat.wav']) {
      const refused = run('rapat.wav', '--voices', folder, '--json')
      expect(refused.status, folder).toBe(2)
      expect(refused.stdout).toBe('')
      expect(refused.stderr.trim().split('\n')).toHaveLength(1)
    }
  }, 480_000)
})

/**
 * Voices in sittings put together from recordings of people (`--sound FOLDER`, a folder per person with WAV files), or from
 * espeak-ng voices: names once one turn of each was confirmed, labels where nobody was, places where the voice changes.
 */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMedia } from '../../server/capture/media.ts'
import { leastSpeechMs } from '../../server/voices/change.ts'
import { createHall, type Hall } from '../../server/voices/hall.ts'
import { type HeardWindow, openListener } from '../../transcription/client.ts'
import { dataDir } from '../support/models.ts'
import { joinSound, lots, silence, speak, toPcm } from '../support/sound.ts'
import type { Bench } from './main.ts'

const turnsEach = 6
const lengthsS = [7, 10, 15]
const sittings = 40
const confirmedPeople = 6
const strangers = 3

/** A turn as it was heard once, its windows counted from its own beginning. */
type Turn = { readonly who: string; readonly ms: number; readonly windows: readonly HeardWindow[] }

const espeak = ['id', 'id+f2', 'id+f4', 'id+klatt2', 'id+m3', 'id+m7', 'id+croak', 'id+f5']
const sentences = [
  'Jalan desa rusak berat sejak musim hujan tahun lalu, dan warga meminta perbaikan segera.',
  'Kami menyampaikan pandangan umum fraksi terhadap rancangan peraturan daerah ini.',
  'Terima kasih pimpinan, tanggul kali belut jebol sepanjang empat puluh meter.',
]

async function turnsOf(folder: string | undefined, who: string): Promise<Float32Array[]> {
  if (folder === undefined) {
    const all: Float32Array[] = []
    for (let i = 0; i < turnsEach; i++) {
      all.push(await speak(sentences[i % 3]!, { voice: who, wordsPerMinute: 125 + 5 * i }))
    }
    return all
  }
  const files = readdirSync(join(folder, who)).filter((name) => /\.wav$/i.test(name))
  const turns: Float32Array[] = []
  let turn = silence(0)
  for (const file of files.sort()) {
    turn = joinSound(turn, await readMedia(join(folder, who, file)), silence(0.2))
    if (turn.length / 16_000 < lengthsS[turns.length % lengthsS.length]!) continue
    turns.push(turn)
    turn = silence(0)
    if (turns.length === turnsEach) break
  }
  return turns
}

/** Turns one after another in a sitting of their own. */
function seat(turns: readonly Turn[]) {
  const starts: number[] = []
  let at = 0
  const windows = turns.flatMap((turn) => {
    starts.push(at)
    const moved = turn.windows.map((w) => ({ ...w, sample: w.sample + at * 16 }))
    at += turn.ms
    return moved
  })
  const hear = async (_id: string, _channel: number, from: number, to: number) =>
    windows.filter(({ sample }) => sample >= from && sample < to)
  const place = (i: number, behind = i) => ({
    ...{ tid: String(i), channel: 0, startMs: starts[i]! },
    endMs: starts[behind]! + turns[behind]!.ms,
  })
  return { hall: createHall(hear) as Hall, place }
}

/** What a process has used of the processor, where Linux tells. */
function cpuMsOf(pid: number | null): number | null {
  if (pid === null || !existsSync(`/proc/${pid}/stat`)) return null
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const showsVoice = ({ windows }: Turn) =>
  windows.reduce((sum, { speechMs }) => sum + speechMs, 0) >= leastSpeechMs

const share = (part: number, all: number) => Number((part / Math.max(1, all)).toFixed(3))

async function measureNames(draw: (people: number) => Turn[]) {
  const count = { right: 0, wrong: 0, none: 0, strangersNamed: 0, strangersNot: 0 }
  for (let run = 0; run < sittings; run++) {
    const turns = draw(confirmedPeople + strangers)
    const known = new Set([...new Set(turns.map(({ who }) => who))].slice(0, confirmedPeople))
    const { hall, place } = seat(turns)
    const taught = new Set<string>()
    for (const [i, { who }] of turns.entries()) {
      await hall.listen('b', place(i))
      const [found] = hall.name('b', place(i), [])
      if (!found) hall.label('b', place(i), null)
      if (known.has(who) && !taught.has(who)) hall.teach('b', place(i), who)
      else if (taught.size >= confirmedPeople) {
        if (!known.has(who)) count[found ? 'strangersNamed' : 'strangersNot']++
        else count[found ? (found.id === who ? 'right' : 'wrong') : 'none']++
      }
      if (known.has(who)) taught.add(who)
    }
  }
  const turns = count.right + count.wrong + count.none
  return {
    turns,
    right: share(count.right, turns),
    wrong: share(count.wrong, turns),
    none: share(count.none, turns),
    strangersNamed: share(count.strangersNamed, count.strangersNamed + count.strangersNot),
  }
}

async function measureLabels(draw: (people: number) => Turn[]) {
  const count = { labelled: 0, wrong: 0, none: 0, labels: 0, people: 0 }
  for (let run = 0; run < sittings; run++) {
    const turns = draw([3, 5, 8, 12][run % 4]!)
    const { hall, place } = seat(turns)
    const heard = new Map<string, string[]>()
    for (const [i, { who }] of turns.entries()) {
      await hall.listen('b', place(i))
      const label = hall.label('b', place(i), null)
      if (label === null) count.none++
      else heard.set(label, [...(heard.get(label) ?? []), who])
    }
    for (const own of heard.values()) {
      const most = Math.max(...own.map((who) => own.filter((one) => one === who).length))
      count.labelled += own.length
      count.wrong += own.length - most
    }
    count.labels += heard.size
    count.people += new Set(turns.map(({ who }) => who)).size
  }
  return {
    turns: count.labelled + count.none,
    wrong: share(count.wrong, count.labelled + count.none),
    none: share(count.none, count.labelled + count.none),
    labelsPerPerson: share(count.labels, count.people),
  }
}

async function measureChanges(draw: (people: number) => Turn[]) {
  const count = { pairs: 0, found: 0, single: 0, invented: 0 }
  for (let run = 0; run < sittings; run++) {
    const turns = draw(6)
    const { hall, place } = seat(turns)
    for (let i = 0; i + 1 < turns.length; i++) {
      const both = place(i, i + 1)
      await hall.listen('b', both)
      const at = hall.change('b', both)
      if (turns[i]!.who === turns[i + 1]!.who) {
        count.single++
        if (at !== null) count.invented++
      } else {
        count.pairs++
        if (at !== null && Math.abs(at - place(i + 1).startMs) < 1200) count.found++
      }
    }
  }
  return {
    found: share(count.found, count.pairs),
    invented: share(count.invented, count.single),
  }
}

export const run: Bench = async ({ sound: folder }) => {
  const dir = mkdtempSync(join(tmpdir(), 'bench-voices-'))
  const log = { warn: (line: string) => process.stderr.write(`${line}\n`) }
  const listener = openListener({ dataDir, log })
  try {
    if (!(await listener.ready())) throw new Error('npm run models -- get voice-ge2e silero-vad')
    const people =
      folder === undefined
        ? espeak
        : readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory())
    const heard = new Map<string, Turn[]>()
    const pcmPath = join(dir, 'turn.pcm')
    let seconds = 0
    let tookMs = 0
    for (const who of people) {
      const turns: Turn[] = []
      for (const sound of await turnsOf(folder, who)) {
        writeFileSync(pcmPath, toPcm(sound))
        const began = performance.now()
        const windows = await listener.hear({ pcmPath, fromSample: 0, toSample: sound.length })
        // The first one starts the process.
        if (seconds > 0) tookMs += performance.now() - began
        seconds += sound.length / 16_000
        turns.push({ who, ms: sound.length / 16, windows: windows ?? [] })
      }
      heard.set(who, turns)
      process.stderr.write(`${who} `)
    }
    process.stderr.write('\n')
    const cpuMs = cpuMsOf(listener.pid)
    const all = [...heard.values()].flat()
    const next = lots(7)
    const shuffled = <T>(all: readonly T[]) =>
      all
        .map((one) => ({ one, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
    const draw = (count: number) =>
      shuffled(
        shuffled(people)
          .slice(0, count)
          .flatMap((who) => heard.get(who)!.filter(showsVoice)),
      )
    return {
      figures: {
        people: people.length,
        tooShort: share(all.length - all.filter(showsVoice).length, all.length),
        sittings,
        listeningMsPerMinute: Math.round((tookMs / seconds) * 60),
        cpuMsPerMinute: cpuMs === null ? null : Math.round((cpuMs / seconds) * 60),
        names: await measureNames(draw),
        labels: await measureLabels(draw),
        changes: await measureChanges(draw),
      },
      kept: true,
    }
  } finally {
    await listener.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

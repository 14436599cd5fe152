/** What the pipeline costs and gives over the engine alone, on the same sound: time, processor, memory, wrong words. */
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleRateHz } from '../../server/domain/speech.ts'
import { bagianId, startPipeline } from '../pipeline/support.ts'
import { dataDir } from '../support/models.ts'
import { toPcm } from '../support/sound.ts'
import type { Bench } from './main.ts'
import { makeSitting, plainWords, wordErrors } from './sitting.ts'

type Figures = { wallS: number; cpuS: number; memoryMb: number; text: string }

async function runBare(sound: Float32Array): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'ukur-'))
  try {
    const path = join(folder, 'suara.pcm')
    writeFileSync(path, toPcm(sound))
    const child = fork(new URL('./bare.ts', import.meta.url), [], { execArgv: [] })
    return await new Promise<Figures>((done, failed) => {
      child.once('message', (figures) => done(figures as Figures))
      child.once('exit', (code) => failed(new Error(`bare engine ended with ${code}`)))
      child.send({ path, samples: sound.length, dataDir })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds of processor time and most memory of a running process, as Linux counts them. */
function usageOf(pid: number): { cpuS: number; memoryMb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return {
    cpuS: (Number(fields[11]) + Number(fields[12])) / 100,
    memoryMb: Number(peak ?? 0) / 1024,
  }
}

async function runPipeline(sound: Float32Array): Promise<Figures> {
  const test = await startPipeline({ engine: 'whisper', model: 'whisper-base', dataDir })
  try {
    const before = process.cpuUsage()
    const began = performance.now()
    await test.importFile(sound)
    await test.pipeline.settled(bagianId)
    const wallS = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    const workers = test.pipeline.pids().map(usageOf)
    const segments = await test.segments()
    return {
      wallS,
      cpuS: (user + system) / 1e6 + workers.reduce((sum, w) => sum + w.cpuS, 0),
      memoryMb:
        process.resourceUsage().maxRSS / 1024 + workers.reduce((sum, w) => sum + w.memoryMb, 0),
      text: segments.map((s) => s.text).join(' '),
    }
  } finally {
    await test.stop()
  }
}

export const run: Bench = async (options) => {
  const { sound, words } = await makeSitting(options)
  const seconds = sound.length / sampleRateHz
  process.stderr.write('mesin saja …\n')
  const bare = await runBare(sound)
  process.stderr.write('seluruh alur …\n')
  const whole = await runPipeline(sound)
  const reference = words === null ? null : plainWords(words)
  const round = (x: number) => Math.round(x * 1000) / 1000
  const show = ({ wallS, cpuS, memoryMb, text }: Figures) => ({
    realTimeFactor: round(wallS / seconds),
    cpuS: round(cpuS),
    memoryMb: Math.round(memoryMb),
    wordErrors: reference && wordErrors(reference, plainWords(text)),
  })
  const figures = {
    seconds: Math.round(seconds),
    words: reference?.length ?? null,
    engine: show(bare),
    pipeline: show(whole),
    ratio: {
      realTimeFactor: round(whole.wallS / bare.wallS),
      cpu: round(whole.cpuS / bare.cpuS),
      memory: round(whole.memoryMb / bare.memoryMb),
      wordErrors:
        reference &&
        round(
          wordErrors(reference, plainWords(whole.text)) /
            Math.max(1, wordErrors(reference, plainWords(bare.text))),
        ),
    },
  }
  return { figures, kept: figures.ratio.wordErrors === null || figures.ratio.wordErrors <= 1 }
}

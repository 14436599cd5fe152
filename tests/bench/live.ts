/**
 * How long a sitting waits for its words: sound at the pace it is spoken, the default engine, one channel, two people
 * editing. Times are from the spoken sound to what is sent to the screens.
 */
import { sampleRateHz } from '../../server/domain/speech.ts'
import { bagianId, startPipeline } from '../pipeline/support.ts'
import { dataDir } from '../support/models.ts'
import type { Bench } from './main.ts'
import { makeSitting, quantiles } from './sitting.ts'

const limits = { firstWordsS: 3, refreshS: 2, finalS: 3 }
const editorMs = 500
const frameMs = 200

export const run: Bench = async (options) => {
  const { sound, stretches } = await makeSitting({ ...options, sound: undefined })
  const test = await startPipeline({ engine: 'whisper', model: 'whisper-base', dataDir })
  const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))
  // The engine is loaded when a rapat is opened, before anybody speaks.
  await test.changed('dibuka')
  while (test.pipeline.status(bagianId).state !== 'siap') await sleep(50)

  const began = performance.now()
  const now = () => (performance.now() - began) / 1000
  const shown: { at: number; toS: number; final: boolean }[] = []
  test.onPublish((event, value) => {
    if (event !== 'ruang:partial') return
    const { endSample, text } = value as { endSample: number; text: string }
    shown.push({ at: now(), toS: endSample / sampleRateHz, final: text === '' })
  })
  let edits = 0
  const editors = [0, 1].map((who) =>
    setInterval(() => {
      void (async () => {
        const turns = (await test.document.read(bagianId)).flatMap((s) =>
          s.items.flatMap((item) => (item.kind === 'turn' ? [item] : [])),
        )
        const turn = turns.at(-1 - who)
        if (!turn) return
        const text = `${turn.text.replace(/ \(\d+\)$/, '')} (${++edits})`
        await test.document.command(bagianId, { type: 'set-text', tid: turn.id, text })
      })().catch(() => {})
    }, editorMs),
  )
  process.stderr.write(`${Math.round(sound.length / sampleRateHz)} detik bicara …\n`)
  for (let at = 0; at < sound.length; ) {
    const to = Math.min(sound.length, Math.floor(now() * sampleRateHz))
    if (to - at >= (frameMs * sampleRateHz) / 1000 || to === sound.length) {
      test.append(sound.slice(at, to))
      at = to
    }
    await sleep(frameMs / 4)
  }
  test.stopDevice()
  await test.pipeline.settled(bagianId)
  for (const editor of editors) clearInterval(editor)
  await test.stop()

  const first: number[] = []
  const refresh: number[] = []
  const final: number[] = []
  for (const { from, to } of stretches) {
    const seen = shown.filter((s) => s.toS > from + 0.1 && s.at > from)
    const words = seen.find((s) => s.at > from)
    if (words) first.push(words.at - from)
    const during = seen.filter((s) => s.at <= to).map((s) => s.at)
    for (const [i, at] of during.entries()) {
      refresh.push((during[i + 1] ?? Math.max(at, to)) - at)
    }
    const end = shown.find((s) => s.final && s.toS >= to - 0.2)
    if (end) final.push(end.at - to)
  }
  const figures = {
    seconds: Math.round(sound.length / sampleRateHz),
    stretches: stretches.length,
    edits,
    firstWordsS: { ...quantiles(first), limit: limits.firstWordsS },
    refreshS: { ...quantiles(refresh), limit: limits.refreshS },
    finalAfterPauseS: { ...quantiles(final), limit: limits.finalS },
  }
  const kept =
    figures.firstWordsS.p95 <= limits.firstWordsS &&
    figures.refreshS.p95 <= limits.refreshS &&
    figures.finalAfterPauseS.p95 <= limits.finalS &&
    final.length === stretches.length
  return { figures, kept }
}

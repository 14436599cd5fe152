/** The engine alone, in a process of its own: sound in windows of 30 s one after another, nothing else. */
import { sampleRateHz } from '../../server/domain/speech.ts'
import { openEngine } from '../../transcription/engines/index.ts'
import { readPcm } from '../../transcription/sound.ts'

process.once('message', (given) => {
  const { path, samples, dataDir } = given as { path: string; samples: number; dataDir: string }
  void (async () => {
    const engine = await openEngine('whisper', {
      dataDir,
      model: 'whisper-base',
      language: 'id',
      threads: 2,
    })
    const before = process.cpuUsage()
    const began = performance.now()
    const texts: string[] = []
    for (let at = 0; at < samples; at += 30 * sampleRateHz) {
      const to = Math.min(samples, at + 30 * sampleRateHz)
      texts.push((await engine.decode(readPcm(path, at, to))).text)
    }
    const wallS = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    const cpuS = (user + system) / 1e6
    const memoryMb = process.resourceUsage().maxRSS / 1024
    process.send?.({ wallS, cpuS, memoryMb, text: texts.join(' ') }, () => process.exit(0))
  })()
})

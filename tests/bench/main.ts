/** `npm run bench -- live | pipeline | document | language | correct | voices`: prints its figures as one JSON document, what it does on stderr. */
import { parseArgs } from 'node:util'

export type BenchOptions = {
  /** A recording of people, and what they say, instead of the synthetic voice; for voices a folder with one folder per person. */
  readonly sound: string | undefined
  readonly words: string | undefined
  readonly seconds: number
}

/** Gives the figures, and whether every limit was kept. */
export type Bench = (options: BenchOptions) => Promise<{ figures: unknown; kept: boolean }>

const benches: Readonly<Record<string, string>> = {
  live: './live.ts',
  pipeline: './pipeline.ts',
  document: './document.ts',
  language: './language.ts',
  correct: './correct.ts',
  voices: './voices.ts',
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sound: { type: 'string' },
    words: { type: 'string' },
    seconds: { type: 'string', default: '120' },
  },
})
const path = benches[positionals[0] ?? '']
if (path === undefined || positionals.length > 1) {
  process.stderr.write(
    `Pakai: npm run bench -- ${Object.keys(benches).join(' | ')} [--sound FILE --words FILE] [--seconds N]\n`,
  )
  process.exit(2)
}
const { run } = (await import(path)) as { run: Bench }
const result = await run({
  sound: values.sound,
  words: values.words,
  seconds: Number(values.seconds),
})
// A bench that only prints for itself gives nothing back.
if (result) process.stdout.write(`${JSON.stringify(result.figures, null, 2)}\n`)
process.exit(result && !result.kept ? 1 : 0)

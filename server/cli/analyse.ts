/** `risalah analyse [FILE|-]`: one JSON object in, one out. */
import { AnalyseInput, analyse } from '../language/index.ts'
import { type CliIo, UsageError } from './io.ts'
import { readInput } from './normalize.ts'

export async function runAnalyse(argv: readonly string[], io: CliIo): Promise<number> {
  const text = await readInput(argv, io, 'Pakai: risalah analyse [FILE|-]')
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new UsageError('Masukan bukan JSON yang sah.')
  }
  const parsed = AnalyseInput.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new UsageError(`Masukan tidak sesuai di "${issue.path.join('.')}": ${issue.message}`)
  }
  const result = JSON.stringify(analyse(parsed.data))
  await new Promise<void>((done) => io.stdout.write(`${result}\n`, () => done()))
  return 0
}

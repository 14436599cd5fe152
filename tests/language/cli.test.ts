/** `risalah normalize` and `risalah analyse` at their contract: streams, exit codes, bad input. */
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runAnalyse } from '../../server/cli/analyse.ts'
import { UsageError } from '../../server/cli/io.ts'
import { runNormalize } from '../../server/cli/normalize.ts'

async function call(run: typeof runNormalize, input: string | Uint8Array, argv: string[] = []) {
  const stdout = new PassThrough()
  let out = ''
  stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  const io = {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr: new PassThrough(),
    cwd: '/',
    dataDir: '/',
    env: {},
  }
  try {
    return { code: await run(argv, io), out, error: null }
  } catch (error) {
    return { code: error instanceof UsageError ? 2 : 1, out, error: error as Error }
  }
}

describe('risalah normalize', () => {
  it('gives as many lines as it gets, empty ones too', async () => {
    expect((await call(runNormalize, 'komisi empat\n\nlima persen\n')).out).toBe(
      'Komisi IV\n\n5%\n',
    )
    expect((await call(runNormalize, 'komisi empat')).out).toBe('Komisi IV')
    expect((await call(runNormalize, '')).out).toBe('')
  })
  it('refuses what is no UTF-8 and files that are not there', async () => {
    for (const bad of [
      await call(runNormalize, Uint8Array.of(0xff, 0xfe)),
      await call(runNormalize, '', ['/tidak/ada']),
    ]) {
      expect(bad).toMatchObject({ code: 2, out: '' })
    }
  })
})

describe('risalah analyse', () => {
  it('answers only what is asked', async () => {
    expect(JSON.parse((await call(runAnalyse, '{}')).out)).toEqual({})
    expect(Object.keys(JSON.parse((await call(runAnalyse, '{"passages":[]}')).out))).toEqual([
      'passages',
    ])
  })
  it.each(['', 'x', '[]', '{"turns":[{}]}', '{"turns":{}}', '{"rapat":{"tanggal":"besok"}}'])(
    'refuses %s with one line',
    async (input) => {
      const bad = await call(runAnalyse, input)
      expect(bad).toMatchObject({ code: 2, out: '' })
      expect(bad.error!.message).not.toContain('\n')
    },
  )
})

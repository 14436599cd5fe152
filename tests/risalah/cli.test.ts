/** `risalah verify` as others call it: verdicts, exit codes, streams. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { VerifyResult } from '../../server/domain/api.ts'
import { sha256Hex } from '../../server/risalah/canonical.ts'
import { makeTestRoot } from '../../server/risalah/testPki.ts'
import { folder, join2, makeSigned, type Signed } from './support.ts'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
const dir = folder()
let signed: Signed

beforeAll(async () => {
  signed = await makeSigned()
  dir.put('signed.pdf', signed.twice)
  dir.put('plain.pdf', signed.plain)
  dir.put('tail.pdf', join2(signed.twice, '% catatan\n'))
  dir.put('cut.pdf', signed.twice.slice(0, 40_000))
  dir.put('root.pem', signed.root.pem)
  dir.put('other.pem', makeTestRoot('Lain', new Date()).pem)
  dir.put('two.pem', makeTestRoot('Lain', new Date()).pem + signed.root.pem)
  dir.put('note.txt', 'bukan pdf')
  dir.put('signed', signed.twice)
})

/** Relative names are relative to where the person stands. */
async function verify(
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const options = { cwd: root, env: { ...process.env, INIT_CWD: dir.path } }
  try {
    const done = await run(process.execPath, ['server/cli/main.ts', 'verify', ...args], options)
    return { code: 0, ...done }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, stdout, stderr }
  }
}

describe('risalah verify', () => {
  it.each([
    [['signed.pdf', '--trust', 'root.pem'], 'asli', 0],
    [['--trust', 'other.pem', 'root.pem', 'signed.pdf'], 'asli', 0],
    [['--trust', 'two.pem', 'signed'], 'asli', 0],
    [['signed.pdf', '--trust', 'other.pem', '--trust', 'root.pem'], 'asli', 0],
    [['signed.pdf'], 'asli-belum-dipercaya', 1],
    [['signed.pdf', '--trust', 'other.pem'], 'asli-belum-dipercaya', 1],
    [['tail.pdf', '--trust', 'root.pem'], 'diubah', 1],
    [['cut.pdf', '--trust', 'root.pem'], 'rusak', 1],
    [['plain.pdf', '--trust', 'root.pem'], 'tanpa-tanda-tangan', 1],
  ] as const)('of %j says %s with code %i', async (args, verdict, code) => {
    const done = await verify(...args, '--json')
    expect(done).toMatchObject({ code, stderr: '' })
    const result = VerifyResult.strict().parse(JSON.parse(done.stdout))
    expect(result.verdict).toBe(verdict)
    expect(result.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(result.reasons.length).toBeGreaterThan(0)
    if (verdict === 'asli') expect(result.sha256).toBe(sha256Hex(signed.twice))
  })

  it('tells people in words', async () => {
    const { stdout } = await verify('tail.pdf', '--trust', 'root.pem')
    expect(stdout).toContain('tail.pdf: DIUBAH')
    expect(stdout).toContain('Wahyuni Latief')
  })

  it.each([
    [[]],
    [['tidak-ada.pdf']],
    [['.']],
    [['note.txt']],
    [['root.pem']],
    [['signed.pdf', 'plain.pdf']],
    [['signed.pdf', '--trust', 'tidak-ada.pem']],
    [['signed.pdf', '--trust', 'note.txt']],
    [['signed.pdf', '--lain']],
  ])('refuses %j in one line with code 2 and says nothing on stdout', async (args) => {
    const done = await verify(...args)
    expect(done).toMatchObject({ code: 2, stdout: '' })
    expect(done.stderr).toMatch(/^[^\n]+\n$/)
  })
})

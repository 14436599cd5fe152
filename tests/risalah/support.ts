/** A rendered example and its signed forms, made once per test file, and the tools that look at them. */
import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openRenderer } from '../../server/risalah/render.ts'
import { signPdf } from '../../server/risalah/sign.ts'
import { makeTestRoot, type TestCa } from '../../server/risalah/testPki.ts'
import { exampleRecord } from './example.ts'

const run = promisify(execFile)
export const passphrase = 'kata sandi uji'

export type Tool = (name: string, ...args: string[]) => Promise<{ code: number; out: string }>

/** Runs a Debian tool; its exit code and everything it said. */
export const tool: Tool = async (name, ...args) => {
  try {
    const { stdout, stderr } = await run(name, args, { maxBuffer: 1 << 28 })
    return { code: 0, out: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: `${stdout}${stderr}` }
  }
}

export function folder(): { path: string; put(name: string, bytes: Uint8Array | string): string } {
  const path = mkdtempSync(join(tmpdir(), 'risalah-'))
  return {
    path,
    put(name, bytes) {
      const to = join(path, name)
      writeFileSync(to, bytes)
      return to
    },
  }
}

export type Signed = {
  readonly root: TestCa
  readonly plain: Uint8Array
  readonly once: Uint8Array
  readonly twice: Uint8Array
}

export async function renderExample(options: Parameters<typeof exampleRecord>[0] = {}) {
  const renderer = openRenderer()
  try {
    return await renderer.render(exampleRecord(options))
  } finally {
    await renderer.close()
  }
}

export async function signWith(
  pdf: Uint8Array,
  p12: Uint8Array,
  field: string,
): Promise<Uint8Array> {
  const signed = await signPdf({
    pdf,
    p12,
    passphrase,
    field,
    reason: 'Uji',
    location: 'Lumbung Kota',
    at: new Date().toISOString(),
  })
  return signed.pdf
}

/** Sekretaris with RSA first, ketua with ECDSA on top. */
export async function makeSigned(): Promise<Signed> {
  const root = makeTestRoot('Akar Uji', new Date())
  const plain = await renderExample()
  const rsa = root.issue({ nama: 'Wahyuni Latief', kind: 'rsa' })
  const ec = root.issue({ nama: 'Harun Wiratama', kind: 'ec' })
  const once = await signWith(plain, rsa.p12(passphrase), 'SekretarisRapat')
  const twice = await signWith(once, ec.p12(passphrase), 'KetuaRapat')
  return { root, plain, once, twice }
}

export const join2 = (...parts: readonly (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((p) => Buffer.from(p as Uint8Array))))

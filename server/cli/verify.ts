/** `risalah verify FILE.pdf [--trust PEM …] [--json]`: 0 authentic, 1 any other verdict, 2 wrong input. */
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { VerifyResult } from '../domain/api.ts'
import { readPems } from '../risalah/verify/chain.ts'
import { looksLikePdf, verifyPdf } from '../risalah/verify/index.ts'
import { type CliIo, UsageError } from './io.ts'

const usage = 'Pakai: risalah verify FILE.pdf [--trust PEM …] [--json]'
const maxBytes = 512 * 1024 * 1024

const words: Readonly<Record<VerifyResult['verdict'], string>> = {
  asli: 'ASLI dan tidak berubah',
  'asli-belum-dipercaya': 'UTUH, tetapi penanda tangannya belum dipercaya',
  diubah: 'DIUBAH: isi ini bukan yang ditandatangani',
  rusak: 'RUSAK: berkas tidak dapat dibaca sebagai PDF yang utuh',
  'tanpa-tanda-tangan': 'TANPA TANDA TANGAN elektronik',
}

/** `--trust` may be given again and may take several files: `--trust a.pem b.pem`. */
function readArguments(argv: readonly string[]) {
  const parsed = (() => {
    try {
      return parseArgs({
        args: [...argv],
        allowPositionals: true,
        tokens: true,
        options: { trust: { type: 'string', multiple: true }, json: { type: 'boolean' } },
      })
    } catch {
      throw new UsageError(usage)
    }
  })()
  const trust: string[] = []
  const files: string[] = []
  let afterTrust = false
  for (const token of parsed.tokens) {
    if (token.kind === 'option') {
      afterTrust = token.name === 'trust'
      if (afterTrust) trust.push(token.value!)
    } else if (token.kind === 'positional') {
      if (afterTrust && !/\.pdf$/i.test(token.value)) trust.push(token.value)
      else files.push(token.value)
    }
  }
  // The file may come last and need not be called .pdf.
  if (files.length === 0 && trust.length > 1) files.push(trust.pop()!)
  const [file, ...rest] = files
  if (file === undefined || rest.length > 0) throw new UsageError(usage)
  return { file, trust, json: parsed.values.json ?? false }
}

async function readInput(path: string, shown: string): Promise<Buffer> {
  const info = await stat(path).catch(() => null)
  if (!info) throw new UsageError(`Berkas "${shown}" tidak ada.`)
  if (!info.isFile()) throw new UsageError(`"${shown}" bukan berkas.`)
  if (info.size > maxBytes) throw new UsageError(`Berkas "${shown}" terlalu besar.`)
  return readFile(path).catch(() => {
    throw new UsageError(`Berkas "${shown}" tidak dapat dibaca.`)
  })
}

function printed(file: string, result: VerifyResult): string {
  const lines = [`${basename(file)}: ${words[result.verdict]}`]
  for (const reason of result.reasons) lines.push(`  ${reason}`)
  for (const { signer, time, timeSource, level, covers, trusted } of result.signatures) {
    lines.push(
      `  Tanda tangan: ${signer} (${trusted ? 'dipercaya' : 'belum dipercaya'}), ${level}`,
      `    waktu ${time ?? 'tidak disebut'}, menurut ${timeSource}; menutup ${covers}`,
    )
  }
  for (const { what } of result.after) lines.push(`  Sesudahnya: ${what}`)
  lines.push(`  SHA-256 ${result.sha256}`)
  return `${lines.join('\n')}\n`
}

export async function runVerify(argv: readonly string[], io: CliIo): Promise<number> {
  const { file, trust, json } = readArguments(argv)
  const pems: string[] = []
  for (const path of trust) {
    const text = (await readInput(resolve(io.cwd, path), path)).toString('latin1')
    try {
      readPems([text])
    } catch {
      throw new UsageError(`"${path}" bukan sertifikat PEM.`)
    }
    pems.push(text)
  }
  const bytes = new Uint8Array(await readInput(resolve(io.cwd, file), file))
  if (!looksLikePdf(bytes)) throw new UsageError(`Berkas "${file}" bukan PDF.`)
  const result = verifyPdf(bytes, { trust: pems })
  io.stdout.write(json ? `${JSON.stringify(result)}\n` : printed(file, result))
  return result.verdict === 'asli' ? 0 : 1
}

/** Roots this council trusts: PEM files in its data folder, read when they are asked for. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { readPems } from './verify/chain.ts'

export const trustFolder = (dataDir: string) => join(dataDir, 'trust')

export async function readTrust(dataDir: string, log: Log): Promise<string[]> {
  const folder = trustFolder(dataDir)
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith('.pem'))
    .sort()
  const out: string[] = []
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    try {
      readPems([text])
      out.push(text)
    } catch {
      log.warn('a trust file holds no certificate', { name })
    }
  }
  return out
}

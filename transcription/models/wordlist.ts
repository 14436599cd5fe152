/** The installed general word list. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findModel } from './install.ts'

/** Lines of word, tab, centibels; null where `kata-id` is not installed. */
export async function readWordList({ dataDir }: { dataDir: string }): Promise<string | null> {
  const folder = await findModel('kata-id', { dataDir })
  return folder === null ? null : readFile(join(folder, 'kata.tsv'), 'utf8')
}

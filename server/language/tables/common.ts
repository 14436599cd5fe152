/** Everyday words: none of them alone is a name or another place. */
import { readFileSync } from 'node:fs'

export const commonWords: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '))
    .filter(Boolean),
)

/** Whose office words are about: what the kinds of regional offices answer for (`tables/matters.txt`). Pure. */
import { readFileSync } from 'node:fs'
import type { Orang } from '../input.ts'
import { rememberPer } from '../remember.ts'
import type { Directory } from './directory.ts'
import { wordsOf } from './mention.ts'

type Field = { readonly heads: readonly string[]; readonly begins: readonly string[] }

const fields: readonly Field[] = readFileSync(
  new URL('../tables/matters.txt', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [heads = '', words = ''] = line.split(' | ')
    return { heads: heads.split(', '), begins: words.split(' ') }
  })

/** How much the words are about the office of each: a thing that several answer for counts less for each of them. */
type Matters = ReadonlyMap<string, number>

/** Shorter beginnings stand for whole words. */
const shortest = 5

function openMatters(people: readonly Orang[]): (words: readonly string[]) => Matters {
  const idsOf = new Map<string, Set<string>>()
  for (const { id, instansi, jabatan, fraksi } of people) {
    if (fraksi) continue
    const office = ` ${wordsOf(`${jabatan ?? ''} ${instansi ?? ''}`).join(' ')} `
    for (const { heads, begins } of fields)
      if (heads.some((head) => office.includes(` ${head} `)))
        for (const word of begins) idsOf.set(word, (idsOf.get(word) ?? new Set()).add(id))
  }
  const long = [...idsOf.keys()].filter((word) => word.length >= shortest)
  const beginOf = (word: string): string | undefined => {
    const bare = word.replace(/nya$/, '')
    return idsOf.has(bare) ? bare : long.find((begin) => bare.startsWith(begin))
  }
  return (words) => {
    const found = new Set(words.flatMap((word) => beginOf(word) ?? []))
    const out = new Map<string, number>()
    for (const begin of found) {
      const ids = idsOf.get(begin)!
      for (const id of ids) out.set(id, (out.get(id) ?? 0) + 1 / ids.size)
    }
    return out
  }
}

export const mattersIn = rememberPer(({ people }: Directory) => openMatters(people))

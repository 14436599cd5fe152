/** Which items the words of one turn name by themselves: whose they are says something about who speaks. */
import type { Linker } from './links/link.ts'
import { rememberTexts } from './remember.ts'
import type { Topic } from './speakers/index.ts'

export function openTopics(linker: Linker): (spoken: string) => readonly Topic[] {
  const byKode = new Map(linker.index.all.map(({ item }) => [item.kode, item]))
  return rememberTexts((spoken) =>
    linker.link(spoken).map(({ kode }) => {
      const item = byKode.get(kode)
      return { owner: item?.pengusulId ?? null, opd: item?.opd ?? null }
    }),
  )
}

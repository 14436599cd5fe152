/**
 * Bodies of government whose names follow from national law: the kinds of local offices and their fields
 * (UU 23/2014, PP 18/2016 and its nomenclature), the bodies of a DPRD (PP 12/2018), national bodies; and the
 * short names that people give them. The names are in `bodies.txt`. No list of one council.
 */
import { readFileSync } from 'node:fs'

/** The lines of each section of the table, without remarks. */
const sections: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>()
  let own: string[] = []
  for (const line of readFileSync(new URL('./bodies.txt', import.meta.url), 'utf8').split('\n')) {
    const name = /^\[(.+)\]$/.exec(line)?.[1]
    if (name !== undefined) {
      own = []
      found.set(name, own)
    } else if (line !== '' && !line.startsWith('#')) own.push(line)
  }
  return found
})()
const section = (name: string): readonly string[] => sections.get(name)!

export type Body = { readonly words: readonly string[]; readonly written: readonly string[] }

const small = /^(dan|di|ke|dari|yang|untuk|tentang)$/
const raise = (word: string) =>
  small.test(word) ? word : word.replace(/^./, (c) => c.toUpperCase())

function bodyOf(line: string, head = ''): Body {
  const [spoken = '', written = ''] = line.split(' > ')
  const words = `${head} ${spoken}`.trim().split(' ')
  const own = written === '' ? words.map(raise) : `${raise(head)} ${written}`.trim().split(' ')
  return { words, written: own }
}

const longestFirst = (list: Body[]): Body[] =>
  list.toSorted((a, b) => b.words.length - a.words.length)

export const fieldsByFirst: ReadonlyMap<string, readonly Body[]> = Map.groupBy(
  longestFirst(section('dinas').map((line) => bodyOf(line))),
  (body) => body.words[0]!,
)

export const wholeByFirst: ReadonlyMap<string, readonly Body[]> = Map.groupBy(
  longestFirst([
    ...section('utuh').map((line) => bodyOf(line)),
    ...section('badan').map((line) => bodyOf(line, 'badan')),
    ...section('kementerian').flatMap((line) => [
      bodyOf(line, 'kementerian'),
      // "Kementerian Kelautan": by the first of its fields.
      ...(/^[^>]+ dan [^>]+$/.test(line) ? [bodyOf(line.split(' dan ')[0]!, 'kementerian')] : []),
    ]),
    ...section('kementerian').map((line) => bodyOf(line, 'menteri')),
  ]),
  (body) => body.words[0]!,
)

/** Heads that take fields. */
export const fieldHeads: ReadonlySet<string> = new Set(['dinas', 'kadis', 'kabid'])
/** Heads that stay small, their field does not ("bidang Bina Marga"), where a body follows. */
export const partHeads: ReadonlySet<string> = new Set(['bidang', 'seksi'])
/** Before these, *dinas* is no office ("rumah dinas", "perjalanan dinas"). */
export const dutyWords: ReadonlySet<string> = new Set(
  'rumah perjalanan mobil kendaraan motor nota surat pakaian seragam urusan'.split(' '),
)

/** Every short name with patterns of the whole names it may stand for; one that is a key names some body at all. */
export const shortBodies: ReadonlyMap<string, readonly RegExp[]> = (() => {
  const map = new Map<string, RegExp[]>()
  for (const line of section('singkatan')) {
    const [names = '', pattern = ''] = line.split(' > ')
    for (const name of names.split(' '))
      map.set(name, [...(map.get(name) ?? []), new RegExp(pattern)])
  }
  return map
})()

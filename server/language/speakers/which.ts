/** Which of several is meant: what is said behind a name with *yang* ("yang ibu", "yang dari bappeda", "yang es ha"). */
import type { Orang } from '../input.ts'
import type { Directory } from './directory.ts'
import { wordsOf } from './mention.ts'
import { spelledAt } from './spelled.ts'

/** The test that the words behind a mention put to those who could be meant; null where they put none. */
export function whichOf(
  words: readonly string[],
  to: number,
  directory: Directory,
): ((person: Orang) => boolean) | null {
  const at = words.slice(to, to + 10).indexOf('yang')
  if (at < 0) return null
  const from = to + at + 1
  const word = words[from] ?? ''
  const gender = /^(ibu|perempuan|wanita|srikandi|putri)$/.test(word)
    ? 'Ibu'
    : /^(bapak|laki|pria|putra)$/.test(word)
      ? 'Bapak'
      : null
  if (gender !== null && directory.find(words.slice(from, from + 3))[0]?.by !== 'name')
    return (person) => person.sapaan === gender
  const title = spelledAt(words, from)?.text
  if (title !== undefined)
    return (person) =>
      person.nama
        .split(/[\s,]+/)
        .some((part) => part.endsWith('.') && part.replaceAll('.', '').toLowerCase() === title)
  const start = /^(dari|di)$/.test(word) ? from + 1 : from
  // "yang pu", "yang dari fraksi karya mandiri"
  const house = directory
    .find(words.slice(to))
    .find((m) => m.from <= start - to && m.to > start - to && m.by !== 'name')
  if (house !== undefined && house.ids.length > 0) return (person) => house.ids.includes(person.id)
  // "pak kades yang manyui": a word of the house's own name.
  const own = words[start] ?? ''
  const has = ({ instansi }: Orang) => own.length > 3 && wordsOf(instansi ?? '').includes(own)
  return directory.people.some(has) ? has : null
}

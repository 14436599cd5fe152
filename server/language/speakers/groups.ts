/** Fraksi, komisi and dapil in spoken words, with everyone of them who is here. */
import type { Orang } from '../input.ts'
import { letters } from '../tables/letters.ts'
import { onlyParties, parties } from '../tables/politicalParties.ts'
import { initialsOf, stop } from './bodies.ts'
import { aloneBefore, type Mention, standsAlone, wordsOf } from './mention.ts'
import { spelledAt } from './spelled.ts'

const roman = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
const spokenNumbers = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
]
/** The number at the end of "Komisi III", "Dapil 2" or "dua"; letters of a komisi as they are. */
function numberOf(text: string | null | undefined): string | null {
  const last = (text ?? '').toLowerCase().trim().split(/\s+/).at(-1) ?? ''
  if (/^\d+$/.test(last)) return String(Number(last))
  for (const list of [roman, spokenNumbers]) {
    const at = list.indexOf(last)
    if (at > 0) return String(at)
  }
  return /^[a-e]$/.test(last) ? last : null
}

export type GroupNames = ReturnType<typeof openGroupNames>

/** Everything a fraksi is called, as words: what the roster says, and the other names of that party. */
function namesOf(fraksi: string): string[][] {
  const own = wordsOf(fraksi).filter((word) => !stop.has(word))
  const key = own.join(' ')
  const party = parties.find((names) => names.includes(key)) ?? []
  return [own, ...party.filter((name) => name !== key).map((name) => name.split(' '))]
}

/** Where the name ends that stands at `i`, short words of it also read letter by letter ("pe de i perjuangan"); -1 where it does not. */
function nameEnd(words: readonly string[], i: number, name: readonly string[]): number {
  let k = i
  for (const part of name) {
    if (words[k] === part) {
      k += 1
      continue
    }
    let left = part.length <= 5 ? part : ''
    while (left !== '' && left.startsWith(letters[words[k] ?? ''] ?? '-')) {
      left = left.slice(1)
      k += 1
    }
    if (left !== '' || part.length > 5) return -1
  }
  return name.length === 0 ? -1 : k
}

/** Groups of those who are here. */
export function openGroupNames(people: readonly Orang[]) {
  const groups = people.flatMap((person) =>
    person.fraksi
      ? [
          {
            id: person.id,
            names: namesOf(person.fraksi),
            short: initialsOf(wordsOf(person.fraksi).filter((w) => w !== 'fraksi')),
          },
        ]
      : [],
  )

  /** Is it a name wherever it is said: of several words, of a party that is nothing else, or spelled? */
  const isPlain = (name: readonly string[], said: number): boolean =>
    name.length > 1 || onlyParties.has(name[0]!) || said > 2

  /** The fraksi named at `i`; without the word *fraksi* only where it can be nothing else. */
  function groupAt(words: readonly string[], i: number): Mention | null {
    const named = words[i] === 'fraksi' || words[i] === 'partai'
    const bare =
      !named &&
      /^(dari|partai|utusan|kubu|bicara|jubir|rekan|teman|kawan|dengar|dengarkan|itu|lalu|kemudian|kepada)$/.test(
        words[i - 1] ?? '',
      )
    const lone = !named && !bare && words.slice(0, i).every((w) => aloneBefore.test(w))
    const start = named ? i + 1 : i
    const spelled = named ? spelledAt(words, start) : null
    let ids: string[] = []
    let to = i
    const take = (id: string, end: number) => {
      if (end > to) ids = [id]
      else if (end === to && !ids.includes(id)) ids.push(id)
      to = Math.max(to, end)
    }
    for (const { id, names, short } of groups) {
      for (const name of names) {
        const end = nameEnd(words, start, name)
        if (end < 0) continue
        const plain = isPlain(name, end - start)
        if (named || plain || ((lone || bare) && standsAlone(words, end))) take(id, end)
      }
      if (named && short.has(words[start] ?? '')) take(id, start + 1)
      else if (named && spelled !== null && short.has(spelled.text)) take(id, spelled.to)
    }
    // The first word of the fraksi where no other fraksi begins with it.
    if (ids.length === 0 && named) {
      const begun = groups.filter(
        ({ names: [own = []] }) => own.length > 1 && own[0] === words[start],
      )
      if (new Set(begun.map(({ names }) => names[0]!.join(' '))).size === 1)
        for (const { id } of begun) take(id, start + 1)
    }
    return ids.length === 0
      ? null
      : { ids, from: i, to, by: 'fraksi', said: words.slice(i, to).join(' ') }
  }

  /** "dapil dua", "komisi tiga": everyone of it. */
  function regionAt(words: readonly string[], i: number): Mention | null {
    const kind =
      words[i] === 'dapil'
        ? 1
        : words[i] === 'daerah' && words[i + 1] === 'pemilihan'
          ? 2
          : words[i] === 'komisi'
            ? 1
            : 0
    const number = kind === 0 ? null : numberOf(words[i + kind])
    if (number === null) return null
    const komisi = words[i] === 'komisi'
    const ids = people
      .filter((p) => numberOf(komisi ? p.komisi : p.dapil) === number)
      .map((p) => p.id)
    const to = i + kind + 1
    return { ids, from: i, to, by: 'group', said: words.slice(i, to).join(' ') }
  }

  /** Where the name of the fraksi ends that stands right behind a member's own name ("bu mai karya mandiri"). */
  function ownGroupEnd(words: readonly string[], i: number, id: string): number {
    const ends = (groups.find((group) => group.id === id)?.names ?? [])
      .map((name) => ({ name, end: nameEnd(words, i, name) }))
      .filter(({ name, end }) => end > i && isPlain(name, end - i))
    return Math.max(i, ...ends.map(({ end }) => end))
  }

  return { groupAt, regionAt, ownGroupEnd }
}

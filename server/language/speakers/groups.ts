/** Fraksi, komisi and dapil in spoken words, with everyone of them who is here. */
import type { Orang } from '../input.ts'
import { initialsOf, stop } from './bodies.ts'
import { aloneBefore, type Mention, standsAlone, standsAt, wordsOf } from './mention.ts'
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

/** Groups of those who are here. */
export function openGroupNames(people: readonly Orang[]) {
  const groups = people.flatMap((person) =>
    person.fraksi
      ? [
          {
            id: person.id,
            key: wordsOf(person.fraksi).filter((w) => !stop.has(w)),
            short: initialsOf(wordsOf(person.fraksi).filter((w) => w !== 'fraksi')),
          },
        ]
      : [],
  )

  /** The fraksi named at `i`; without the word *fraksi* only where it can be nothing else. */
  function groupAt(words: readonly string[], i: number): Mention | null {
    const named = words[i] === 'fraksi' || words[i] === 'partai'
    const bare =
      !named &&
      /^(dari|partai|utusan|kubu|bicara|jubir|rekan|teman|kawan|dengar|dengarkan|itu|lalu|kemudian|kepada)$/.test(
        words[i - 1] ?? '',
      )
    const lone = !named && !bare && words.slice(0, i).every((w) => aloneBefore.test(w))
    if (!named && !bare && !lone) return null
    const start = named ? i + 1 : i
    const spelled = spelledAt(words, start)
    let ids: string[] = []
    let to = i
    const take = (id: string, end: number) => {
      if (end > to) ids = [id]
      else if (end === to) ids.push(id)
      to = Math.max(to, end)
    }
    for (const group of groups) {
      if (lone && !standsAlone(words, i + group.key.length)) continue
      if (standsAt(words, start, group.key) && (named || group.key.length > 1))
        take(group.id, start + group.key.length)
      else if (named && group.short.has(words[start] ?? '')) take(group.id, start + 1)
      else if (named && spelled !== null && group.short.has(spelled.text))
        take(group.id, spelled.to)
    }
    // The first word of the fraksi where no other fraksi begins with it.
    if (ids.length === 0 && named) {
      const begun = groups.filter((g) => g.key.length > 1 && g.key[0] === words[start])
      if (new Set(begun.map((g) => g.key.join(' '))).size === 1)
        for (const group of begun) take(group.id, start + 1)
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
    const own = groups.find((group) => group.id === id)
    return own && own.key.length > 1 && standsAt(words, i, own.key) ? i + own.key.length : i
  }

  return { groupAt, regionAt, ownGroupEnd }
}

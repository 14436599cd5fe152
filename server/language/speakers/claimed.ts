/** Whose item it is: "itu punya saya sama punya bu mastiah" is said by the other of two who asked for the same work. */
import { type Candidate, type GuessInput, itemsAmong, personOf, spokenTo } from './situation.ts'
import { addressesChair } from './talk.ts'

/** "pokir saya", "yang kami usulkan" */
export const claimsItem = (words: readonly string[]): boolean =>
  /\b(usulan|usulannya|pokir|usul|aspirasi|reses|titipan|punya|punyanya|milik|dapil) (dari )?(saya|kami)\b|\b(saya|kami) (juga |sudah |pernah )?(usul|usulkan|ngusulin|mengusulkan|titip|minta|mengajukan|ajukan)\b/.test(
    words.join(' '),
  )

/** Said of an item that is the speaker's own. */
const owns =
  /\b(usulan|usulannya|pokir|titipan|punya|punyanya|milik)(nya)? (saya|kami)\b|\bsaya (itu )?(yang|sendiri yang) (usul|mengusulkan|usulkan)\b/

/** Before the name of whoever asked for an item. */
const ofOwner =
  /\b(atas nama|punya|punyanya|milik|usulan|usulannya|usul|pokir|pokirnya|titipan|pengusulnya)$/

/** The only one of those whose items the words name who is not spoken of beside; nobody where the words claim none. */
export function claimed(input: GuessInput): Candidate[] {
  const { next, context, chairIds, directory } = input
  const said = next.join(' ')
  if (!owns.test(said)) return []
  const beside = new Set([
    ...spokenTo(input, []),
    ...directory
      .find(next)
      .flatMap(({ ids, by }) => (by === 'name' && ids.length === 1 ? ids : [])),
  ])
  // "atas nama bu lusia pimpinan" – "iya betul punya saya …"
  const last = context.at(-1)?.words ?? []
  const told = directory
    .find(last)
    .filter(
      ({ ids, by, from }) =>
        by === 'name' &&
        ids.length === 1 &&
        ofOwner.test(last.slice(Math.max(0, from - 3), from).join(' ')),
    )
  const sole = told.length === 1 ? told[0]!.ids[0]! : null
  if (sole !== null && !beside.has(sole) && sole !== context.at(-1)?.speakerId)
    return [{ id: sole, signal: 'self', detail: `pengusul: ${told[0]!.said}`, confidence: 0.86 }]
  const topics = itemsAmong(input.topics)
  const named = topics.length > 0 ? topics : itemsAmong(context.at(-1)?.topics)
  const owners = new Set(named.flatMap(({ owner }) => owner ?? []))
  const left = [...owners].filter(
    (id) =>
      !beside.has(id) &&
      personOf(input, id) !== undefined &&
      !(chairIds.includes(id) && addressesChair(next)),
  )
  return left.length === 1
    ? [{ id: left[0]!, signal: 'self', detail: 'menyebut usulannya sendiri', confidence: 0.82 }]
    : []
}

/** Whose item it is: "itu punya saya sama punya bu mastiah" is said by the other of two who asked for the same work. */
import { type Candidate, type GuessInput, itemsAmong, personOf, spokenTo } from './situation.ts'
import { addressesChair } from './talk.ts'

/** "pokir saya", "yang kami usulkan" */
export const claimsItem = (words: readonly string[]): boolean =>
  /\b(usulan|usulannya|pokir|usul|aspirasi|reses|titipan|punya|punyanya|milik|dapil) (dari )?(saya|kami)\b|\b(saya|kami) (juga |sudah |pernah )?(usul|usulkan|ngusulin|mengusulkan|titip|minta|mengajukan|ajukan)\b/.test(
    words.join(' '),
  )

/** Said of an item that is the speaker's own. */
const owns = /\b(usulan|usulannya|pokir|titipan|punya|punyanya|milik)(nya)? (saya|kami)\b/

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

/** Features of the words themselves: such as a chair, a member or a guest says, and whose earlier words they take up. Pure. */
import { flag, stemsOf } from './measures.ts'
import { type Feature, of, type Seat, type View } from './view.ts'

/** What is said later tells nothing more. */
const wordsMax = 60

/** Once per view and role: everyone of a role has the same. */
const made = new WeakMap<View, Map<string, Feature[]>>()

/** Each word and pair of words, as people in this role say them. */
export function wordFeatures(view: View, { role }: Seat): Feature[] {
  const ofView = made.get(view) ?? new Map<string, Feature[]>()
  made.set(view, ofView)
  const known = ofView.get(role)
  if (known) return known
  const words = view.next.slice(0, wordsMax)
  const keys = new Set([`ends ${role} ${view.next.at(-1)}`])
  for (const [k, word] of words.entries())
    keys.add(`says ${role} ${word}`).add(`pair ${role} ${words[k - 1] ?? '^'} ${word}`)
  const features = of('role', [...keys])
  ofView.set(role, features)
  return features
}

const sums = new WeakMap<View, ReadonlyMap<string, number>>()

/** Of each who spoke: how many words that say something are taken up, each shared among all who used it. */
function echoesIn(view: View): ReadonlyMap<string, number> {
  const known = sums.get(view)
  if (known) return known
  const users = new Map<string, Set<string>>()
  for (const { speakerId, words } of view.input.context) {
    if (speakerId === null) continue
    for (const stem of stemsOf(words))
      if (view.stems.has(stem)) users.set(stem, (users.get(stem) ?? new Set()).add(speakerId))
  }
  const sum = new Map<string, number>()
  for (const ids of users.values())
    for (const id of ids) sum.set(id, (sum.get(id) ?? 0) + 1 / ids.size)
  sums.set(view, sum)
  return sum
}

/** Among all who spoke: is it this person whose words are taken up? Null where nobody's are. */
export function echoRank(view: View, id: string): string | null {
  const echoes = echoesIn(view)
  if (echoes.size === 0) return null
  const own = echoes.get(id) ?? 0
  const most = Math.max(...echoes.values())
  if (own === 0) return 'none'
  if (own < most) return 'less'
  const alone = [...echoes.values()].filter((sum) => sum === most).length === 1
  return alone ? `sole ${flag(own > 1.5)}` : 'tied'
}

/** Do the words go on with what this person talked about before? */
export function echoFeatures(view: View, { person, role, since }: Seat): Feature[] {
  const rank = echoRank(view, person.id)
  return rank === null
    ? []
    : of('talk', [`echo ${rank} ${since}`, `echo ${rank} ${role} ${view.led}`])
}

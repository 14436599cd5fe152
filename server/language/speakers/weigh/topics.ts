/** Features of what is spoken about: matters of an office, items and whose they are. Pure. */
import { claimsItem } from '../claimed.ts'
import type { Topic } from '../situation.ts'
import { flag, houseOf, owns, shareOf } from './measures.ts'
import { type Feature, of, type Seat, type View } from './view.ts'

/** Among those whose offices the words are about: alone on top, one of several there, below, or none of them. */
function rankOf(matters: ReadonlyMap<string, number>, id: string): string {
  const own = matters.get(id) ?? 0
  if (own === 0) return 'none'
  const most = Math.max(...matters.values())
  if (own < most) return 'less'
  return [...matters.values()].filter((n) => n === most).length === 1 ? 'sole' : 'tied'
}

/** Is it what their office answers for? */
export function matterFeatures(view: View, { person, role, since }: Seat): Feature[] {
  if (person.fraksi) return []
  const keys = view.matters.flatMap((matters, k) => {
    if (matters.size === 0) return []
    const rank = rankOf(matters, person.id)
    return [
      `matter ${k} ${rank} ${role} ${view.led}`,
      `matter since ${k} ${rank} ${since}`,
      `matter how ${k} ${rank} ${view.led} ${view.how}`,
    ]
  })
  const [now, ...earlier] = view.matters.map((matters) => rankOf(matters, person.id))
  const asked = earlier.find((rank) => rank !== 'none') ?? 'none'
  if (now !== 'none' || asked !== 'none')
    keys.push(
      `matter both ${now} ${asked} ${view.led} ${flag(view.mannerBefore.includes('ojawab'))}`,
    )
  return of('topic', keys)
}

/** Is it their matter: an item of their own, or of their house? */
export function topicFeatures(view: View, { person, role, since, named }: Seat): Feature[] {
  const { stems, stemsBefore, topics, topicsBefore, topicsLately, next, how, led } = view
  const keys: string[] = []
  const house = houseOf(person)
  const there = (some: ReadonlySet<string>) => house.filter((word) => some.has(word)).length
  const hits = there(stems)
  if (hits > 0) keys.push(`house ${Math.min(2, hits)} ${role}`)
  for (const [k, some] of stemsBefore.entries()) {
    const n = there(some)
    if (n > 0) keys.push(`house before ${k} ${Math.min(2, n)} ${role} ${led}`)
  }
  const isOwn = (topic: Topic) => owns(topic, person)
  if (topics.length > 0) {
    const own = topics.filter(isOwn).length
    const kind = role === 'undangan' ? 'g' : 'm'
    const oneOwner = flag(new Set(topics.map(({ owner }) => owner)).size === 1)
    keys.push(
      `own ${kind} ${shareOf(own, topics.length)} ${topics.length === 1 ? 1 : 2} ${oneOwner}`,
      `own how ${kind} ${flag(own > 0)} ${led} ${flag(/[AB]/.test(how))}`,
      `own named ${kind} ${Math.min(3, own)} ${flag(named)}`,
      `own claim ${role} ${shareOf(own, topics.length)} ${flag(claimsItem(next))}`,
    )
  }
  if (view.claimed.length > 0) keys.push(`claimed ${flag(view.claimed.includes(person.id))}`)
  if (topicsBefore.length > 0)
    keys.push(`own before ${role} ${flag(topicsBefore.some(isOwn))} ${led} ${how}`)
  if (topics.length === 0 && topicsLately.length > 0) {
    const spoke = since === 'x' ? 'x' : '-'
    const claims = flag(claimsItem(next))
    keys.push(`own lately ${role} ${flag(topicsLately.some(isOwn))} ${claims} ${spoke}`)
  }
  return of('topic', keys)
}

/** Do the places lie in their dapil? */
export function dapilFeatures(view: View, { person, role, since, named }: Seat): Feature[] {
  const { dapil, dapilBefore, led, how } = view
  if (!person.dapil) return []
  const keys: string[] = []
  if (dapil.size > 0) {
    const own = `${flag(dapil.has(person.dapil))} ${Math.min(2, dapil.size)}`
    keys.push(
      `dapil ${own} ${role}`,
      `dapil since ${own} ${since}`,
      `dapil named ${own} ${flag(named)} ${led}`,
      `dapil how ${own} ${how}`,
    )
  }
  if (dapilBefore.size > 0)
    keys.push(`dapil before ${flag(dapilBefore.has(person.dapil))} ${role} ${led} ${since}`)
  return of('topic', keys)
}

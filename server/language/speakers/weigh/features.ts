/** What speaks for each person, and for nobody, as features whose weights come from sittings written for it. Pure. */
import type { Orang } from '../../input.ts'
import { fits } from '../situation.ts'
import { fewOf, flag, houseOf, lengthOf, owns, roleOf, shareOf } from './measures.ts'
import { dapilFeatures, matterFeatures, topicFeatures } from './topics.ts'
import { type Feature, of, type Seat, type View } from './view.ts'
import { echoFeatures, echoRank, wordFeatures } from './wording.ts'

const roleFeatures = ({ manner, how, led, asked, first }: View, { role }: Seat): Feature[] =>
  of('role', [
    'any',
    `role ${role} ${led}`,
    `asked ${role} ${led} ${asked} ${how}`,
    `opens ${role} ${first}`,
    ...manner.map((letter) => `manner ${role} ${letter} ${led}`),
  ])

/** When they last spoke, and what the words sound like behind that. */
function talkFeatures(view: View, { person, role, since, named }: Seat): Feature[] {
  const { before, mannerBefore, spokenTo, how, led, asked, first, next, lengthBefore } = view
  const keys = [
    `since ${since} ${role}`,
    `led ${since} ${led} ${mannerBefore.join('')}`,
    `how ${since} ${led} ${how}`,
    `word ${since} ${led} ${first}`,
    `length ${since} ${lengthBefore} ${lengthOf(next.length)}`,
    `opens ${since} ${flag(/[ABIR]/.test(how))} ${lengthBefore}`,
    `asked ${since} ${led} ${asked} ${role}`,
    ...mannerBefore.map((letter) => `before ${since} ${letter} ${role}`),
    ...(named ? [] : ['unnamed', `unnamed ${role} ${led} ${since}`]),
  ]
  if (spokenTo.has(person.id)) keys.push('spoken to', `spoken to ${role} ${since}`)
  else if (spokenTo.size > 0) {
    const toLast = spokenTo.has(before[0]?.said.speakerId ?? '')
    keys.push(`speaks to ${toLast ? 'last' : 'other'} ${since}`)
  }
  return of('talk', keys)
}

/** How the turn `k` before names them, if it does. */
function namedIn(view: View, { person }: Seat, k: number): string[] {
  const { before, manner, topics, first } = view
  const { said, leads, seen, past, floor } = before[k]!
  const who = leads ? 'chair' : said.speakerId === person.id ? 'own' : 'other'
  const mine = seen.findLast(({ mention }) => mention.ids.includes(person.id))
  const others = seen.some(
    ({ mention: { ids, by } }) => !ids.includes(person.id) && ids.length > 0 && by !== 'group',
  )
  if (past.includes(person.id)) return [`past ${k} ${who}`]
  if (mine === undefined) return others ? [`other ${k} ${who}`] : []
  const { mention, about } = mine
  const few = fewOf(mention.ids)
  const key = `${k} ${who} ${mention.by} ${few}`
  const place = floor.queue.findIndex(({ ids }) => ids.includes(person.id))
  const queued = place < 0 ? '-' : place === 0 ? '0' : '1'
  const { words } = said
  const near = `${flag(k > 0)} ${who}`
  const keys = [
    `by ${key}`,
    `about ${key} ${flag(about)} ${flag(seen.at(-1) === mine)}`,
    `alone ${key} ${flag(others)}`,
    `queued ${k} ${who} ${few} ${queued}`,
    `length ${key} ${lengthOf(words.length)} ${lengthOf(words.length - mention.to)}`,
    `before ${near} ${words[mention.from - 1] ?? '^'}`,
    `behind ${near} ${words[mention.to] ?? '^'}`,
    `opens ${k} ${who} ${first}`,
    ...manner.map((letter) => `manner ${k} ${who} ${few} ${letter}`),
  ]
  if (k > 0 || topics.length === 0) return keys
  const own = topics.filter((topic) => owns(topic, person)).length
  return [...keys, `topic ${who} ${few} ${queued} ${shareOf(own, topics.length)}`]
}

function namedFeatures(view: View, seat: Seat): Feature[] {
  const { person, named } = seat
  const keys = view.before.flatMap((_, k) => namedIn(view, seat, k))
  for (const { by, ids } of view.pointed)
    if (ids.length > 0)
      keys.push(`pointed ${by} ${flag(ids.includes(person.id))} ${fewOf(ids)} ${view.led}`)
  if (view.designated !== null) {
    const { ids, by, left } = view.designated
    const is = flag(ids.includes(person.id))
    keys.push(
      `designated ${is} ${fewOf(ids)} ${by} ${flag(left)}`,
      `designated how ${is} ${fewOf(ids)} ${view.how}`,
    )
  }
  if (view.sapaan !== null && person.sapaan)
    keys.push(`sapaan ${flag(fits(view.input, person.id, view.sapaan))} ${flag(named)}`)
  return of('named', keys)
}

/** Do the words name the one who speaks them? */
function selfFeatures({ mentions, next, self }: View, { person }: Seat): Feature[] {
  const keys = mentions
    .filter(({ ids }) => ids.includes(person.id))
    .map(({ by, ids, from }) => `word ${by} ${ids.length === 1 ? 1 : 2} ${next[from - 1] ?? '^'}`)
  const sure = self.get(person.id)
  if (self.size > 0)
    keys.push(`says ${sure === undefined ? 0 : sure > 0.9 ? 2 : 1} ${fewOf([...self.keys()])}`)
  return of('self', keys)
}

function orderFeatures(
  { order, topics, led, how, mannerBefore, first, next }: View,
  { person }: Seat,
): Feature[] {
  if (order === null) return []
  const due = flag(order.ids.includes(person.id))
  const key = `${due} ${fewOf(order.ids)} ${flag(order.began)} ${led}`
  const closed = flag(mannerBefore.includes('e'))
  const keys = [
    `order ${key}`,
    `order how ${key} ${how}`,
    `order opens ${key} ${first}`,
    `order closed ${key} ${closed} ${flag(/[ABS]/.test(how))}`,
    `order length ${key} ${closed} ${lengthOf(next.length)}`,
  ]
  const own = topics.filter((topic) => owns(topic, person)).length
  if (topics.length > 0) keys.push(`own order ${due} ${shareOf(own, topics.length)}`)
  return of('order', keys)
}

/** What the turn behind says of who spoke. */
function behindFeatures({ after, how }: View, { person, role, since }: Seat): Feature[] {
  if (after === null) return []
  const { said, leads, seen, floor } = after
  const { words } = said
  const by = flag(leads)
  const follows = flag(said.speakerId === person.id)
  const keys = [`follows ${follows} ${by} ${role}`]
  if (follows) keys.push(`follows how ${since} ${by} ${how}`)
  for (const { mention, about } of seen) {
    if (!mention.ids.includes(person.id)) continue
    const queued = flag(floor.queue.some(({ ids }) => ids.includes(person.id)))
    keys.push(
      `named ${by} ${fewOf(mention.ids)} ${flag(mention.from < 5)} ${flag(about)}`,
      `named at ${by} ${lengthOf(mention.from + 1)} ${queued} ${follows}`,
      `named tail ${by} ${words[mention.to] ?? '^'}`,
      `named since ${by} ${since} ${queued} ${role}`,
      `named word ${by} ${words[mention.from - 1] ?? '^'}`,
      `named opens ${by} ${words[0] ?? '^'}`,
    )
  }
  return of('behind', keys)
}

const groups = [
  roleFeatures,
  wordFeatures,
  echoFeatures,
  talkFeatures,
  namedFeatures,
  selfFeatures,
  orderFeatures,
  topicFeatures,
  dapilFeatures,
  matterFeatures,
  behindFeatures,
]

/** Is anything said of this person in particular? */
function touchedIn(view: View): (person: Orang) => boolean {
  const { before, after, mentions, pointed, spokenTo, self, order, stems, stemsBefore } = view
  const ids = new Set([
    ...[...before, ...(after ? [after] : [])].flatMap(({ seen, past }) => [
      ...past,
      ...seen.flatMap(({ mention }) => mention.ids),
    ]),
    ...[...mentions, ...pointed].flatMap((one) => one.ids),
    ...[...spokenTo, ...self.keys(), ...(order?.ids ?? []), after?.said.speakerId],
    ...(view.designated?.ids ?? []),
    ...view.claimed,
    ...view.matters.flatMap((matters) => [...matters.keys()]),
  ])
  const topics = [...view.topics, ...view.topicsBefore, ...view.topicsLately]
  return (person) =>
    ids.has(person.id) ||
    topics.some((topic) => owns(topic, person)) ||
    houseOf(person).some((word) => stems.has(word) || stemsBefore.some((some) => some.has(word)))
}

/** Does anything that was said or heard point at this person, or only that somebody like them speaks often? */
export function hasGrounds(view: View, person: Orang): boolean {
  const { context, chairIds } = view.input
  return (
    touchedIn(view)(person) ||
    context.slice(-4).some(({ speakerId }) => speakerId === person.id) ||
    (chairIds.includes(person.id) && view.manner.includes('C'))
  )
}

/** The only one whom a call by group, office or the like leaves. */
const solelyMeant = ({ designated }: View): string | null =>
  designated?.ids.length === 1 ? designated.ids[0]! : null

/** What is the same for everyone is made once; those of whom nothing is said are alike. */
export function featuresIn(view: View): (person: Orang) => Feature[] {
  const { chairIds, context, pieces } = view.input
  const isTouched = touchedIn(view)
  const spoken = context.toReversed()
  const alike = new Map<string, Feature[]>()
  return (person) => {
    const role = roleOf(person, chairIds)
    const back = spoken.findIndex(({ speakerId }) => speakerId === person.id)
    const since = back < 0 ? 'x' : back > 3 ? '4' : back === 0 && pieces ? '0p' : String(back)
    const named =
      solelyMeant(view) === person.id ||
      view.before.some(({ seen }) => seen.some(({ mention }) => mention.ids.includes(person.id)))
    const make = () => groups.flatMap((group) => group(view, { person, role, since, named }))
    if (isTouched(person)) return make()
    // One of the last four is *own* in some features; whoever spoke before may be taken up.
    const key =
      back >= 0 && back < 4
        ? person.id
        : `${role} ${since} ${person.sapaan} ${flag(!!person.fraksi)} ${person.dapil} ${echoRank(view, person.id)}`
    const made = alike.get(key) ?? make()
    alike.set(key, made)
    return made
  }
}

/** What speaks for a voice that nobody could name. */
export function featuresOfNobody(view: View): Feature[] {
  const { before, manner, mannerBefore, next, first, how, led, lengthBefore } = view
  const meant = solelyMeant(view)
  const named = [
    ...(before[0]?.seen.flatMap(({ mention: { ids } }) => (ids.length === 1 ? ids : [])) ?? []),
    ...(meant === null ? [] : [meant]),
  ]
  const sole = Math.min(2, new Set(named).size)
  const length = lengthOf(next.length)
  return of('role', [
    'nobody',
    `nobody how ${how} ${led}`,
    `nobody before ${mannerBefore.join('')} ${led}`,
    `nobody opens ${first}`,
    `nobody asked ${flag(view.asksBefore)} ${led}`,
    `nobody length ${length}`,
    `nobody said ${led} ${lengthBefore}`,
    `nobody named ${sole} ${led} ${length}`,
    ...manner.map((letter) => `nobody ${letter} ${led} ${sole}`),
  ])
}

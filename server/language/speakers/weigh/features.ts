/** What speaks for each person, and for nobody, as features whose weights come from sittings written for it. Pure. */
import type { Orang } from '../../input.ts'
import type { Mention } from '../mention.ts'
import type { Seen } from '../seen.ts'
import { fits, type Topic } from '../situation.ts'
import type { Scene } from './scene.ts'

/** Features with what they rest on: the reason that is shown when they decide. */
export type Basis = 'role' | 'talk' | 'named' | 'self' | 'order' | 'behind' | 'topic'
export type Feature = readonly [basis: Basis, key: string]

const lengthOf = (n: number): string =>
  n <= 2
    ? '2'
    : n <= 4
      ? '4'
      : n <= 7
        ? '7'
        : n <= 12
          ? '12'
          : n <= 20
            ? '20'
            : n <= 40
              ? '40'
              : '41'
const fewOf = (ids: readonly string[]): number =>
  ids.length < 3 ? ids.length : ids.length < 5 ? 4 : 9
const flag = (is: boolean) => (is ? 1 : 0)

const roleOf = ({ id, instansi, fraksi, komisi, dapil }: Orang, chairIds: readonly string[]) =>
  chairIds.includes(id)
    ? 'ketua'
    : instansi
      ? 'undangan'
      : fraksi || komisi || dapil
        ? 'anggota'
        : 'lain'

const plain = new Set(
  `yang dan di ke dari untuk dengan ini itu saya kami kita ada tidak sudah akan bisa juga kepala dinas badan kantor bagian kabupaten
   kota daerah anggota ketua wakil sekretaris komisi fraksi bidang perusahaan umum kecamatan kelurahan desa dprd`.split(
    /\s+/,
  ),
)
const stem = (word: string) =>
  word
    .replace(/^(ber|ter|per|pe[mnr]?|me[mn]?g?|di)(?=\w{4})/, '')
    .replace(/(nya|kan|an|i)$/, '')
    .slice(0, 7)
const stemsOf = (words: readonly string[]) =>
  new Set(words.filter((word) => word.length > 3 && !plain.has(word)).map(stem))

const ownStems = new WeakMap<Orang, readonly string[]>()
/** Of the words of somebody's house and office. */
function houseOf(person: Orang): readonly string[] {
  const known = ownStems.get(person)
  if (known) return known
  const words = `${person.instansi ?? ''} ${person.jabatan ?? ''}`.toLowerCase().split(/[^\p{L}]+/u)
  const made = [...stemsOf(words)]
  ownStems.set(person, made)
  return made
}

const bodyKey = (body: string | null | undefined): string =>
  (body ?? '')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(/\b(kabupaten|kota) .*/, '')
    .trim()

const shareOf = (hits: number, all: number) => (hits === 0 ? 'none' : hits === all ? 'all' : 'some')

/** Is the item this person's own: a member's by who asked for it, a guest's by whose office answers for it? */
const owns = ({ owner, opd }: Topic, person: Orang): boolean =>
  owner === person.id ||
  (!!person.instansi && bodyKey(opd) !== '' && bodyKey(opd) === bodyKey(person.instansi))

/** Features that are the same for everyone in the scene are made once. */
export function featuresIn(scene: Scene): (person: Orang) => Feature[] {
  const { input, before, manner, mannerBefore, spokenTo, self, order, after } = scene
  const { context, next, chairIds } = input
  const last = before[0]
  const led = flag(last?.leads ?? false)
  const how = manner.join('')
  const first = next[0] ?? '^'
  const asked = scene.asksBefore ? 'q' : '-'
  const nextStems = stemsOf(next)
  const stemsBefore = before.slice(0, 2).map(({ said }) => stemsOf(said.words))
  const sapaan = last?.leads
    ? (last.said.words.findLast((word) => /^(pak|bapak|bu|ibu)$/.test(word)) ?? null)
    : null
  const topics = input.topics ?? []
  const topicsBefore = context.at(-1)?.topics ?? []
  const lately = context.slice(-4).flatMap((said) => said.topics ?? [])
  const claims =
    /\b(usulan|pokir|usul|aspirasi|reses|titipan|punya|dapil) (dari )?(saya|kami)\b|\b(saya|kami) (juga |sudah |pernah )?(usul|usulkan|mengusulkan|titip|minta|mengajukan|ajukan)\b/.test(
      next.join(' '),
    )
  const owner = new Set(topics.map((topic) => topic.owner)).size === 1

  const namedIn = (k: number, who: string, person: Orang, seen: readonly Seen[]): Feature[] => {
    const { said, floor } = before[k]!
    const near = flag(k > 0)
    const mine = seen.findLast(({ mention }) => mention.ids.includes(person.id))
    const others = seen.some(
      ({ mention }) =>
        !mention.ids.includes(person.id) && mention.ids.length > 0 && mention.by !== 'group',
    )
    if (mine === undefined) return others ? [['named', `other ${k} ${who}`]] : []
    const { mention, about } = mine
    const few = fewOf(mention.ids)
    const key = `${k} ${who} ${mention.by} ${few}`
    const place = floor.queue.findIndex(({ ids }) => ids.includes(person.id))
    const queued = place < 0 ? '-' : place === 0 ? '0' : '1'
    const words = said.words
    const at = (n: number) => words[n] ?? '^'
    const out: Feature[] = [
      ['named', `by ${key}`],
      ['named', `about ${key} ${flag(about)} ${flag(seen.at(-1) === mine)}`],
      ['named', `alone ${key} ${flag(others)}`],
      ['named', `queued ${k} ${who} ${few} ${queued}`],
      ['named', `length ${key} ${lengthOf(words.length)} ${lengthOf(words.length - mention.to)}`],
      ['named', `before ${near} ${who} ${at(mention.from - 1)}`],
      ['named', `behind ${near} ${who} ${at(mention.to)}`],
      ['named', `opens ${k} ${who} ${first}`],
    ]
    for (const letter of manner) out.push(['named', `manner ${k} ${who} ${few} ${letter}`])
    if (k === 0 && topics.length > 0)
      out.push([
        'named',
        `topic ${who} ${few} ${queued} ${shareOf(topics.filter((one) => owns(one, person)).length, topics.length)}`,
      ])
    return out
  }

  const ownWords = (mention: Mention): Feature[] => {
    const few = mention.ids.length === 1 ? 1 : 2
    return [['self', `word ${mention.by} ${few} ${next[mention.from - 1] ?? '^'}`]]
  }

  const spoken = context.toReversed()
  const touched = new Set([
    ...[...before, ...(after ? [after] : [])].flatMap(({ seen }) =>
      seen.flatMap(({ mention }) => mention.ids),
    ),
    ...scene.mentions.flatMap(({ ids }) => ids),
    ...scene.pointed.flatMap(({ ids }) => ids),
    ...[...spokenTo, ...self.keys(), ...(order?.ids ?? []), after?.said.speakerId],
  ])
  const isTouched = (person: Orang): boolean =>
    touched.has(person.id) ||
    [...topics, ...topicsBefore, ...lately].some((topic) => owns(topic, person)) ||
    houseOf(person).some(
      (word) => nextStems.has(word) || stemsBefore.some((stems) => stems.has(word)),
    )

  /** Those of whom nothing is said have the same features as others of their role. */
  const alike = new Map<string, Feature[]>()
  return (person) => {
    const role = roleOf(person, chairIds)
    const back = spoken.findIndex(({ speakerId }) => speakerId === person.id)
    const since = back < 0 ? 'x' : back > 3 ? '4' : back === 0 && input.pieces ? '0p' : String(back)
    if (isTouched(person)) return featuresOf(person, role, since)
    // One of the last four is *own* in some features.
    const key = back >= 0 && back < 4 ? person.id : `${role} ${since} ${person.sapaan}`
    const made = alike.get(key) ?? featuresOf(person, role, since)
    alike.set(key, made)
    return made
  }

  function featuresOf(person: Orang, role: string, since: string): Feature[] {
    const out: Feature[] = [
      ['role', 'any'],
      ['role', `role ${role} ${led}`],
      ['role', `asked ${role} ${led} ${asked} ${how}`],
      ['role', `opens ${role} ${first}`],
      ['talk', `since ${since} ${role}`],
      ['talk', `led ${since} ${led} ${mannerBefore.join('')}`],
      ['talk', `how ${since} ${led} ${how}`],
      ['talk', `word ${since} ${led} ${first}`],
      [
        'talk',
        `length ${since} ${lengthOf(last?.said.words.length ?? 0)} ${lengthOf(next.length)}`,
      ],
      [
        'talk',
        `opens ${since} ${/[ABIR]/.test(how) ? 1 : 0} ${lengthOf(last?.said.words.length ?? 0)}`,
      ],
      ['talk', `asked ${since} ${led} ${asked} ${role}`],
    ]
    for (const letter of manner) out.push(['role', `manner ${role} ${letter} ${led}`])
    for (const letter of mannerBefore) out.push(['talk', `before ${since} ${letter} ${role}`])

    if (spokenTo.has(person.id))
      out.push(['talk', 'spoken to'], ['talk', `spoken to ${role} ${since}`])
    else if (spokenTo.size > 0) {
      const toLast = spokenTo.has(last?.said.speakerId ?? '')
      out.push(['talk', `speaks to ${toLast ? 'last' : 'other'} ${since}`])
    }
    for (const mention of scene.mentions)
      if (mention.ids.includes(person.id)) out.push(...ownWords(mention))

    let named = false
    for (const [k, heard] of before.entries()) {
      const who = heard.leads ? 'chair' : heard.said.speakerId === person.id ? 'own' : 'other'
      named ||= heard.seen.some(({ mention }) => mention.ids.includes(person.id))
      out.push(...namedIn(k, who, person, heard.seen))
    }
    if (!named) out.push(['talk', 'unnamed'], ['talk', `unnamed ${role} ${led} ${since}`])
    for (const { by, ids } of scene.pointed)
      if (ids.length > 0)
        out.push(['named', `pointed ${by} ${flag(ids.includes(person.id))} ${fewOf(ids)} ${led}`])
    if (sapaan !== null && person.sapaan)
      out.push(['named', `sapaan ${flag(fits(input, person.id, sapaan))} ${flag(named)}`])

    if (order !== null)
      out.push([
        'order',
        `order ${flag(order.ids.includes(person.id))} ${fewOf(order.ids)} ${flag(order.began)} ${led}`,
      ])
    if (self.size > 0) {
      const sure = self.get(person.id)
      out.push([
        'self',
        `says ${sure === undefined ? 0 : sure > 0.9 ? 2 : 1} ${fewOf([...self.keys()])}`,
      ])
    }

    const house = houseOf(person)
    const hits = house.filter((word) => nextStems.has(word)).length
    if (hits > 0) out.push(['topic', `house ${Math.min(2, hits)} ${role}`])
    for (const [k, stems] of stemsBefore.entries()) {
      const there = house.filter((word) => stems.has(word)).length
      if (there > 0) out.push(['topic', `house before ${k} ${Math.min(2, there)} ${role} ${led}`])
    }
    if (topics.length > 0) {
      const mine = topics.filter((topic) => owns(topic, person)).length
      const kind = role === 'undangan' ? 'g' : 'm'
      out.push(
        [
          'topic',
          `own ${kind} ${shareOf(mine, topics.length)} ${topics.length === 1 ? 1 : 2} ${flag(owner)}`,
        ],
        ['topic', `own how ${kind} ${flag(mine > 0)} ${led} ${flag(/[AB]/.test(how))}`],
        ['topic', `own named ${kind} ${Math.min(3, mine)} ${flag(named)}`],
      )
      if (order !== null)
        out.push([
          'order',
          `own order ${flag(order.ids.includes(person.id))} ${shareOf(mine, topics.length)}`,
        ])
    }
    if (topicsBefore.length > 0) {
      const mine = topicsBefore.some((topic) => owns(topic, person))
      out.push(['topic', `own before ${role} ${flag(mine)} ${led} ${how}`])
    }
    if (topics.length === 0 && lately.length > 0) {
      const mine = lately.some((topic) => owns(topic, person))
      out.push([
        'topic',
        `own lately ${role} ${flag(mine)} ${flag(claims)} ${since === 'x' ? 'x' : '-'}`,
      ])
    }

    if (after !== null) {
      const follows = flag(after.said.speakerId === person.id)
      out.push(['behind', `follows ${follows} ${flag(after.leads)} ${role}`])
      if (follows) out.push(['behind', `follows how ${since} ${flag(after.leads)} ${how}`])
      const words = after.said.words
      for (const { mention, about } of after.seen) {
        if (!mention.ids.includes(person.id)) continue
        const by = flag(after.leads)
        const queued = flag(after.floor.queue.some(({ ids }) => ids.includes(person.id)))
        out.push(
          ['behind', `named ${by} ${fewOf(mention.ids)} ${flag(mention.from < 5)} ${flag(about)}`],
          ['behind', `named at ${by} ${lengthOf(mention.from + 1)} ${queued} ${follows}`],
          ['behind', `named tail ${by} ${words[mention.to] ?? '^'}`],
          ['behind', `named since ${by} ${since} ${queued} ${role}`],
          ['behind', `named word ${by} ${words[mention.from - 1] ?? '^'}`],
          ['behind', `named opens ${by} ${words[0] ?? '^'}`],
        )
      }
    }
    return out
  }
}

/** What speaks for a voice that nobody could name. */
export function featuresOfNobody({
  input,
  before,
  manner,
  mannerBefore,
  asksBefore,
}: Scene): Feature[] {
  const last = before[0]
  const led = flag(last?.leads ?? false)
  const sole = new Set(
    last?.seen.flatMap(({ mention }) => (mention.ids.length === 1 ? mention.ids : [])),
  ).size
  const first = input.next[0] ?? '^'
  const length = lengthOf(input.next.length)
  return [
    ['role', 'nobody'],
    ['role', `nobody how ${manner.join('')} ${led}`],
    ['role', `nobody before ${mannerBefore.join('')} ${led}`],
    ['role', `nobody opens ${first}`],
    ['role', `nobody asked ${flag(asksBefore)} ${led}`],
    ['role', `nobody length ${length}`],
    ['role', `nobody said ${led} ${lengthOf(last?.said.words.length ?? 0)}`],
    ['role', `nobody named ${Math.min(2, sole)} ${led} ${length}`],
    ...manner.map((letter): Feature => ['role', `nobody ${letter} ${led} ${Math.min(2, sole)}`]),
  ]
}

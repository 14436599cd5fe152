/** What is known when somebody begins to speak, and whom a call could mean. */
import type { Orang, SpeakerEvidence } from '../input.ts'
import { readAsked, readPass, vocatives } from './asked.ts'
import type { Directory } from './directory.ts'
import { readFloor } from './floor.ts'
import { mattersIn } from './matters.ts'
import type { Mention } from './mention.ts'
import { addressesChair, chairPhrase } from './talk.ts'
import { whichOf } from './which.ts'

/** A reses or pokir item that words name: whose it is, and the office that answers for it. */
export type Topic = {
  readonly owner: string | null
  readonly opd: string | null
  /** The kecamatan it lies in: its dapil where the input tells it, and the members whose items lie there. */
  readonly region?: { readonly dapil: string | null; readonly members: readonly string[] }
}
/** Without those that are only places. */
export const itemsAmong = (topics: readonly Topic[] = []): readonly Topic[] =>
  topics.filter(({ owner, opd }) => owner !== null || opd !== null)

export type Said = {
  readonly speakerId: string | null
  readonly words: readonly string[]
  readonly topics?: readonly Topic[] | undefined
}

export type Guess = { readonly id: string | null; readonly evidence: readonly SpeakerEvidence[] }

/** Whoever held the floor by the daftar pembicara while this was said; `detail` as it is shown. */
export type Listed = {
  readonly id: string
  readonly interupsi: boolean
  readonly detail: string
}

export type GuessInput = {
  readonly chairIds: readonly string[]
  readonly directory: Directory
  readonly context: readonly Said[]
  /** Are the turns as a microphone gave them, so that one speech may be several? */
  readonly pieces?: boolean | undefined
  readonly next: readonly string[]
  /** What these words name. */
  readonly topics?: readonly Topic[] | undefined
  /** The turn behind them, where it was heard already. */
  readonly after?: Said | null
  /** Evidence from outside the words: channel, voice. */
  readonly outside?: readonly (SpeakerEvidence & { readonly id: string })[]
  readonly listed?: Listed | null
}

export type Candidate = SpeakerEvidence & { readonly id: string }
export type Found = { readonly found: readonly Candidate[]; readonly stranger: boolean }

export const nobody: Found = { found: [], stranger: false }
export const text = (words: readonly string[]) => words.join(' ')
export const personOf = ({ directory }: GuessInput, id: string): Orang | undefined =>
  directory.people.find((person) => person.id === id)

/** Who of these was given the floor; a stranger where there is nobody. */
export const floor = (ids: readonly string[], detail: string, confidence: number): Found => ({
  found: ids.map((id) => ({
    id,
    signal: 'floor',
    detail,
    confidence: ids.length === 1 ? confidence : 0.9 / ids.length,
  })),
  stranger: ids.length === 0,
})

/** Persons whom the speaker addresses or talks about are not the speaker. */
export function spokenTo({ directory, next }: GuessInput, self: readonly Candidate[]): Set<string> {
  const ids = new Set<string>()
  for (const mention of directory.find(next)) {
    if (mention.ids.length !== 1 || (mention.by !== 'name' && mention.by !== 'office')) continue
    // "mewakili kepala dinas" and "saya selaku kabid" name the speaker's own house.
    // "biar kabid saya yang menjelaskan": somebody else of the same house.
    const mate = /^(saya|kami)$/.test(next[mention.to] ?? '')
    if (mention.by === 'office' && !mate && !/^(pak|bu|bapak|ibu|saudara)\b/.test(mention.said))
      continue
    if (self.some((one) => one.id === mention.ids[0])) continue
    ids.add(mention.ids[0]!)
  }
  return ids
}

const isChair = ({ chairIds }: GuessInput, said: Said) =>
  said.speakerId !== null && chairIds.includes(said.speakerId)

/** The chair, or a voice without a name that speaks like one. */
export function leads(input: GuessInput, said: Said): boolean {
  if (said.speakerId !== null) return isChair(input, said)
  if (addressesChair(said.words)) return false
  if (chairPhrase(said.words) !== null) return true
  const { queue, open } = readFloor(said.words, input.directory)
  return queue.length > 0 || (open !== null && said.words.length <= 8)
}

/** Do the next words speak to this person? */
export const addresses = (input: GuessInput, id: string): boolean =>
  vocatives(input.next, input.directory).some((m) => m.ids.includes(id))

/** The last turn that is not of whoever leads, before `end`. */
export const lastOther = (input: GuessInput, end: number): number =>
  input.context.slice(0, end).findLastIndex((said) => !leads(input, said))

/** "fraksi … silakan ibu", "dari … bapak yang duluan": the form of address behind a call. */
const calledBehind = (tail: readonly string[]): string[] =>
  /^(?:\S+ ){0,4}?(?:(?:silakan|silahkan|dipersilakan|monggo|mangga|yang|dulu) )?(bapak|ibu|pak|bu)(?: (?:yang )?(?:dulu|duluan|silakan|silahkan)(?: ya)?)?$/
    .exec(text(tail))
    ?.slice(1, 2) ?? []

/** Of several who could be meant, those whom the sitting so far and the words themselves leave. */
export function narrow(
  input: GuessInput,
  mention: Mention,
  caller: string | null,
  at: number,
): string[] {
  let ids = mention.ids.filter((id) => id !== caller)
  if (caller === null)
    ids = ids.filter((id) => !input.chairIds.includes(id) || mention.ids.length === 1)
  if (ids.length < 2) return ids
  const keep = (test: (id: string) => boolean) => {
    const left = ids.filter(test)
    if (left.length > 0) ids = left
  }
  const words = input.context[at]?.words ?? []
  const sapaan = words
    .slice(Math.max(0, mention.from - 2), mention.from)
    .concat(mention.by === 'fraksi' ? calledBehind(words.slice(mention.to)) : [])
    .find((w) => /^(bapak|ibu|pak|bu)$/.test(w))
  if (sapaan !== undefined) {
    const wanted = /^(bapak|pak)$/.test(sapaan) ? 'Bapak' : 'Ibu'
    keep((id) => (personOf(input, id)?.sapaan ?? wanted) === wanted)
  }
  // "fraksi … dulu gus", "komisi dua dulu barangkali wakil ketua": what is said behind or before tells which.
  const called = words
    .slice(mention.to)
    .find((w) => input.directory.isSapaan(w) && !/^(bapak|ibu|pak|bu|saudara|saudari)$/.test(w))
  if (mention.by !== 'name' && called !== undefined)
    keep((id) =>
      (personOf(input, id)?.panggilan ?? []).some((call) =>
        call.toLowerCase().startsWith(`${called} `),
      ),
    )
  const which = whichOf(words, mention.to, input.directory)
  if (which !== null) keep((id) => which(personOf(input, id)!))
  // "kiai sudah menyampaikan, pak wakil ketua yang satunya": not he who is named beside.
  const beside = input.directory
    .find(words)
    .filter((m) => m.from !== mention.from && m.ids.length === 1)
  keep((id) => !beside.some((m) => m.by === 'name' && m.ids[0] === id))
  if (mention.by === 'office' || mention.by === 'name' || mention.by === 'fraksi') {
    const groups = input.directory
      .find(words)
      .filter(
        (m) =>
          (m.by === 'group' || (m.by === 'fraksi' && mention.by !== 'fraksi')) && m.ids.length > 0,
      )
    if (groups.length === 1) keep((id) => groups[0]!.ids.includes(id))
  }
  // "masih ada dari amanat persada": not the one of them who has just spoken.
  if (mention.by === 'fraksi' && /\b(masih|lagi|tambahan)\b/.test(text(words))) {
    const spoke = input.context.slice(0, at).map((said) => said.speakerId)
    keep((id) => !spoke.includes(id))
  }
  // "ada lagi pak haji": the one who has just spoken.
  const before = input.context[at - 1]?.speakerId
  if (
    before &&
    ids.includes(before) &&
    words.length <= 7 &&
    /\b(ada lagi|lagi|cukup|masih|lanjut|lanjutkan|tambahan)\b/.test(text(words))
  )
    return [before]
  // "dua dinas pe u turun ke lokasi, bisa pak kadis", "perkim tidak banyak": the body says which office.
  for (const beside of [words, input.next]) {
    if (ids.length < 2) break
    const bodies = input.directory.find(beside).filter((m) => m.by === 'body' && m.ids.length > 0)
    if (bodies.length > 0) keep((id) => bodies.some((m) => m.ids.includes(id)))
  }
  // "pak camat silakan" – "kami di tegalsari …", "di ulu semong ini sudah longsor …"
  if (mention.by === 'office')
    for (const own of [
      '(?:kami|saya|kita)(?: di| dari| camat| lurah| kecamatan| kelurahan| desa)+ ',
      '',
    ]) {
      if (ids.length < 2) break
      keep((id) => {
        const place = /^(?:kecamatan|kelurahan|(?:pemerintah )?desa) (.+)$/i.exec(
          personOf(input, id)?.instansi ?? '',
        )
        return (
          place !== null &&
          new RegExp(`\\b${own}${place[1]!.toLowerCase()}\\b`).test(text(input.next.slice(0, 25)))
        )
      })
    }
  // "silakan pak kadis dijawab" – "bibit itu kami terima …": whose office answers for what is spoken about.
  if (ids.length > 1 && (mention.by === 'office' || mention.by === 'body')) {
    const asked = input.context[at - 1]?.words ?? []
    const matters = [input.next, asked].map((some) => mattersIn(some, input.directory))
    const about = (id: string) => matters.reduce((sum, some) => sum + (some.get(id) ?? 0), 0)
    const most = Math.max(...ids.map(about))
    if (most > 0) keep((id) => about(id) === most)
  }
  const house = caller === null ? null : personOf(input, caller)?.instansi
  if (house) keep((id) => personOf(input, id)?.instansi === house)
  if (ids.length < 2) return ids
  const other = lastOther(input, at)
  if (other >= 0) {
    const said = input.context[other]!
    for (const hint of [
      readPass(said.words, input.directory),
      readAsked(said.words, input.directory),
    ]) {
      if (hint === null || ids.length < 2) continue
      const both = ids.filter((id) => hint.ids.includes(id))
      if (both.length > 0 && both.length < ids.length) ids = both
    }
  }
  const spoken = spokenTo(input, [])
  if (mention.by !== 'name' || ids.length > 1) keep((id) => !spoken.has(id))
  if (ids.length > 1 && mention.by === 'office') {
    const talked = ids.filter((id) => input.context.some((said) => said.speakerId === id))
    if (talked.length === 1) ids = talked
  }
  return ids
}

/** May this person be called by this form of address? */
export function fits(input: GuessInput, id: string, sapaan: string | null): boolean {
  const own = personOf(input, id)?.sapaan
  if (sapaan === null || !own || !/^(pak|bapak|bu|ibu)$/.test(sapaan)) return true
  return own === (/^(pak|bapak)$/.test(sapaan) ? 'Bapak' : 'Ibu')
}

/** The words that name somebody with those beside them, as evidence. */
export const around = (words: readonly string[], m: Mention) =>
  text(words.slice(Math.max(0, m.from - 4), m.to + 3))

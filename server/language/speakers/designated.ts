/** Of several whom a call could mean, those whom its words leave ("dapil satu tinggal satu yang belum, silakan bu"). Pure. */
import { sentenceEnd } from '../token.ts'
import type { Mention } from './mention.ts'
import { type Seen, seeNamed } from './seen.ts'
import { selfNamed } from './selfNamed.ts'
import { fits, type GuessInput, leads, narrow, personOf, text } from './situation.ts'
import { interrupts } from './talk.ts'

export type Designated = {
  readonly ids: readonly string[]
  /** What the call names: a fraksi, a dapil or komisi, an office; the chair's deputy, a mate of somebody, one who did something before. */
  readonly by: string
  /** Does it name what they belong to? */
  readonly named: boolean
  /** Do the words count who is left? */
  readonly left: boolean
}

const joinedMax = 40

/** "tinggal satu lagi", "yang satunya", "rekannya", "masih ada": one who has not spoken yet. */
const leftOver =
  /\b(tinggal|sisanya|satunya|satu lagi|belum|masih ada|yang lain|selain|rekannya|temannya|kawannya|(teman|rekan|kawan) (satu |se)?fraksi\S*)\b/
const mate = /\b(rekan|teman|kawan)(nya\b| (satu |se)?fraksi\S*)/
const ownDeputy = /\bwakil (ketua )?(saya|kami|kita)\b/

const doneBehind = /^(kan )?(tadi )?(sudah|selesai|cukup|barusan)\b/
const doneBefore = /\b(terima kasih|makasih|selain|habis|setelah|sesudah|kecuali|bukan)( \S+)?$/

/** "pak nurdin tadi sudah": named as one who has had the floor. */
export const isPast = (words: readonly string[], { from, to }: Mention): boolean =>
  doneBehind.test(text(words.slice(to, to + 3))) && !/\btinggal$/.test(words[from - 1] ?? '')

/** Is this one named as somebody who has spoken, or is left out? */
function isDone(words: readonly string[], { mention, about }: Seen): boolean {
  const before = text(words.slice(Math.max(0, mention.from - 3), mention.from))
  const behind = text(words.slice(mention.to, mention.to + 3))
  // "tadi sudah pu sudah perumda tinggal lingkungan hidup"
  if (/\btinggal$/.test(before)) return false
  return about || doneBehind.test(behind) || doneBefore.test(before) || /\bsudah$/.test(before)
}

/** Whom the last words of whoever leads call, by all that they say of them; null where they call nobody or one by name. */
export function designated(input: GuessInput): Designated | null {
  const { context, directory } = input
  const last = context.at(-1)
  if (last === undefined || !leads(input, last)) return null
  const before = context.at(-2)
  const whole =
    before?.speakerId && before.speakerId === last.speakerId
      ? [...before.words, sentenceEnd, ...last.words]
      : last.words
  const words = whole.length > joinedMax ? last.words : whole
  const said = text(words)
  const seen = seeNamed(words, directory)
  const done = new Set(
    seen
      .filter((one) => one.mention.ids.length === 1 && isDone(words, one))
      .flatMap(({ mention }) => mention.ids),
  )
  const pool = poolOf(input, words, seen, done)
  if (pool === null) return null
  const left = leftOver.test(said)
  let ids = pool.ids.filter((id) => id !== last.speakerId)
  const keep = (test: (id: string) => boolean) => {
    const some = ids.filter(test)
    if (some.length > 0) ids = some
  }
  keep((id) => !done.has(id))
  if (left) {
    const spoke = new Set(context.map(({ speakerId }) => speakerId))
    keep((id) => !spoke.has(id))
  }
  const sapaan = /\b(pak|bapak|bu|ibu)( (silakan|silahkan|dulu|monggo))*$/.exec(said)?.[1] ?? null
  keep((id) => fits(input, id, sapaan))
  const self = selfNamed(input)
  if (self.length > 0) keep((id) => self.some((one) => one.id === id))
  // "dibacakan langsung oleh ketuanya", "lewat ketua fraksinya"
  if (/\b(ketuanya|ketua (fraksi|komisi|pansus)nya)\b/.test(said))
    keep((id) => /^ketua (fraksi|komisi|pansus)/i.test(personOf(input, id)?.jabatan ?? ''))
  const gender = /\b(saya|kami) (ini |sebagai |selaku )*(perempuan|ibu dari|seorang ibu)\b/.test(
    text(input.next),
  )
  if (gender) keep((id) => personOf(input, id)?.sapaan === 'Ibu')
  if (
    /\bfraksi yang saya pimpin\b|\b(saya )?(sebagai|selaku) ketua fraksi\b/.test(text(input.next))
  )
    keep((id) => /^ketua fraksi/i.test(personOf(input, id)?.jabatan ?? ''))
  return { ids, by: pool.by, left, named: !/^(deputy|mate|before)$/.test(pool.by) }
}

/** "pak yusuf silakan" – "saya tadi sudah pimpinan" – "maksud saya yang satunya" */
function namesakeOf(input: GuessInput): Pool | null {
  const { context, directory } = input
  const calls = context.slice(-4, -1).filter((said) => leads(input, said))
  const one = calls
    .flatMap(({ words }) => directory.find(words))
    .findLast(({ by, ids }) => by === 'name' && ids.length > 1)
  return one === undefined ? null : { ids: one.ids, by: 'name' }
}

const other = /\byang (satunya|satu lagi|lain)\b/

type Pool = { readonly ids: readonly string[]; readonly by: string }

function poolOf(
  input: GuessInput,
  words: readonly string[],
  seen: readonly Seen[],
  done: ReadonlySet<string>,
): Pool | null {
  const open = seen.filter((one) => one.mention.ids.length > 0 && !isDone(words, one))
  const { directory, context } = input
  const said = text(words)
  const chair = context.at(-1)!.speakerId
  if (ownDeputy.test(said)) {
    const own = chair === null ? undefined : personOf(input, chair)?.komisi
    const ids = directory.people
      .filter(({ jabatan, komisi }) => /^wakil ketua/i.test(jabatan ?? '') && komisi === own)
      .map(({ id }) => id)
    return { ids, by: 'deputy' }
  }
  // "sekarang yang tadi interupsi"
  if (/\byang (tadi )?(interupsi|angkat tangan|mengacung|minta waktu)\b/.test(said)) {
    const asked = context
      .slice(0, -1)
      .filter((one) => !leads(input, one) && interrupts(one.words))
      .flatMap(({ speakerId }) => speakerId ?? [])
    return asked.length > 0 ? { ids: [...new Set(asked)], by: 'before' } : null
  }
  if (mate.test(said)) {
    const of = [...done].at(-1) ?? context.findLast((s) => !leads(input, s))?.speakerId
    const fraksi = of ? personOf(input, of)?.fraksi : null
    if (fraksi)
      return {
        ids: directory.people
          .filter((person) => person.fraksi === fraksi && person.id !== of)
          .map(({ id }) => id),
        by: 'mate',
      }
  }
  const last = open.findLast(({ mention }) => mention.ids.length > 1 || mention.by !== 'name')
  // "pe ka be pak nurdin tadi sudah tinggal satu lagi"
  const whole = seen.findLast(
    ({ mention }) =>
      mention.ids.length === 1 &&
      done.has(mention.ids[0]!) &&
      !directory.isSapaan(mention.said.split(' ')[0]!) &&
      mention.said.split(' ').length > 2,
  )
  const fraksi = whole && personOf(input, whole.mention.ids[0]!)?.fraksi
  if (last === undefined && fraksi)
    return {
      ids: directory.people.filter((person) => person.fraksi === fraksi).map(({ id }) => id),
      by: 'fraksi',
    }
  if (last === undefined) return other.test(said) ? namesakeOf(input) : null
  // Somebody called by name behind it is meant, not the group.
  if (open.some((one) => one.mention.from > last.mention.to && one.mention.ids.length === 1))
    return null
  const { mention } = last
  // Its own words are not those of the last turn where two were joined.
  const ids =
    words === context.at(-1)!.words
      ? narrow(input, mention, chair, context.length - 1)
      : mention.ids
  return {
    ids: mention.by === 'fraksi' || mention.by === 'group' ? mention.ids : ids,
    by: mention.by,
  }
}

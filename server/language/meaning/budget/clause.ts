/** What one clause says of one budget item. */
import type { Anggaran, ArahAnggaran } from '../../../domain/anggaran.ts'
import { following, nameOf, officeOf, targetOf } from './item.ts'
import { type Money, moneyIn, sharesIn } from './money.ts'
import { isStated } from './stated.ts'
import { type Act, actsIn, agreedWords, askedWords, foreign, head, work } from './words.ts'

/** `alone`: the clause names no item of its own. */
export type Found = Anggaran & { readonly alone: boolean }

const wordsBetween = (text: string, from: number, to: number) =>
  text.slice(from, to).trim().split(/\s+/).filter(Boolean)

const spending =
  /\b(butuh|membutuhkan|perlu|memerlukan|habis|menghabiskan|seharga|bernilai|tersedia|terkumpul)\b/i

/** The amount that the act is about: right behind it, or, for what is struck or moved, before it. */
function amountOf(text: string, act: Act, all: readonly Money[]): Money | undefined {
  const free = all.filter(({ role }) => role === 'lain')
  const near = free.find((one) => {
    if (one.from < act.to) return false
    const between = wordsBetween(text, act.to, one.from)
    if (/tambahkan$/i.test(text.slice(act.from, act.to)) && between.length > 2) return false
    const room = act.noun || /\b(sebesar|senilai|nilainya)$/i.test(between.join(' ')) ? 12 : 6
    return between.length <= room && !spending.test(between.join(' '))
  })
  if (near) return near
  if (/^\s*yang\b/i.test(text.slice(0, act.from).split(/Rp\S+/).at(-1) ?? '')) return undefined
  const moved = act.arah === 'dicoret' || act.arah === 'digeser'
  return free.findLast((one) => {
    if (one.to > act.from) return false
    const between = wordsBetween(text, one.to, act.from)
    // "Rp250 juta kita tambahkan untuk …"
    return moved ? between.length <= 8 : /^(?:(?:kita|kami|saya) )$/i.test(`${between.join(' ')} `)
  })
}

const objectLead = /^(?:\s(?:adanya|atas|untuk|pada|terhadap|dari|pos|target|usulan))*\s/i

/** The item: before the act, or behind a noun or an active verb. */
function itemOf(text: string, act: Act | null, first: number): string | null {
  const before = (act === null ? text.slice(0, first) : text.slice(0, Math.min(act.from, first)))
    .replace(/(?:Rp\s?)?\d[\d.,]*(?:\s(?:juta|miliar|triliun|ribu))?(?:\s(?:lebih|sekian))?/gi, ' ')
    .replace(/\d[\d,]*%/g, ' ')
    .replace(/\b(?:sebesar|senilai)\s+/gi, ' ')
    .replace(/\s+/g, ' ')
  const own = (words: string) => {
    const last = words
      .split(/,\s|\bbahwa\b|\bmaka\b|\batau\b/i)
      .filter((part) => nameOf(part) !== null)
    const headed = last.findLast((part) => head.test(part))
    return nameOf(headed ?? last.at(-1) ?? '')
  }
  const at = act?.to ?? first
  const behind = () => {
    const lead = objectLead.exec(text.slice(at))
    const words = lead === null ? '' : following(text, at + lead[0].length)
    return words === '' || /^(?:ke|dari|untuk|kepada|sampai|hingga|menjadi)\b/i.test(words)
      ? null
      : nameOf(words)
  }
  const purpose = () => {
    const found = /\b(?:untuk|bagi|di pos|pada pos)\s+(?=\p{L})/iu.exec(text.slice(at))
    return found === null ? null : nameOf(following(text, at + found.index + found[0].length))
  }
  if (act === null) return own(before) ?? purpose()
  const active =
    /^me/i.test(text.slice(act.from, act.to)) ||
    /^(kurangi|pangkas|potong|coret|geser|alihkan|pindahkan|hapus|tambah|tunda)$/i.test(
      text.slice(act.from, act.to),
    )
  if (act.noun) return behind() ?? own(before) ?? purpose()
  if (active) {
    const object = behind()
    if (object !== null && head.test(object)) return object
  }
  return own(before) ?? (/^yang\b/i.test(before.trim()) || active ? behind() : null) ?? purpose()
}

const givesFrom =
  /\bdari\s+(?=(?:pos |belanja|anggaran|dana|pagu|alokasi|kegiatan|pengadaan|hibah)|[^,.]{3,60}\ske\s)/i

export function changeIn(
  text: string,
  topic: string | null,
  inherited: ArahAnggaran | null,
): Found | null {
  const all = moneyIn(text)
  const shares = sharesIn(text)
  if (all.some(({ to }) => /^ per \p{L}/iu.test(text.slice(to)))) return null
  const from = all.find(({ role }) => role === 'dari')
  const to = all.find(({ role }) => role === 'menjadi')
  const possible = actsIn(text).filter((act) => isStated(text, act.from, act.to))
  const act = possible.find((one) => amountOf(text, one, all)) ?? possible[0] ?? null
  const refused = act === null && actsIn(text).length > 0
  if (refused) return null
  const pair = from !== undefined && to !== undefined
  if (act === null && !pair && to === undefined && inherited === null) return null
  if (act === null && (pair || to) && !isStated(text, (to ?? from)!.from, (to ?? from)!.to))
    return null
  const first = Math.min(
    ...[from, to].map((one) => one?.from ?? text.length),
    act?.from ?? text.length,
  )
  const subject = text
    .slice(0, act?.noun ? act.to + 40 : first)
    .split(/,\s/)
    .slice(-2)
    .join(' ')
  if (foreign.test(wordsBetween(subject, 0, subject.length).slice(-9).join(' '))) return null
  const start = act === null && !pair && to === undefined ? (all[0]?.from ?? text.length) : first
  const amount = act === null ? (inherited === null ? undefined : all[0]) : amountOf(text, act, all)
  const share =
    act === null
      ? undefined
      : shares.find((one) => one.from > act.to && wordsBetween(text, act.to, one.from).length <= 4)
  return build({ text, topic, inherited, act, from, to, amount, share, start })
}

function build(of: {
  text: string
  topic: string | null
  inherited: ArahAnggaran | null
  act: Act | null
  from: Money | undefined
  to: Money | undefined
  amount: Money | undefined
  share: { value: string | null } | undefined
  start: number
}): Found | null {
  const { text, act, from, to, amount, share } = of
  const told = from !== undefined && to !== undefined
  const arah = act?.arah ?? of.inherited ?? byAmounts(from?.value ?? null, to?.value ?? null)
  let item = itemOf(text, act, of.start)
  let tujuan = act && (arah === 'digeser' || arah === 'ditunda') ? targetOf(text, act.to) : null
  const giver = arah === 'digeser' ? givesFrom.exec(text.slice(act?.to ?? 0)) : null
  if (act && giver) {
    const at = act.to + giver.index + giver[0].length
    tujuan ??= act.noun ? null : item
    item = nameOf(following(text, at).replace(/\ske\s.*$/i, '')) ?? item
  }
  if (act?.noun && arah === 'digeser' && giver === null && tujuan === item) return null
  const alone = item === null
  const mataAnggaran = item ?? of.topic
  const some = amount !== undefined || told || (to !== undefined && act !== null)
  const headed = head.test(mataAnggaran ?? '')
  const moved = arah === 'digeser' || arah === 'dicoret' || arah === 'ditunda'
  if (!told && mataAnggaran === null) return null
  if (!some && share !== undefined && !headed) return null
  if (!some && share === undefined) {
    const bare = to !== undefined && (headed || /\b(pagu|anggaran|plafon|alokasi)/i.test(text))
    const named =
      moved &&
      !act?.noun &&
      ((arah === 'ditunda' ? head : work).test(text) ||
        head.test(tujuan ?? '') ||
        (alone && headed))
    if (!bare && !named) return null
    if (named && arah === 'digeser' && tujuan === null) return null
  }
  return {
    mataAnggaran,
    dari: from?.value ?? null,
    menjadi: to?.value ?? null,
    selisih: amount?.value ?? null,
    persen: share?.value ?? null,
    arah,
    opd: officeOf(text),
    tujuan,
    status: statusOf(text),
    alone,
  }
}

function byAmounts(from: string | null, to: string | null): ArahAnggaran {
  if (from === null || to === null || from === to) return 'diubah'
  return BigInt(to) > BigInt(from) ? 'naik' : 'turun'
}

export const statusOf = (text: string): Anggaran['status'] => {
  if (/\b(ditolak|(?:kami|kita|saya) tolak)\b/i.test(text)) return 'ditolak'
  return agreedWords.test(text) && !/\b(belum|tidak|kurang) (di)?(setuju|sepakat)/i.test(text)
    ? 'disepakati'
    : askedWords.test(text)
      ? 'diusulkan'
      : 'disampaikan'
}

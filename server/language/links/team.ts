/** Which items of one work a stretch of speech means. */
import type { Equals } from './equals.ts'
import { amountFit, type Segment } from './fit.ts'
import type { ItemIndex } from './index.ts'
import type { Scored } from './score.ts'

/** All items of the work, unless a member or an amount singles some of them out. */
export function teamOf(
  one: Scored,
  segment: Segment,
  index: ItemIndex,
  equals: Equals,
): { n: number; why: string | null }[] {
  const pagu = (n: number) => index.all[n]!.item.pagu ?? 0
  const whole = [one.entry.n, ...equals(one.entry.n)]
  // A pagu is one pokir's own.
  const priced = whole.some((n) => pagu(n) > 0 && segment.sums.includes(pagu(n)))
  const bySum = one.met.length === 0 && one.names.length === 0 && one.place === 'none'
  const team =
    priced && !segment.merging
      ? // Told by its sum alone it is that pokir, not the wishes it rests on.
        whole.filter((n) => (pagu(n) === 0 && !bySum) || segment.sums.includes(pagu(n)))
      : whole
  const by = (n: number) =>
    index.all[n]!.pengusul.some((w) => w.length > 3 && segment.members.has(w))
  const named = segment.merging ? [] : team.filter(by)
  const left = named.length > 0 ? named : team
  // An amount tells two bare wishes apart; once a pokir takes the work up, it is the work's amount.
  const raised = team.some((n) => (index.all[n]!.item.aspirasi ?? []).length > 0)
  const exact = raised ? [] : left.filter((n) => amountFit(index.all[n]!, segment) === 'same')
  return left
    .filter(
      (n) =>
        exact.length === 0 ||
        exact.includes(n) ||
        amountFit(index.all[n]!, segment) !== 'other' ||
        !exact.some((m) => index.all[m]!.item.jenis === index.all[n]!.item.jenis),
    )
    .map((n) => ({ n, why: n === one.entry.n ? null : one.entry.item.kode }))
}

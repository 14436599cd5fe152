/** Who held the floor while something was said. Pure. */
import { holderAt, type Pembicara } from '../domain/pembicara.ts'

/** The operator presses a moment after the chair has spoken: of so much a turn has to lie in one speech. */
const shareInside = 0.8

/**
 * The one in whose speech the stretch lies, by the server's clock in milliseconds; null where it lies in nobody's or in
 * several. One who went on behind an interupsi is still the same.
 */
export function floorOf(
  list: readonly Pembicara[],
  fromMs: number,
  toMs: number,
): Pembicara | null {
  if (toMs <= fromMs) return null
  const marks = list.flatMap((one) =>
    [one.mulaiAt, one.selesaiAt].flatMap((at) => (at === null ? [] : [Date.parse(at)])),
  )
  const cuts = [fromMs, ...marks.filter((ms) => ms > fromMs && ms < toMs), toMs].toSorted(
    (a, b) => a - b,
  )
  const held = new Map<Pembicara, number>()
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const one = holderAt(list, from)
    if (one) held.set(one, (held.get(one) ?? 0) + cuts[i + 1]! - from)
  }
  for (const [one, ms] of held) if (ms >= (toMs - fromMs) * shareInside) return one
  return null
}

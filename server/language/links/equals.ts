/** Items that ask for one and the same work: near duplicates of two members, and the pokir that rests on an aspirasi. */
import { sites } from './concepts.ts'
import type { Indexed, ItemIndex } from './index.ts'
import { compare, meet } from './overlap.ts'

export type Equals = (n: number) => readonly number[]

/** Sure enough to stand in for each other; a stated relation asks for less. */
const sure = 0
const related = -2.6

/** Does the title or text of one name the very thing the other asks for? */
function namesThing(a: Indexed, b: Indexed): boolean {
  const asked = (one: Indexed, other: Indexed) =>
    !sites.has(one.head) && (other.title.has(one.head) || other.body.has(one.head))
  return asked(a, b) || asked(b, a)
}

export function openEquals(index: ItemIndex): Equals {
  const byKode = new Map(index.all.map((one) => [one.item.kode, one]))
  const resting = new Map<number, number[]>()
  for (const one of index.all) {
    for (const kode of one.item.aspirasi ?? []) {
      const other = byKode.get(kode)
      if (other === undefined) continue
      for (const [a, b] of [
        [one, other],
        [other, one],
      ] as const)
        resting.set(a.n, [...(resting.get(a.n) ?? []), b.n])
    }
  }
  const near = new Map<number, readonly number[]>()
  function nearOf(n: number): readonly number[] {
    const known = near.get(n)
    if (known !== undefined) return known
    const one = index.all[n]!
    const list = index.byDesa.get(`kec:${one.kecamatan}`) ?? []
    const own = resting.get(n) ?? []
    const out = [...new Set([...list, ...own])].filter((m) => {
      const other = index.all[m]!
      if (m === n) return false
      // A pokir that names the aspirasi it rests on needs little likeness, but may answer it by other work.
      if (own.includes(m))
        return (
          (compare(one, other)?.z ?? related - 1) >= related ||
          (one.desa === other.desa && namesThing(one, other))
        )
      if ((one.desa === '') !== (other.desa === '') || !meet(one, other)) return false
      const fit = compare(one, other)
      return fit !== null && fit.z >= sure
    })
    near.set(n, out)
    return out
  }
  /** Near by likeness, not only because one rests on the other. */
  const likeOf = (n: number) =>
    nearOf(n).filter((m) => {
      const one = index.all[n]!
      const other = index.all[m]!
      return (
        (one.desa === '') === (other.desa === '') &&
        meet(one, other) &&
        (compare(one, other)?.z ?? sure - 1) >= sure
      )
    })
  const closed = new Map<number, readonly number[]>()
  /** The work's other items: two steps, so that a chain of weak likeness does not run on. */
  return (n) => {
    const known = closed.get(n)
    if (known !== undefined) return known
    const first = nearOf(n)
    const far = first.length > 6 ? [] : first.flatMap((m) => likeOf(m))
    const all = [...new Set([...first, ...far])].filter((m) => m !== n)
    closed.set(n, all)
    return all
  }
}

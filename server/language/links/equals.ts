/** Items that ask for one and the same work: near duplicates of two members, and the pokir that rests on an aspirasi. */
import { actions, carriers } from './concepts.ts'
import type { Indexed, ItemIndex } from './index.ts'
import { compare } from './overlap.ts'

export type Equals = (n: number) => readonly number[]

/** Sure enough to stand in for each other; a stated relation asks for less. */
const sure = 0
const related = -2.6

const units = /^(meter|kilometer|unit|orang|titik|paket|buah|ruang|ekor|rumah|warga)$/
/** Do title or text of both name one thing, besides their place and kinds of action? */
function shareThing(a: Indexed, b: Indexed): boolean {
  const terms = (one: Indexed) =>
    [...one.title.keys(), ...one.body.keys()].filter(
      (term) =>
        !actions.has(term) && !carriers.has(term) && !one.named.has(term) && !units.test(term),
    )
  const other = new Set(terms(b))
  return terms(a).some((term) => other.has(term) && !a.names.has(term))
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
    const list = index.byDesa.get(one.desa === '' ? `kec:${one.kecamatan}` : one.desa) ?? []
    const own = resting.get(n) ?? []
    const out = [...new Set([...list, ...own])].filter((m) => {
      const other = index.all[m]!
      if (m === n) return false
      // A pokir that names the aspirasi it rests on needs little likeness, but may answer it by other work.
      if (own.includes(m))
        return (
          (compare(one, other)?.z ?? related - 1) >= related ||
          (one.desa === other.desa && shareThing(one, other))
        )
      if (one.desa !== other.desa) return false
      const fit = compare(one, other)
      return fit !== null && fit.z >= sure
    })
    near.set(n, out)
    return out
  }
  const closed = new Map<number, readonly number[]>()
  /** The work's other items: two steps, so that a chain of weak likeness does not run on. */
  return (n) => {
    const known = closed.get(n)
    if (known !== undefined) return known
    const first = nearOf(n)
    const far = first.length > 6 ? [] : first.flatMap((m) => nearOf(m))
    const all = [...new Set([...first, ...far])].filter((m) => m !== n)
    closed.set(n, all)
    return all
  }
}

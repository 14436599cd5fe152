/** Items of different members, of one kind, that ask for the same work at the same place. */
import { actions } from './concepts.ts'
import type { Indexed, ItemIndex } from './index.ts'

export type Overlap = {
  readonly a: string
  readonly b: string
  readonly score: number
  readonly evidence: readonly string[]
}

export const overlapThreshold = 0.5

const share = (
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): { same: number; all: number; met: string[] } => {
  let same = 0
  let all = 0
  const met: string[] = []
  for (const [term, weight] of a) {
    all += weight
    if (b.has(term)) {
      same += weight
      met.push(term)
    }
  }
  for (const [term, weight] of b) if (!a.has(term)) all += weight
  return { same, all, met }
}

/** Half the shared part of both, half the shared part of the shorter: a long title says more of the same work. */
function likeness(
  shared: { same: number; all: number },
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): number {
  const mass = (map: ReadonlyMap<string, number>) => [...map.values()].reduce((x, y) => x + y, 0)
  const shorter = Math.min(mass(a), mass(b))
  if (shared.all === 0 || shorter === 0) return 0
  return 0.5 * (shared.same / shared.all) + 0.5 * (shared.same / shorter)
}

const union = (entry: Indexed) => new Map([...entry.body, ...entry.title])

function compare(a: Indexed, b: Indexed): { z: number; evidence: string[] } | null {
  if (a.kecamatan !== b.kecamatan) return null
  if (a.desa !== '' && b.desa !== '' && a.desa !== b.desa) return null
  const evidence: string[] = []
  let z = -3.4
  const sameDesa = a.desa !== '' && a.desa === b.desa
  z += sameDesa ? 1.1 : a.desa === b.desa ? 0.6 : -1.2
  evidence.push(
    sameDesa ? `desa: ${a.item.lokasi?.desa}` : `kecamatan: ${a.item.lokasi?.kecamatan}`,
  )
  const bare = (entry: Indexed) =>
    new Map([...entry.title].filter(([term]) => !a.named.has(term) && !b.named.has(term)))
  const [titleA, titleB] = [bare(a), bare(b)]
  const title = share(titleA, titleB)
  const whole = share(union(a), union(b))
  // The thing that is built or mended must be the same, not only the kind of action.
  const thing =
    title.met.some((term) => !actions.has(term)) ||
    [...titleA.keys()].some((t) => !actions.has(t) && b.body.has(t)) ||
    [...titleB.keys()].some((t) => !actions.has(t) && a.body.has(t))
  if (!thing) return null
  z += 4.6 * likeness(title, titleA, titleB) + 2.4 * (whole.all === 0 ? 0 : whole.same / whole.all)
  if (title.met.length > 0) evidence.push(`pekerjaan: ${title.met.join(', ')}`)
  if (a.road !== '' && b.road !== '') {
    const same = a.road.startsWith(b.road) || b.road.startsWith(a.road)
    z += same ? 1.4 : -4
    if (same) evidence.push(`jalan: ${a.road}`)
  }
  if (a.school !== '' && b.school !== '') {
    z += a.school === b.school ? 1.2 : -6
  }
  const common = a.address.filter((word) => b.address.includes(word))
  if (a.address.length > 0 && b.address.length > 0) {
    z += common.length > 0 ? 0.8 : -3.5
    if (common.length > 0) evidence.push(`alamat: ${common.join(' ')}`)
  }
  const { volume: va, satuan: sa } = a.item
  const { volume: vb, satuan: sb } = b.item
  if (va && vb && (sa ?? '').toLowerCase() === (sb ?? '').toLowerCase()) {
    const ratio = Math.min(va, vb) / Math.max(va, vb)
    z += ratio === 1 && va > 1 ? 0.6 : ratio > 0.7 ? 0.2 : -0.2
    if (ratio === 1 && va > 1) evidence.push(`volume: ${va} ${sa ?? ''}`.trim())
  }
  if (a.item.opd && b.item.opd) z += a.item.opd === b.item.opd ? 0.2 : -0.8
  return { z, evidence }
}

const kindOf = (entry: Indexed) => entry.item.jenis ?? ''

export function findOverlaps(index: ItemIndex): Overlap[] {
  const groups = new Map<string, Indexed[]>()
  for (const entry of index.all) {
    const key = `${kindOf(entry)}|${entry.kecamatan}`
    const list = groups.get(key)
    if (list === undefined) groups.set(key, [entry])
    else list.push(entry)
  }
  const found: Overlap[] = []
  for (const list of groups.values()) {
    for (let i = 0; i < list.length; i += 1) {
      for (let k = i + 1; k < list.length; k += 1) {
        const a = list[i]!
        const b = list[k]!
        if (!a.item.pengusulId || a.item.pengusulId === b.item.pengusulId) continue
        if (a.desa !== b.desa && a.desa !== '' && b.desa !== '') continue
        const fit = compare(a, b)
        if (fit === null) continue
        const score = 1 / (1 + Math.exp(-fit.z))
        if (score < overlapThreshold) continue
        found.push({
          a: a.item.kode,
          b: b.item.kode,
          score: Math.round(score * 1000) / 1000,
          evidence: fit.evidence,
        })
      }
    }
  }
  return found.sort((x, y) => y.score - x.score)
}

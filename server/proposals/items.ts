/** The reses and pokir items as an index for linking, kept until one of them or the council's region changes. */
import type { Usulan } from '../domain/usulan.ts'
import {
  findOverlaps,
  type Items,
  type Linker,
  openLinker,
  openTopics,
  type Region,
  type Topic,
} from '../language/index.ts'
import type { Db } from '../store/index.ts'
import { usulanStamp } from '../store/proposals.ts'
import { searchUsulan } from '../store/usulan.ts'

export type ItemShelf = {
  readonly linker: Linker
  /** Whose items a turn names by its own words. */
  readonly topicsOf: (spoken: string) => readonly Topic[]
  readonly opd: readonly string[]
  /** By the code that the index gives back; codes of reses and pokir may be the same, so the kind stands before it. */
  readonly byKey: ReadonlyMap<string, Usulan>
  readonly stamp: string
  readonly discussed: DiscussedItems
  /** Items of other members that overlap with this one. */
  overlapsOf(usulan: Usulan): readonly Usulan[]
}

/** Codes of the items that each turn was last found to discuss, by its id. */
export type DiscussedItems = {
  of(tid: string): readonly string[]
  note(tid: string, codes: readonly string[]): void
}

const none: readonly string[] = []

/** More than the turns of any day. */
const mostTurns = 20_000

function noteDiscussed(): DiscussedItems {
  const byTurn = new Map<string, readonly string[]>()
  return {
    of: (tid) => byTurn.get(tid) ?? none,
    note(tid, codes) {
      byTurn.delete(tid)
      if (codes.length === 0) return
      byTurn.set(tid, codes)
      if (byTurn.size > mostTurns) byTurn.delete(byTurn.keys().next().value!)
    },
  }
}

const keyOf = (usulan: Usulan) => `${usulan.jenis}:${usulan.kode}`

type Item = NonNullable<Items['aspirasi']>[number]

const itemOf = (usulan: Usulan, keys: ReadonlyMap<string, string>): Item => ({
  kode: keyOf(usulan),
  jenis: usulan.jenis,
  judul: usulan.judul,
  uraian: usulan.uraian,
  lokasi: usulan.lokasi,
  volume: usulan.volume,
  satuan: usulan.satuan,
  opd: usulan.opd,
  bidang: usulan.bidang,
  pengusulId: usulan.pengusulId,
  tahun: usulan.tahun,
  pagu: usulan.jenis === 'pokir' ? usulan.pagu : null,
  aspirasi: usulan.jenis === 'pokir' ? usulan.aspirasi.flatMap((id) => keys.get(id) ?? []) : null,
})

export function shelve(
  all: readonly Usulan[],
  stamp: string,
  region: Region | null = null,
): ItemShelf {
  const keys = new Map(all.map((usulan) => [usulan.id, keyOf(usulan)]))
  const items: Items = { aspirasi: all.map((usulan) => itemOf(usulan, keys)) }
  const linker = openLinker(items, region)
  const byKey = new Map(all.map((usulan) => [keyOf(usulan), usulan]))
  const overlaps = new Map<string, readonly Usulan[]>()
  return {
    linker,
    topicsOf: openTopics(linker),
    byKey,
    stamp,
    discussed: noteDiscussed(),
    opd: [...new Set(all.map((u) => u.opd).filter(Boolean))].sort((a, b) => b.length - a.length),
    overlapsOf(usulan) {
      const key = keyOf(usulan)
      const known = overlaps.get(key)
      if (known) return known
      // Weighed with the whole index, compared only where it could lie: the item's own village.
      const near = linker.index.all.filter(
        ({ item }) =>
          item.jenis === usulan.jenis &&
          item.lokasi?.kecamatan === usulan.lokasi.kecamatan &&
          (item.lokasi?.desa === usulan.lokasi.desa || !item.lokasi?.desa || !usulan.lokasi.desa),
      )
      const found = findOverlaps({ ...linker.index, all: near })
        .filter((pair) => pair.a === key || pair.b === key)
        .flatMap((pair) => byKey.get(pair.a === key ? pair.b : pair.a) ?? [])
      overlaps.set(key, found)
      return found
    },
  }
}

/** Asked anew at most this often whether an item changed. */
const lookMs = 10_000

export function createItems(
  db: Db,
  clock: () => Date,
  region?: () => Promise<Region>,
): (fresh?: boolean) => Promise<ItemShelf> {
  let shelf: ItemShelf | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let loading: Promise<ItemShelf> | null = null
  async function load(): Promise<ItemShelf> {
    const own = (await region?.()) ?? null
    const stamp = `${await usulanStamp(db)} ${own?.kode ?? ''}`
    if (shelf?.stamp !== stamp) shelf = shelve(await searchUsulan(db, { cari: '' }), stamp, own)
    return shelf
  }
  return async (fresh = false) => {
    const now = clock().getTime()
    if (shelf && !fresh && now - lookedAt < lookMs) return shelf
    lookedAt = now
    loading ??= load().finally(() => {
      loading = null
    })
    return loading
  }
}

/**
 * Readers: they get the text as HTML made here, and small deltas. They load neither Yjs nor ProseMirror, and what they
 * may see is asked each time they join.
 */
import type * as Y from 'yjs'
import { can } from '../access/can.ts'
import { RisalahError } from '../domain/errors.ts'
import {
  type SiaranChange,
  type SiaranClosed,
  type SiaranDelta,
  type SiaranHeld,
  type SiaranItem,
  SiaranJoin,
  type SiaranJoined,
  type SiaranLag,
  type SiaranPartial,
} from '../domain/protocol/siaran.ts'
import type { Partial } from '../domain/speech.ts'
import { eventHtml, headingHtml, type NameOf, turnHtml } from './html.ts'
import { timeOf } from './place.ts'
import type { Naskah, Shelf } from './shelf.ts'
import { attrOf, type Element, itemsOf, sectionsOf } from './tree.ts'
import type { DocumentParts, ReadersHold } from './types.ts'

/** Changes within this time are one delta: at most five a second, however many type. */
const gatherMs = 200

export const readersRoom = (bagianId: string) => `siaran:${bagianId}`

export type Readers = {
  changed(bagianId: string): void
  partial(bagianId: string, partial: Partial): Promise<void>
  lag(bagianId: string, lagMs: number): void
  empty(bagianId: string): void
  hold(bagianId: string, hold: ReadersHold): void
  close(): void
}

type Page = {
  rev: number
  items: SiaranItem[]
  cache: WeakMap<object, string>
  names: string
  timer: NodeJS.Timeout | null
}

/** What turns `before` into `after`: pieces that went, then pieces that are new, changed or elsewhere, from the top. */
export function changesBetween(
  before: readonly SiaranItem[],
  after: readonly SiaranItem[],
): SiaranChange[] {
  const kept = new Set(after.map((item) => item.id))
  const changes: SiaranChange[] = before
    .filter((item) => !kept.has(item.id))
    .map((item) => ({ id: item.id, html: null, after: null }))
  const old = before.filter((item) => kept.has(item.id))
  const html = new Map(old.map((item) => [item.id, item.html]))
  const order = old.map((item) => item.id)
  for (const [index, item] of after.entries()) {
    const previous = after[index - 1]?.id ?? null
    const inPlace = order[index] === item.id
    if (inPlace && html.get(item.id) === item.html) continue
    changes.push({ id: item.id, html: item.html, after: previous })
    if (inPlace) continue
    const at = order.indexOf(item.id, index)
    if (at >= 0) order.splice(at, 1)
    order.splice(index, 0, item.id)
  }
  return changes
}

export function openReaders(parts: DocumentParts, shelf: Shelf): Readers {
  const { live } = parts
  const pages = new Map<string, Page>()
  const holds = new Map<string, ReadersHold>()
  const lags = new Map<string, number>()

  async function render(naskah: Naskah, page: Page): Promise<SiaranItem[]> {
    const { rapat } = await parts.subjectOfBagian(naskah.bagianId)
    const people = await parts.peserta(rapat.id)
    const names = JSON.stringify(people.map((p) => [p.id, p.nama, p.jabatan, p.warna]))
    if (names !== page.names) {
      page.names = names
      page.cache = new WeakMap()
    }
    const byId = new Map(people.map((p) => [p.id, p]))
    const nameOf: NameOf = (spk) => byId.get(spk)
    const htmlOf = (element: Element, make: () => string) => {
      const known = page.cache.get(element)
      if (known !== undefined) return known
      const html = make()
      page.cache.set(element, html)
      return html
    }
    const items: SiaranItem[] = []
    const until = holds.get(naskah.bagianId)?.fromMs ?? Number.POSITIVE_INFINITY
    const used = new Set<string>()
    const add = (id: string, html: string) => {
      // Two people who split at the same moment can leave one id on two turns.
      let unique = id
      for (let n = 2; used.has(unique); n++) unique = `${id}~${n}`
      used.add(unique)
      items.push({ id: unique, html })
    }
    for (const section of sectionsOf(naskah.doc)) {
      const title = String(attrOf(section, 'title') ?? '')
      if (title !== '') add(`acara:${attrOf(section, 'id')}`, headingHtml(title))
      for (const item of itemsOf(section)) {
        if ((timeOf(item) ?? 0) >= until) continue
        if (item.nodeName === 'turn') {
          add(
            String(attrOf(item, 'tid')),
            htmlOf(item, () => turnHtml(item, nameOf)),
          )
        } else {
          add(
            `peristiwa:${attrOf(item, 'id')}`,
            htmlOf(item, () => eventHtml(item)),
          )
        }
      }
    }
    return items
  }

  async function pageOf(bagianId: string): Promise<{ page: Page; naskah: Naskah }> {
    const naskah = await shelf.open(bagianId)
    let page = pages.get(bagianId)
    if (!page) {
      const fresh: Page = { rev: 0, items: [], cache: new WeakMap(), names: '', timer: null }
      page = fresh
      pages.set(bagianId, page)
      naskah.doc.on('afterTransaction', (transaction: Y.Transaction) => {
        for (const type of transaction.changed.keys()) fresh.cache.delete(type)
        for (const type of transaction.changedParentTypes.keys()) fresh.cache.delete(type)
      })
    }
    return { page, naskah }
  }

  /** Brings the page up to date and tells those who read it. */
  async function refresh(bagianId: string): Promise<Page> {
    const { page, naskah } = await pageOf(bagianId)
    if (holds.get(bagianId)?.all) return page
    const items = await render(naskah, page)
    // It may have been held meanwhile.
    if (holds.get(bagianId)?.all) return page
    const changes = changesBetween(page.items, items)
    if (changes.length > 0) {
      page.items = items
      page.rev += 1
      const delta: SiaranDelta = { bagianId, rev: page.rev, changes }
      live.publish(readersRoom(bagianId), 'siaran:delta', delta)
    }
    return page
  }

  live.onSocket((socket) => {
    socket.on('siaran:ikut', SiaranJoin, async ({ bagianId }): Promise<SiaranJoined> => {
      const actor = await socket.actor()
      const subject = await parts.subjectOfBagian(bagianId)
      if (!can(actor, 'bagian.siaran', subject) && !can(actor, 'bagian.read', subject)) {
        throw new RisalahError(actor.akun === null ? 'not_signed_in' : 'forbidden')
      }
      const page = await refresh(bagianId)
      socket.join(readersRoom(bagianId))
      const held = holds.get(bagianId)?.all ?? false
      return {
        rev: page.rev,
        items: held ? [] : page.items,
        partial: subject.bagian.sifat === 'terbuka',
        ditahan: held,
        lagMs: lags.get(bagianId) ?? 0,
      }
    })
    socket.on('siaran:tinggalkan', SiaranJoin, async ({ bagianId }) => {
      socket.leave(readersRoom(bagianId))
    })
  })

  return {
    changed(bagianId) {
      if (live.count(readersRoom(bagianId)) === 0) return
      const page = pages.get(bagianId)
      if (!page || page.timer) return
      page.timer = setTimeout(() => {
        page.timer = null
        refresh(bagianId).catch((error: unknown) =>
          parts.log.error('readers could not be told', { bagianId, cause: String(error) }),
        )
      }, gatherMs)
    },
    async partial(bagianId, { channel, text }) {
      if (holds.has(bagianId)) return
      if (live.count(readersRoom(bagianId)) === 0) return
      const { bagian } = await parts.subjectOfBagian(bagianId)
      if (bagian.sifat !== 'terbuka') return
      const value: SiaranPartial = { bagianId, channel, text }
      live.publish(readersRoom(bagianId), 'siaran:partial', value)
    },
    lag(bagianId, lagMs) {
      lags.set(bagianId, lagMs)
      const value: SiaranLag = { bagianId, lagMs }
      live.publish(readersRoom(bagianId), 'siaran:lag', value)
    },
    empty(bagianId) {
      const value: SiaranClosed = { bagianId }
      live.publish(readersRoom(bagianId), 'siaran:tutup', value)
      live.empty(readersRoom(bagianId))
    },
    hold(bagianId, hold) {
      const before = holds.get(bagianId)
      if (hold.all || hold.fromMs !== null) holds.set(bagianId, hold)
      else holds.delete(bagianId)
      if ((before?.all ?? false) === hold.all) return
      const value: SiaranHeld = { bagianId, ditahan: hold.all }
      live.publish(readersRoom(bagianId), 'siaran:tahan', value)
    },
    close() {
      for (const page of pages.values()) if (page.timer) clearTimeout(page.timer)
      pages.clear()
    },
  }
}

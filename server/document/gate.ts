/**
 * The update gate, first half: what a client sent is decoded and judged before it touches anything. The second half,
 * `check.ts`, looks at the nodes a change touched in a draft that can be thrown away.
 */
import * as Y from 'yjs'
import { RisalahError } from '../domain/errors.ts'
import { naskahRoot } from '../domain/naskah.ts'
import { maxUpdateBytes } from '../domain/protocol/naskah.ts'

type Decoded = ReturnType<typeof Y.decodeUpdate>

export type Judged = {
  /** Client ids under which new content comes that nobody has written under yet. */
  readonly newClients: readonly number[]
}

const refuse = (message: string) =>
  new RisalahError('input_invalid', {
    message: `Perubahan ditolak: ${message} Muat ulang halaman; yang sudah tersimpan aman.`,
  })

function decode(bytes: Uint8Array): Decoded {
  if (bytes.byteLength > maxUpdateBytes) throw new RisalahError('too_large')
  try {
    return Y.decodeUpdate(bytes)
  } catch {
    throw refuse('datanya rusak.')
  }
}

const nodeNames = ['section', 'turn', 'event']

function contentAllowed(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentAny) return true
  if (content instanceof Y.ContentFormat) return /^tautan(--|$)/.test(content.key)
  if (content instanceof Y.ContentType) {
    const { type } = content
    if (type instanceof Y.XmlElement) return nodeNames.includes(type.nodeName)
    return type instanceof Y.XmlText
  }
  return false
}

/** Throws where an update may not be applied. `ownerOf` gives the akun of a client id, or undefined where it is free. */
export function judgeUpdate(
  bytes: Uint8Array,
  state: ReadonlyMap<number, number>,
  akunId: string,
  ownerOf: (clientId: number) => string | null | undefined,
): Judged {
  const { structs, ds } = decode(bytes)
  const ends = new Map<number, number>()
  const newClients = new Set<number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const known = Math.max(ends.get(client) ?? 0, state.get(client) ?? 0)
    if (clock > known) throw refuse('ada perubahan sebelumnya yang belum sampai.')
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) {
      throw refuse('ada perubahan sebelumnya yang belum sampai.')
    }
    const end = clock + struct.length
    ends.set(client, Math.max(known, end))
    if (end <= (state.get(client) ?? 0)) continue
    const owner = ownerOf(client)
    if (owner === undefined) newClients.add(client)
    else if (owner !== akunId) throw new RisalahError('forbidden')
  }
  const known = (id: Y.ID | null) =>
    id === null || id.clock < (ends.get(id.client) ?? state.get(id.client) ?? 0)
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    if (!contentAllowed(struct.content)) throw refuse('isinya tidak dikenal.')
    // Before integration the parent is the name of a root or an id.
    const parent = struct.parent as unknown
    if (typeof parent === 'string' && parent !== naskahRoot) throw refuse('isinya tidak dikenal.')
    if (
      !known(struct.origin) ||
      !known(struct.rightOrigin) ||
      (parent instanceof Y.ID && !known(parent))
    ) {
      throw refuse('ada perubahan sebelumnya yang belum sampai.')
    }
  }
  for (const [client, deletes] of ds.clients) {
    for (const { clock, len } of deletes) {
      if (clock + len > (ends.get(client) ?? state.get(client) ?? 0)) {
        throw refuse('ada perubahan sebelumnya yang belum sampai.')
      }
    }
  }
  return { newClients: [...newClients] }
}

export type Limiter = () => boolean

/** A bucket that fills with `perSecond` and holds `burst`; false where it is empty. */
export function createLimiter(perSecond: number, burst: number, now: () => number): Limiter {
  let tokens = burst
  let last = now()
  return () => {
    const at = now()
    tokens = Math.min(burst, tokens + ((at - last) / 1000) * perSecond)
    last = at
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}

/**
 * What an editor and the server say to each other about the live text of one bagian.
 *
 * 1. `naskah:ikut` joins: the editor tells its schema epoch, the id of its Y.Doc and its state vector, and gets what it
 *    lacks; the answer's `sv` says what the server lacks. Said again after every reconnect.
 * 2. `naskah:ubah` sends changes; the answer comes when they are durably stored. Only then may the screen say "Tersimpan".
 * 3. `naskah:hadir` tells where the caret is; the server puts the name to it.
 * The server sends `naskah:update` and `naskah:hadir` to those who joined, and `naskah:keluar` to one who may no longer read.
 */
import { z } from 'zod'
import { speakerStatuses } from '../naskah.ts'

export const maxUpdateBytes = 256 * 1024
/** Changes a second that one socket may send in the long run, and at once. */
export const updatesPerSecond = 50
export const updatesBurst = 200

/** Bytes arrive as `ArrayBuffer` or a view of it, depending on who encoded them. */
export const Bytes = z
  .union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)])
  .transform((bytes) => (bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)))

const Id = z.string().min(1).max(80)
const ClientId = z.number().int().min(0).max(0xffff_ffff)

export const NaskahJoin = z.object({
  bagianId: Id,
  epoch: z.number().int(),
  clientId: ClientId,
  sv: Bytes,
})

export const NaskahUpdate = z.object({
  bagianId: Id,
  update: Bytes,
  /** The newest change by others that the editor showed when this one was made. */
  base: z.number().int().nonnegative().optional(),
})
export const NaskahLeave = z.object({ bagianId: Id })

const YId = z.object({ client: ClientId, clock: z.number().int().nonnegative() }).nullish()
/** A place in the text that moves with it, as Yjs writes it. */
export const RelativePosition = z.object({
  type: YId,
  tname: z.string().max(40).nullish(),
  item: YId,
  assoc: z.number().int().min(-1).max(0).nullish(),
})
export const Cursor = z.object({ anchor: RelativePosition, head: RelativePosition })
export type Cursor = z.infer<typeof Cursor>

export const NaskahPresence = z.object({
  bagianId: Id,
  clientId: ClientId,
  cursor: Cursor.nullable(),
})

/** Somebody who has the text open; `cursor` null where their caret is elsewhere, `nama` null where they left. */
export type Present = {
  bagianId: string
  clientId: number
  nama: string | null
  warna: string
  cursor: Cursor | null
}

export type NaskahJoined = {
  seq: number
  update: Uint8Array
  sv: Uint8Array
  mayEdit: boolean
  akunId: string
  nama: string
  hadir: Present[]
}

export type NaskahOut = { bagianId: string; message: string }

export type NaskahChanged = { bagianId: string; seq: number; update: Uint8Array }

/** What the editor does with keys, for those who have no editor. */
export const NaskahCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('assign-speaker'),
    tid: Id,
    spk: z.string().max(200).nullable(),
    status: z.enum(speakerStatuses),
  }),
  z.object({ type: z.literal('set-text'), tid: Id, text: z.string().max(20_000) }),
  z.object({ type: z.literal('link'), tid: Id, tautanId: Id, quote: z.string().min(1).max(5000) }),
  /** The word with this number (from 0) opens the new turn. */
  z.object({ type: z.literal('split'), tid: Id, atWord: z.number().int().positive() }),
  /** Joins the turn to the one before it. */
  z.object({ type: z.literal('join'), tid: Id }),
  z.object({ type: z.literal('check'), tid: Id }),
])
export type NaskahCommand = z.infer<typeof NaskahCommand>

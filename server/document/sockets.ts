/** Editors on sockets: join by state vector, changes stored before they are acknowledged, carets passed on. */
import * as Y from 'yjs'
import { can } from '../access/can.ts'
import type { Actor, BagianSubject } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import { naskahEpoch } from '../domain/naskah.ts'
import {
  type NaskahChanged,
  NaskahJoin,
  type NaskahJoined,
  NaskahLeave,
  NaskahPresence,
  NaskahUpdate,
  type Present,
  updatesBurst,
  updatesPerSecond,
} from '../domain/protocol/naskah.ts'
import type { LiveSocket } from '../live/index.ts'
import { createLimiter } from './gate.ts'
import type { Naskah, Shelf } from './shelf.ts'
import type { DocumentParts } from './types.ts'

/** Changes and carets go to those who have the text open; what else happens in the part goes to `bagian:ID`. */
export const editorsRoom = (bagianId: string) => `naskah:${bagianId}`

export type Editors = {
  changed(naskah: Naskah, update: Uint8Array): void
  /** Puts out who may no longer read what they have open. */
  sweep(): Promise<void>
  close(): void
}

/** Rights end at once for everything that is sent, and within this time for what is heard. */
const sweepMs = 15_000

/** Colours of carets, told apart in light and dark. */
const caretColors = ['#0b7285', '#a61e4d', '#5f3dc4', '#2b8a3e', '#d9480f', '#1864ab']

function colorOf(akunId: string): string {
  let sum = 0
  for (const char of akunId) sum = (sum * 31 + char.charCodeAt(0)) >>> 0
  return caretColors[sum % caretColors.length]!
}

/**
 * Bytes as msgpack must get them here: of any other view it would send the whole memory behind it, and browsers would not
 * read it as bytes.
 */
const onWire = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes)

const tooOld = new RisalahError('conflict', {
  message: 'Halaman ini dari versi program yang lain. Muat ulang halaman untuk menyunting.',
})

export function openEditors(parts: DocumentParts, shelf: Shelf): Editors {
  const { live } = parts
  /** Who is in which text: by bagian, then by client id. */
  const presence = new Map<string, Map<number, Present>>()
  const sweeps = new Set<() => Promise<void>>()
  const sweep = async () => {
    for (const look of sweeps) await look()
  }
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => {
      parts.log.error('rights of editors could not be looked at', { cause: String(error) })
    })
  }, sweepMs)
  timer.unref()

  async function subjectFor(
    socket: LiveSocket,
    bagianId: string,
    action: 'bagian.read' | 'bagian.edit',
  ): Promise<{ actor: Actor; akunId: string; nama: string; subject: BagianSubject }> {
    const actor = await socket.actor()
    const subject = await parts.subjectOfBagian(bagianId)
    if (actor.akun === null) throw new RisalahError('not_signed_in')
    if (!can(actor, action, subject)) throw new RisalahError('forbidden')
    return { actor, akunId: actor.akun.id, nama: actor.akun.nama, subject }
  }

  function show(present: Present): void {
    const room = presence.get(present.bagianId) ?? new Map<number, Present>()
    presence.set(present.bagianId, room)
    if (present.nama === null) room.delete(present.clientId)
    else room.set(present.clientId, present)
    live.publish(editorsRoom(present.bagianId), 'naskah:hadir', present)
  }

  live.onSocket((socket) => {
    /** Client id of this socket in each text it joined. */
    const joined = new Map<string, number>()
    const mayGo = createLimiter(updatesPerSecond, updatesBurst, () => parts.clock().getTime())

    function leave(bagianId: string): void {
      const clientId = joined.get(bagianId)
      if (clientId === undefined) return
      joined.delete(bagianId)
      show({ bagianId, clientId, nama: null, warna: '', cursor: null })
    }

    socket.on('naskah:ikut', NaskahJoin, async (value): Promise<NaskahJoined> => {
      const { bagianId, clientId } = value
      const { actor, akunId, nama, subject } = await subjectFor(socket, bagianId, 'bagian.read')
      if (value.epoch !== naskahEpoch) throw tooOld
      const naskah = await shelf.open(bagianId)
      const mayEdit = can(actor, 'bagian.edit', subject)
      if (mayEdit) await naskah.bind(clientId, akunId)
      const others = [...(presence.get(bagianId)?.values() ?? [])]
      leave(bagianId)
      const answer = await naskah.alone(async () => {
        // Joined and read with nothing between, so that no change falls into the gap.
        socket.join(editorsRoom(bagianId))
        socket.join(`bagian:${bagianId}`)
        let update: Uint8Array
        try {
          update = Y.encodeStateAsUpdate(naskah.doc, value.sv)
        } catch {
          throw new RisalahError('input_invalid')
        }
        return {
          seq: naskah.seq(),
          update: onWire(update),
          sv: onWire(Y.encodeStateVector(naskah.doc)),
        }
      })
      joined.set(bagianId, clientId)
      show({ bagianId, clientId, nama, warna: colorOf(akunId), cursor: null })
      return { ...answer, mayEdit, akunId, nama, hadir: others }
    })

    socket.on('naskah:ubah', NaskahUpdate, async ({ bagianId, update, base }) => {
      const { akunId } = await subjectFor(socket, bagianId, 'bagian.edit')
      const clientId = joined.get(bagianId)
      if (clientId === undefined) throw new RisalahError('state_refused')
      if (!mayGo()) throw new RisalahError('rate_limited')
      const naskah = await shelf.open(bagianId)
      return {
        seq: await naskah.receive(
          update,
          akunId,
          base === undefined ? undefined : { base, clientId },
        ),
      }
    })

    socket.on('naskah:hadir', NaskahPresence, async ({ bagianId, clientId, cursor }) => {
      const { akunId, nama } = await subjectFor(socket, bagianId, 'bagian.read')
      if (joined.get(bagianId) !== clientId) throw new RisalahError('forbidden')
      show({ bagianId, clientId, nama, warna: colorOf(akunId), cursor })
    })

    socket.on('naskah:tinggalkan', NaskahLeave, async ({ bagianId }) => {
      leave(bagianId)
      socket.leave(editorsRoom(bagianId))
    })

    async function look(): Promise<void> {
      for (const bagianId of [...joined.keys()]) {
        try {
          await subjectFor(socket, bagianId, 'bagian.read')
        } catch (error) {
          if (!(error instanceof RisalahError)) throw error
          leave(bagianId)
          socket.leave(editorsRoom(bagianId))
          socket.leave(`bagian:${bagianId}`)
          socket.send('naskah:keluar', { bagianId, message: error.message })
        }
      }
    }
    sweeps.add(look)

    socket.onClose(() => {
      sweeps.delete(look)
      for (const bagianId of [...joined.keys()]) leave(bagianId)
    })
  })

  return {
    changed(naskah, update) {
      const value: NaskahChanged = {
        bagianId: naskah.bagianId,
        seq: naskah.seq(),
        update: onWire(update),
      }
      live.publish(editorsRoom(naskah.bagianId), 'naskah:update', value)
    },
    sweep,
    close: () => clearInterval(timer),
  }
}

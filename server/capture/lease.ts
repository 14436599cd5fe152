/** One device per channel: who holds it, and when it may be handed over. Time is passed in. */
import { RisalahError } from '../domain/errors.ts'

export type Holder = {
  readonly deviceId: string
  readonly captureId: string
  readonly akunId: string | null
  /** Shown to whoever is refused. */
  readonly nama: string
  readonly label: string
  readonly socketId: string
}

type Lease = { holder: Holder; seenAt: number; goneAt: number | null }

export type Leases = {
  /** Throws `conflict`, naming the holder, where another device records. */
  take(key: string, holder: Holder): void
  touch(key: string, captureId: string): void
  of(key: string): Holder | null
  release(key: string, captureId: string): void
  /** The connection of a holder was lost. */
  gone(socketId: string): void
  /** Takes back what was left; gives the keys. */
  sweep(): string[]
}

export function createLeases(options: {
  readonly now: () => number
  readonly silenceMs: number
  readonly goneMs: number
}): Leases {
  const { now, silenceMs, goneMs } = options
  const leases = new Map<string, Lease>()

  function active(key: string): Lease | null {
    const lease = leases.get(key)
    if (!lease) return null
    if (now() - lease.seenAt >= silenceMs) return null
    if (lease.goneAt !== null && now() - lease.goneAt >= goneMs) return null
    return lease
  }

  return {
    take(key, holder) {
      const lease = active(key)
      if (lease && lease.holder.deviceId !== holder.deviceId) {
        // The same person on a new page, the old one being closed, need not wait.
        const sameReturned =
          lease.goneAt !== null && holder.akunId !== null && lease.holder.akunId === holder.akunId
        if (!sameReturned) {
          const { nama, label } = lease.holder
          throw new RisalahError('conflict', {
            message: `Saluran ini sedang direkam oleh ${nama}${label ? ` (${label})` : ''}. Hentikan rekaman itu dahulu, atau tunggu sampai perangkatnya terputus.`,
            fields: { pemegang: nama },
          })
        }
      }
      leases.set(key, { holder, seenAt: now(), goneAt: null })
    },
    touch(key, captureId) {
      const lease = leases.get(key)
      if (lease?.holder.captureId === captureId) lease.seenAt = now()
    },
    of: (key) => active(key)?.holder ?? null,
    release(key, captureId) {
      if (leases.get(key)?.holder.captureId === captureId) leases.delete(key)
    },
    gone(socketId) {
      for (const lease of leases.values()) {
        if (lease.holder.socketId === socketId) lease.goneAt ??= now()
      }
    },
    sweep() {
      const expired = [...leases.keys()].filter((key) => active(key) === null)
      for (const key of expired) leases.delete(key)
      return expired
    },
  }
}

/** Those who look at one thing over sockets. Before anything is sent each is asked anew who they are, so that rights end at once. */
import type { Actor } from '../domain/access.ts'
import type { LiveSocket } from './index.ts'

export type Seats = {
  join(id: string, socket: LiveSocket): void
  leave(id: string, socket: LiveSocket): void
  /** `send` answers false for those who may look no longer: they lose their seat. Nobody waits for it. */
  tell(id: string, send: (socket: LiveSocket, actor: Actor) => Promise<boolean>): void
}

/** `onFault`: what could not be told. */
export function createSeats(onFault: (error: unknown) => void): Seats {
  const seats = new Map<string, Set<LiveSocket>>()
  const joined = new WeakMap<LiveSocket, Set<string>>()

  function leave(id: string, socket: LiveSocket): void {
    joined.get(socket)?.delete(id)
    const seated = seats.get(id)
    seated?.delete(socket)
    if (seated?.size === 0) seats.delete(id)
  }

  return {
    leave,
    join(id, socket) {
      seats.set(id, (seats.get(id) ?? new Set()).add(socket))
      const known = joined.get(socket)
      if (known) {
        known.add(id)
        return
      }
      const ids = new Set([id])
      joined.set(socket, ids)
      socket.onClose(() => {
        for (const one of [...ids]) leave(one, socket)
      })
    },
    tell(id, send) {
      for (const socket of seats.get(id) ?? []) {
        const run = async () => {
          if (!(await send(socket, await socket.actor()))) leave(id, socket)
        }
        run().catch(onFault)
      }
    },
  }
}

/** Names by id for what is drawn outside React; whoever draws a name hears when names change. */
import type { Peserta } from '../../server/domain/rapat.ts'

export type Roster = {
  get(id: string): Peserta | undefined
  all(): readonly Peserta[]
  set(peserta: readonly Peserta[]): void
  onChange(listener: () => void): () => void
}

export function createRoster(): Roster {
  let byId = new Map<string, Peserta>()
  let list: readonly Peserta[] = []
  const listeners = new Set<() => void>()
  return {
    get: (id) => byId.get(id),
    all: () => list,
    set(peserta) {
      list = peserta
      byId = new Map(peserta.map((p) => [p.id, p]))
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The live text of a bagian in React: its Y.Doc, what the server knows of it, and who else has it open. */
import { useEffect, useState } from 'react'
import type { Socket } from 'socket.io-client'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Cursor, type Present } from '../../server/domain/protocol/naskah.ts'
import { createBacklog } from './backlog.ts'
import { createSync, type SyncState } from './sync.ts'

export type Naskah = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  close(): void
}

export type NaskahState = {
  readonly naskah: Naskah | null
  readonly sync: SyncState
  readonly people: readonly Present[]
}

const before: SyncState = {
  save: 'tersimpan',
  connected: false,
  loaded: false,
  mayEdit: false,
  refusal: null,
}

/** At most so often a moving caret is told. */
const cursorMs = 120

export function openNaskah(options: {
  socket: Socket
  bagianId: string
  onState: (state: SyncState) => void
  onPeople: (people: readonly Present[]) => void
}): Naskah {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const people = new Map<number, Present>()
  const sync = createSync({
    socket: options.socket,
    bagianId: options.bagianId,
    doc,
    backlog: createBacklog(),
    onState(state) {
      // Who is there is told anew with every joining.
      if (!state.connected && people.size > 0) {
        for (const clientId of [...people.keys()]) forget(clientId)
        options.onPeople([])
      }
      options.onState(state)
    },
    onPresent(present) {
      if (present.clientId === doc.clientID) return
      if (present.nama === null) forget(present.clientId)
      else {
        people.set(present.clientId, present)
        awareness.states.set(present.clientId, {
          user: { name: present.nama, color: present.warna },
          cursor: present.cursor,
        })
        changed([present.clientId])
      }
      options.onPeople([...people.values()])
    },
  })

  function changed(updated: number[]): void {
    awareness.emit('change', [{ added: [], updated, removed: [] }, 'remote'])
  }
  function forget(clientId: number): void {
    people.delete(clientId)
    awareness.states.delete(clientId)
    changed([clientId])
  }

  let timer: ReturnType<typeof setTimeout> | null = null
  awareness.on('change', (_: unknown, origin: unknown) => {
    if (origin !== 'local') return
    timer ??= setTimeout(() => {
      timer = null
      const cursor = Cursor.safeParse(
        JSON.parse(JSON.stringify(awareness.getLocalState()?.cursor ?? null)),
      )
      sync.showCursor(cursor.success ? cursor.data : null)
    }, cursorMs)
  })

  return {
    doc,
    awareness,
    close() {
      if (timer) clearTimeout(timer)
      sync.close()
      awareness.destroy()
      doc.destroy()
    },
  }
}

export function useNaskah(socket: Socket, bagianId: string): NaskahState {
  const [naskah, setNaskah] = useState<Naskah | null>(null)
  const [sync, setSync] = useState(before)
  const [people, setPeople] = useState<readonly Present[]>([])
  useEffect(() => {
    const opened = openNaskah({ socket, bagianId, onState: setSync, onPeople: setPeople })
    setNaskah(opened)
    setSync(before)
    setPeople([])
    return () => {
      setNaskah(null)
      opened.close()
    }
  }, [socket, bagianId])

  // A tab with unsaved words asks before it goes; IndexedDB has them as well.
  useEffect(() => {
    if (sync.save === 'tersimpan') return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [sync.save])
  return { naskah, sync, people }
}

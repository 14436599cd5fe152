/** The one step that comes next in a daftar pembicara. Pure. */
import {
  holds,
  interrupted,
  type Pembicara,
  waitingOf,
} from '../../../../../server/domain/pembicara.ts'
import type { Langkah } from '../../../../../server/domain/protocol/pembicara.ts'

export type Next = {
  readonly kind: 'berikutnya' | 'interupsi' | 'lanjutkan' | 'selesai'
  /** Whoever speaks then; with `selesai` the one who ends. */
  readonly who: Pembicara
  readonly langkah: Langkah
}

/** Whoever was broken in on goes on first; then the list; at its end the last one only ends. */
export function nextOf(list: readonly Pembicara[]): Next | null {
  const holder = holds(list)
  const back = interrupted(list)
  if (holder && back) {
    return { kind: 'lanjutkan', who: back, langkah: { aksi: 'selesai', id: holder.id } }
  }
  const [first] = waitingOf(list)
  if (first) {
    return {
      kind: first.jenis === 'interupsi' ? 'interupsi' : 'berikutnya',
      who: first,
      langkah: { aksi: 'mulai', id: first.id, memegang: holder?.id ?? null },
    }
  }
  return holder
    ? { kind: 'selesai', who: holder, langkah: { aksi: 'selesai', id: holder.id } }
    : null
}

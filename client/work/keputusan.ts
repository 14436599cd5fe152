/** What was noted of a rapat as the server has them: everybody in the room sees a change at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { PerubahanAnggaran, PerubahanAnggaranInput } from '../../server/domain/anggaran.ts'
import { type Keputusan, recordMax, type TindakLanjut } from '../../server/domain/notulen.ts'
import type { PemungutanSuara, PemungutanSuaraInput } from '../../server/domain/pemungutan.ts'
import type { NotulenChanged } from '../../server/domain/protocol/proposals.ts'
import { keyOf, useApi, useSend } from '../api.ts'
import { useSocketEvent } from '../socket.ts'
import { newUuid } from './ids.ts'

export const keputusanMax = recordMax

/** Asks again also by itself: an event may be lost with the connection. */
const refreshMs = 30_000

export function useNotulen(rapatId: string) {
  const queries = useQueryClient()
  useSocketEvent<NotulenChanged>('notulen:berubah', (value) => {
    if (value.rapatId === rapatId) {
      void queries.invalidateQueries({ queryKey: keyOf('getNotulen') })
    }
  })
  return useApi('getNotulen', { params: { rapatId } }, { refetchInterval: refreshMs })
}

export function useNotulenWriters(bagianId: string) {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: keyOf('getNotulen') })
  const keputusan = useSend('saveKeputusan', { onSuccess: again })
  const tindakLanjut = useSend('saveTindakLanjut', { onSuccess: again })
  const dropKeputusan = useSend('removeKeputusan', { onSuccess: again })
  const dropTindakLanjut = useSend('removeTindakLanjut', { onSuccess: again })
  const anggaran = useSend('savePerubahanAnggaran', { onSuccess: again })
  const suara = useSend('savePemungutanSuara', { onSuccess: again })
  const dropAnggaran = useSend('removePerubahanAnggaran', { onSuccess: again })
  const dropSuara = useSend('removePemungutanSuara', { onSuccess: again })
  const params = (one: { id: string; bagianId: string } | null) => ({
    bagianId: one?.bagianId ?? bagianId,
    id: one?.id ?? newUuid(),
  })
  const all = [
    ...[keputusan, tindakLanjut, anggaran, suara],
    ...[dropKeputusan, dropTindakLanjut, dropAnggaran, dropSuara],
  ]
  return {
    busy: all.some((one) => one.isPending),
    /** The last change of its kind was refused. */
    failed: all.some((one) => one.isError),
    forgetFailure: () => {
      for (const one of all) if (one.isError) one.reset()
    },
    saveKeputusan: (one: Keputusan | null, text: string) =>
      keputusan.mutateAsync({
        params: params(one),
        body: { text, status: one?.status ?? 'disetujui', turnId: one?.turnId ?? null },
      }),
    saveTindakLanjut: (
      one: TindakLanjut | null,
      change: { text: string; pic?: string | null; due?: string | null },
    ) =>
      tindakLanjut.mutateAsync({
        params: params(one),
        body: {
          pic: one?.pic ?? null,
          due: one?.due ?? null,
          status: one?.status ?? 'terbuka',
          turnId: one?.turnId ?? null,
          ...change,
        },
      }),
    removeKeputusan: (one: Keputusan) => dropKeputusan.mutate({ params: params(one) }),
    removeTindakLanjut: (one: TindakLanjut) => dropTindakLanjut.mutate({ params: params(one) }),
    saveAnggaran: (one: PerubahanAnggaran | null, change: PerubahanAnggaranInput) =>
      anggaran.mutateAsync({
        params: params(one),
        body: change,
      }),
    removeAnggaran: (one: PerubahanAnggaran) => dropAnggaran.mutate({ params: params(one) }),
    saveSuara: (one: PemungutanSuara | null, change: PemungutanSuaraInput) =>
      suara.mutateAsync({ params: params(one), body: change }),
    removeSuara: (one: PemungutanSuara) => dropSuara.mutate({ params: params(one) }),
  }
}

/** Decisions noted on this device before they were kept on the server are brought there once. */
export function useLeftDecisions(
  rapatId: string,
  save: ((text: string) => Promise<unknown>) | null,
): void {
  const started = useRef(false)
  useEffect(() => {
    const key = `risalah-keputusan-${rapatId}`
    if (save === null || started.current) return
    started.current = true
    let left: unknown
    try {
      left = JSON.parse(localStorage.getItem(key) ?? '[]')
    } catch {
      return
    }
    if (!Array.isArray(left) || left.length === 0) return
    const bring = async () => {
      const texts = left.filter((text): text is string => typeof text === 'string' && text !== '')
      for (const [done, text] of texts.entries()) {
        await save(text)
        localStorage.setItem(key, JSON.stringify(texts.slice(done + 1)))
      }
      localStorage.removeItem(key)
    }
    // What did not arrive stays here and is tried again with the next opening.
    bring().catch(() => {})
  }, [rapatId, save])
}

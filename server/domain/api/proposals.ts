/** Decisions, follow-ups, budget changes, votes, and the rule for the quorum. */
import { z } from 'zod'
import { PerubahanAnggaran, PerubahanAnggaranInput } from '../anggaran.ts'
import { QuorumRule } from '../kuorum.ts'
import { Keputusan, KeputusanInput, TindakLanjut, TindakLanjutInput } from '../notulen.ts'
import { PemungutanSuara, PemungutanSuaraInput } from '../pemungutan.ts'
import { type Route, rapatId, route } from './route.ts'

export const proposalsApi = {
  /** What was noted in the parts that the actor may read, in order; and the rule for the quorum. */
  getNotulen: route({
    method: 'GET',
    path: '/api/rapat/:rapatId/notulen',
    action: 'rapat.read',
    params: rapatId,
    out: z.object({
      keputusan: z.array(Keputusan),
      tindakLanjut: z.array(TindakLanjut),
      anggaran: z.array(PerubahanAnggaran),
      suara: z.array(PemungutanSuara),
      kuorum: QuorumRule,
    }),
  }),
  setKuorum: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/kuorum',
    action: 'hadir.write',
    params: rapatId,
    body: z.object({ aturan: QuorumRule }),
  }),
  /** A new one where the id is new. */
  saveKeputusan: route({
    method: 'PUT',
    path: '/api/bagian/:bagianId/keputusan/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string().min(8).max(64) }),
    body: KeputusanInput,
    out: Keputusan,
  }),
  removeKeputusan: route({
    method: 'DELETE',
    path: '/api/bagian/:bagianId/keputusan/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string() }),
  }),
  saveTindakLanjut: route({
    method: 'PUT',
    path: '/api/bagian/:bagianId/tindak-lanjut/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string().min(8).max(64) }),
    body: TindakLanjutInput,
    out: TindakLanjut,
  }),
  removeTindakLanjut: route({
    method: 'DELETE',
    path: '/api/bagian/:bagianId/tindak-lanjut/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string() }),
  }),
  savePerubahanAnggaran: route({
    method: 'PUT',
    path: '/api/bagian/:bagianId/perubahan-anggaran/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string().min(8).max(64) }),
    body: PerubahanAnggaranInput,
    out: PerubahanAnggaran,
  }),
  removePerubahanAnggaran: route({
    method: 'DELETE',
    path: '/api/bagian/:bagianId/perubahan-anggaran/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string() }),
  }),
  savePemungutanSuara: route({
    method: 'PUT',
    path: '/api/bagian/:bagianId/pemungutan-suara/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string().min(8).max(64) }),
    body: PemungutanSuaraInput,
    out: PemungutanSuara,
  }),
  removePemungutanSuara: route({
    method: 'DELETE',
    path: '/api/bagian/:bagianId/pemungutan-suara/:id',
    action: 'bagian.edit',
    params: z.object({ bagianId: z.string(), id: z.string() }),
  }),
} as const satisfies Record<string, Route>

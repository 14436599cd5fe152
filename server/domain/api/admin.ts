/** Engines and their models. */
import { z } from 'zod'
import { type Route, route } from './route.ts'

export const EngineInfo = z.object({
  engine: z.string(),
  model: z.string(),
  nama: z.string(),
  ukuranBytes: z.number(),
  lisensi: z.string(),
  keterangan: z.string(),
  /** Can be used now: its files are here, or its key is. */
  terpasang: z.boolean(),
  /** Recognises on another machine: nothing to fetch, and never for closed parts. */
  layanan: z.boolean(),
  unduhan: z.object({ persen: z.number(), baris: z.string() }).nullable(),
})

export const adminApi = {
  listEngine: route({
    method: 'GET',
    path: '/api/mesin',
    action: 'session.own',
    out: z.object({
      engines: z.array(EngineInfo),
      bawaan: z.object({ engine: z.string(), model: z.string() }),
    }),
  }),
  getModel: route({
    method: 'POST',
    path: '/api/mesin/:model/unduh',
    action: 'engine.manage',
    params: z.object({ model: z.string() }),
  }),
  removeModel: route({
    method: 'DELETE',
    path: '/api/mesin/:model',
    action: 'engine.manage',
    params: z.object({ model: z.string() }),
  }),
} as const satisfies Record<string, Route>

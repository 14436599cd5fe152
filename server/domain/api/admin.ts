/** Engines and their models. */
import { z } from 'zod'
import { EngineInfo, ModelInfo } from '../model.ts'
import { type Route, route, text } from './route.ts'

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
  /** Everything of the catalogue and what was imported, with what is being done to it. */
  listModel: route({
    method: 'GET',
    path: '/api/model',
    action: 'engine.manage',
    out: z.object({ models: z.array(ModelInfo), ruangBytes: z.number() }),
  }),
  /** Begins, goes on, or tries again; one is fetched at a time, others wait in line. */
  getModel: route({
    method: 'POST',
    path: '/api/mesin/:model/unduh',
    action: 'engine.manage',
    params: z.object({ model: z.string() }),
  }),
  /** What was fetched stays for the next time. */
  cancelModel: route({
    method: 'DELETE',
    path: '/api/mesin/:model/unduh',
    action: 'engine.manage',
    params: z.object({ model: z.string() }),
  }),
  /** A file or folder that lies on the server. */
  importModel: route({
    method: 'POST',
    path: '/api/model/impor',
    action: 'engine.manage',
    body: z.object({ jalur: text(1000) }),
    out: z.object({ model: z.string() }),
  }),
  /** A model that is one file, as the body. */
  uploadModel: route({
    method: 'POST',
    path: '/api/model/unggah',
    action: 'engine.manage',
    query: z.object({ nama: z.string().max(200) }),
    out: z.object({ model: z.string() }),
    bytes: 'up',
  }),
  removeModel: route({
    method: 'DELETE',
    path: '/api/mesin/:model',
    action: 'engine.manage',
    params: z.object({ model: z.string() }),
  }),
} as const satisfies Record<string, Route>

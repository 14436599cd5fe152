/** The council's words. */
import { z } from 'zod'
import { Kosakata, KosakataStatus } from '../kosakata.ts'
import { type Route, route, text } from './route.ts'

export const kosakataApi = {
  listKosakata: route({
    method: 'GET',
    path: '/api/kosakata',
    action: 'kosakata.manage',
    out: z.object({
      kosakata: z.array(Kosakata),
      /** Is the general word list installed? */
      daftarKata: z.boolean(),
    }),
  }),
  /** One pair a line: what the engine prints, then `;`, a comma or a tab, then what is meant. All or nothing. */
  addKosakata: route({
    method: 'POST',
    path: '/api/kosakata',
    action: 'kosakata.manage',
    body: z.object({ teks: text(200_000) }),
    out: z.object({ ditambah: z.number().int() }),
  }),
  setKosakata: route({
    method: 'PUT',
    path: '/api/kosakata/:id',
    action: 'kosakata.manage',
    params: z.object({ id: z.string() }),
    body: z.object({ status: KosakataStatus.exclude(['usul']) }),
  }),
  removeKosakata: route({
    method: 'DELETE',
    path: '/api/kosakata/:id',
    action: 'kosakata.manage',
    params: z.object({ id: z.string() }),
  }),
} as const satisfies Record<string, Route>

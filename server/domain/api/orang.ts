/** The council and its people. */
import { z } from 'zod'
import { Dewan, Fraksi, Komisi, Orang } from '../orang.ts'
import { Kabupaten } from '../wilayah.ts'
import { CsvPreview } from './csv.ts'
import { type Route, route } from './route.ts'

export const orangApi = {
  updateDewan: route({
    method: 'PUT',
    path: '/api/dewan',
    action: 'dewan.write',
    body: Dewan.omit({ demo: true, kenaliSuara: true }),
    out: Dewan,
  }),
  /** Every kabupaten and kota, to choose the council's own from. */
  listWilayah: route({
    method: 'GET',
    path: '/api/wilayah',
    action: 'dewan.write',
    out: z.object({ wilayah: z.array(Kabupaten) }),
  }),
  listOrang: route({
    method: 'GET',
    path: '/api/orang',
    action: 'orang.read',
    out: z.object({ orang: z.array(Orang), fraksi: z.array(Fraksi), komisi: z.array(Komisi) }),
  }),
  saveOrang: route({
    method: 'PUT',
    path: '/api/orang/:orangId',
    action: 'orang.write',
    params: z.object({ orangId: z.string() }),
    body: Orang.omit({ id: true }),
    out: Orang,
  }),
  saveFraksi: route({
    method: 'PUT',
    path: '/api/fraksi/:fraksiId',
    action: 'orang.write',
    params: z.object({ fraksiId: z.string() }),
    body: Fraksi.omit({ id: true }),
    out: Fraksi,
  }),
  importOrang: route({
    method: 'POST',
    path: '/api/orang/impor',
    action: 'orang.write',
    body: z.object({ csv: z.string().max(2_000_000), simpan: z.boolean() }),
    out: CsvPreview,
  }),
} as const satisfies Record<string, Route>

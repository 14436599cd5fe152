/** Reses and pokir items and their links. */
import { z } from 'zod'
import { Day } from '../rapat.ts'
import { Aspirasi, Pokir, Relasi, Tautan, Usulan, UsulanRingkas } from '../usulan.ts'
import { CsvPreview } from './csv.ts'
import { bagianId, type Route, rapatId, route, text } from './route.ts'

export const usulanApi = {
  listUsulan: route({
    method: 'GET',
    path: '/api/usulan',
    action: 'usulan.list',
    query: z.object({
      cari: z.string().max(200).default(''),
      jenis: z.enum(['aspirasi', 'pokir']).optional(),
      tahun: z.coerce.number().int().optional(),
    }),
    out: z.object({ usulan: z.array(UsulanRingkas), total: z.number().int() }),
  }),
  getUsulan: route({
    method: 'GET',
    path: '/api/usulan/:usulanId',
    action: 'usulan.ringkas',
    params: z.object({ usulanId: z.string() }),
    out: z.object({
      ringkas: UsulanRingkas,
      usulan: Usulan.nullable(),
      dibahas: z.array(
        z.object({
          tautan: Tautan,
          rapatJudul: z.string(),
          tanggal: Day,
          pembicara: z.string().nullable(),
          audio: z.boolean(),
        }),
      ),
      /** Items of other members that ask for the same work; empty for all but the secretariat. */
      tumpang: z.array(UsulanRingkas),
      boleh: z.array(z.string()),
    }),
  }),
  saveUsulan: route({
    method: 'PUT',
    path: '/api/usulan/:usulanId',
    action: 'usulan.list',
    params: z.object({ usulanId: z.string() }),
    body: z.discriminatedUnion('jenis', [Aspirasi.omit({ id: true }), Pokir.omit({ id: true })]),
    out: Usulan,
  }),
  importUsulan: route({
    method: 'POST',
    path: '/api/usulan/impor',
    action: 'usulan.list',
    body: z.object({
      jenis: z.enum(['aspirasi', 'pokir']),
      csv: z.string().max(5_000_000),
      simpan: z.boolean(),
    }),
    out: CsvPreview,
  }),
  listTautan: route({
    method: 'GET',
    path: '/api/rapat/:rapatId/tautan',
    action: 'rapat.read',
    params: rapatId,
    out: z.object({ tautan: z.array(Tautan) }),
  }),
  createTautan: route({
    method: 'POST',
    path: '/api/bagian/:bagianId/tautan',
    action: 'usulan.link',
    params: bagianId,
    body: z.object({
      id: z.string().min(8).max(64),
      usulanId: z.string(),
      relasi: Relasi,
      turnId: z.string(),
      kutipan: text(4000),
      acaraId: z.string().nullable(),
      startMs: z.number().nullable(),
      endMs: z.number().nullable(),
    }),
    out: Tautan,
  }),
  updateTautan: route({
    method: 'PUT',
    path: '/api/tautan/:tautanId',
    action: 'usulan.list',
    params: z.object({ tautanId: z.string() }),
    body: z.object({ relasi: Relasi }),
    out: Tautan,
  }),
  removeTautan: route({
    method: 'DELETE',
    path: '/api/tautan/:tautanId',
    action: 'usulan.list',
    params: z.object({ tautanId: z.string() }),
  }),
} as const satisfies Record<string, Route>

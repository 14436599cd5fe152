/** Sign-in, accounts and the audit chain. */
import { z } from 'zod'
import { Akun, Dewan, Peran } from '../orang.ts'
import { Instant } from '../rapat.ts'
import { type Route, route, text } from './route.ts'

export const AuditRow = z.object({
  seq: z.number().int(),
  at: Instant,
  akun: z.string().nullable(),
  aksi: z.string(),
  subjek: z.string(),
  rincian: z.record(z.string(), z.unknown()),
  hash: z.string(),
})

export const accessApi = {
  signIn: route({
    method: 'POST',
    path: '/api/masuk',
    action: 'public',
    body: z.object({ namaAkun: text(80), sandi: z.string().min(1, 'Wajib diisi.').max(200) }),
    out: z.object({ akun: Akun }),
  }),
  signOut: route({ method: 'POST', path: '/api/keluar', action: 'session.own' }),
  session: route({
    method: 'GET',
    path: '/api/sesi',
    action: 'public',
    out: z.object({
      akun: Akun.nullable(),
      dewan: Dewan,
      /** Sent back in the header `x-csrf` with every change. */
      csrf: z.string(),
      serverTime: Instant,
      /** Demo accounts to offer on the sign-in page; empty outside the demo. */
      akunDemo: z.array(
        z.object({ namaAkun: z.string(), sandi: z.string(), peran: Peran, nama: z.string() }),
      ),
      modelSiap: z.boolean(),
    }),
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/sandi',
    action: 'session.own',
    body: z.object({
      lama: z.string(),
      baru: z.string().min(10, 'Paling sedikit 10 huruf.').max(200),
    }),
  }),
  listAkun: route({
    method: 'GET',
    path: '/api/akun',
    action: 'akun.manage',
    out: z.object({ akun: z.array(Akun) }),
  }),
  /** Active accounts that can be given a task in a rapat. */
  listPetugas: route({
    method: 'GET',
    path: '/api/petugas',
    action: 'rapat.write',
    out: z.object({ petugas: z.array(Akun.pick({ id: true, nama: true, peran: true })) }),
  }),
  createAkun: route({
    method: 'POST',
    path: '/api/akun',
    action: 'akun.manage',
    body: Akun.omit({ id: true }).extend({
      sandi: z.string().min(10, 'Paling sedikit 10 huruf.').max(200),
    }),
    out: Akun,
  }),
  updateAkun: route({
    method: 'PUT',
    path: '/api/akun/:akunId',
    action: 'akun.manage',
    params: z.object({ akunId: z.string() }),
    body: Akun.omit({ id: true, namaAkun: true }).extend({
      sandi: z.string().min(10).max(200).optional(),
    }),
    out: Akun,
  }),
  listAudit: route({
    method: 'GET',
    path: '/api/audit',
    action: 'audit.read',
    query: z.object({ before: z.coerce.number().int().optional() }),
    out: z.object({ rows: z.array(AuditRow), utuh: z.boolean() }),
  }),
} as const satisfies Record<string, Route>

/** Sittings: their plan, who is there, and their life. */
import { z } from 'zod'
import {
  Acara,
  Clock,
  Day,
  Instant,
  JenisRapat,
  Kehadiran,
  Penugasan,
  Peserta,
  Rapat,
  Sapaan,
  Sifat,
  StatusHadir,
} from '../rapat.ts'
import { Risalah } from '../record.ts'
import { optionalText, type Route, rapatId, route, text } from './route.ts'

export const RapatInput = z.object({
  jenis: JenisRapat,
  judul: text(300),
  alat: optionalText(200),
  nomor: optionalText(100),
  masaSidang: optionalText(60),
  tahunSidang: optionalText(60),
  sifatAwal: Sifat,
  tanggal: Day,
  jamMulai: Clock,
  jamSelesai: Clock.nullable(),
  tempat: text(200),
  acara: z.array(Acara.pick({ judul: true }).extend({ id: z.string().optional() })).max(60),
  engine: z.string().nullable().default(null),
  model: z.string().nullable().default(null),
})

export const UndanganInput = z.object({
  nama: text(200),
  sapaan: Sapaan.nullable(),
  jabatan: optionalText(200),
  instansi: optionalText(200),
})

/** One rapat with everything its pages need; `boleh` are the actions this actor may do on it. */
export const RapatDetail = z.object({
  rapat: Rapat,
  peserta: z.array(Peserta),
  kehadiran: z.array(Kehadiran),
  risalah: z.array(Risalah),
  boleh: z.array(z.string()),
  /** Rights on each bagian the actor may know of, by bagian id. */
  bolehBagian: z.record(z.string(), z.array(z.string())),
})

export const rapatApi = {
  listRapat: route({
    method: 'GET',
    path: '/api/rapat',
    action: 'rapat.list',
    query: z.object({ dari: Day.optional(), sampai: Day.optional() }),
    out: z.object({ rapat: z.array(Rapat) }),
  }),
  getRapat: route({
    method: 'GET',
    path: '/api/rapat/:rapatId',
    action: 'rapat.read',
    params: rapatId,
    out: RapatDetail,
  }),
  createRapat: route({
    method: 'POST',
    path: '/api/rapat',
    action: 'rapat.write',
    body: RapatInput,
    out: Rapat,
  }),
  updateRapat: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId',
    action: 'rapat.write',
    params: rapatId,
    body: RapatInput.extend({ versi: z.number().int() }),
    out: Rapat,
  }),
  deleteRapat: route({
    method: 'DELETE',
    path: '/api/rapat/:rapatId',
    action: 'rapat.write',
    params: rapatId,
  }),
  /** Who is expected: anggota by orang id, and the tasks (ketua and sekretaris as peserta ids). */
  setPeserta: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/peserta',
    action: 'rapat.write',
    params: rapatId,
    body: z.object({ orangId: z.array(z.string()).max(500) }),
    out: z.object({ peserta: z.array(Peserta) }),
  }),
  setPenugasan: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/penugasan',
    action: 'rapat.write',
    params: rapatId,
    body: Penugasan,
    out: Rapat,
  }),
  addUndangan: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/undangan',
    action: 'hadir.write',
    params: rapatId,
    body: UndanganInput,
    out: Peserta,
  }),
  updatePeserta: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/peserta/:pesertaId',
    action: 'hadir.write',
    params: z.object({ rapatId: z.string(), pesertaId: z.string() }),
    body: UndanganInput,
    out: Peserta,
  }),
  removePeserta: route({
    method: 'DELETE',
    path: '/api/rapat/:rapatId/peserta/:pesertaId',
    action: 'hadir.write',
    params: z.object({ rapatId: z.string(), pesertaId: z.string() }),
  }),
  setKehadiran: route({
    method: 'PUT',
    path: '/api/rapat/:rapatId/kehadiran/:pesertaId',
    action: 'hadir.write',
    params: z.object({ rapatId: z.string(), pesertaId: z.string() }),
    body: z.object({
      status: StatusHadir,
      interval: z
        .array(z.object({ datangAt: Instant.nullable(), pulangAt: Instant.nullable() }))
        .max(20),
    }),
    out: z.object({ kehadiran: z.array(Kehadiran) }),
  }),
  openRapat: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/buka',
    action: 'rapat.run',
    params: rapatId,
    out: Rapat,
  }),
  /** The hour of opening was noted wrongly; refused once a risalah is frozen. */
  correctOpening: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/jam-buka',
    action: 'rapat.correct',
    params: rapatId,
    body: z.object({
      dibukaAt: Instant,
      alasan: z.string().trim().min(5, 'Tuliskan alasannya.').max(500),
      versi: z.number().int(),
    }),
    out: Rapat,
  }),
  skorsRapat: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/skors',
    action: 'rapat.run',
    params: rapatId,
    out: Rapat,
  }),
  cabutSkors: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/cabut-skors',
    action: 'rapat.run',
    params: rapatId,
    out: Rapat,
  }),
  changeSifat: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/sifat',
    action: 'rapat.run',
    params: rapatId,
    body: z.object({ sifat: Sifat }),
    out: Rapat,
  }),
  closeRapat: route({
    method: 'POST',
    path: '/api/rapat/:rapatId/tutup',
    action: 'rapat.run',
    params: rapatId,
    out: Rapat,
  }),
} as const satisfies Record<string, Route>

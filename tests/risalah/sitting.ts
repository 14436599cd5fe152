/** A closed rapat in memory for the risalah room: its people, text, sound and links, and accounts of its people. */
import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, RapatSubject } from '../../server/domain/access.ts'
import { api } from '../../server/domain/api.ts'
import type { Akun, Dewan } from '../../server/domain/orang.ts'
import type { Kehadiran, Peserta, Rapat } from '../../server/domain/rapat.ts'
import type { RecordBagian } from '../../server/domain/record.ts'
import { createHttp, finishHttp } from '../../server/http/index.ts'
import { newId, newPublicId } from '../../server/ids.ts'
import { silentLog } from '../../server/log.ts'
import { openRisalah, type RisalahRoom } from '../../server/risalah/index.ts'
import { openStore, type Store } from '../../server/store/index.ts'
import { insertRapat } from '../../server/store/rapat.ts'
import { insertTautan, saveUsulan } from '../../server/store/usulan.ts'
import { exampleRecord } from './example.ts'

const example = exampleRecord()

export const akun = (id: string, peran: Akun['peran'], orangId: string | null): Actor => ({
  akun: { id, namaAkun: id, nama: id, peran, orangId, aktif: true },
})
export const people = {
  sekretariat: akun('a-set', 'sekretariat', 'o-p-wahyuni'),
  ketua: akun('a-harun', 'anggota', 'o-p-harun'),
  anggota: akun('a-mulyana', 'anggota', 'o-p-mulyana'),
  notulis: akun('a-budi', 'notulis', null),
  luar: akun('a-luar', 'anggota', 'o-lain'),
  publik: { akun: null } as Actor,
}

export type Sitting = {
  rapat: Rapat
  peserta: Peserta[]
  kehadiran: Kehadiran[]
  bagian: RecordBagian[]
  dewan: Dewan
  /** Moves on by hand. */
  now: Date
}

export function makeSitting(
  sifat: readonly ('terbuka' | 'tertutup' | 'rahasia')[] = ['terbuka'],
): Sitting {
  const { rapat: r } = example
  const parts = sifat.map((s, i) => ({
    id: `b${i + 1}`,
    rapatId: 'r1',
    no: i + 1,
    sifat: s,
    mulaiAt: r.dibukaAt!,
    selesaiAt: r.ditutupAt,
  }))
  const [first] = example.bagian
  return {
    rapat: {
      id: 'r1',
      publicId: 'pub',
      jenis: 'rdp',
      judul: r.judul,
      alat: r.alat,
      nomor: r.nomor,
      masaSidang: r.masaSidang,
      tahunSidang: r.tahunSidang,
      sifatAwal: sifat[0]!,
      tanggal: r.tanggal,
      jamMulai: '09:30',
      jamSelesai: null,
      zona: 'Asia/Makassar',
      tempat: r.tempat,
      acara: r.acara,
      status: 'ditutup',
      dibukaAt: r.dibukaAt,
      ditutupAt: r.ditutupAt,
      skors: r.skors,
      bagian: parts,
      penugasan: { ketua: ['p-harun'], sekretaris: 'p-wahyuni', operator: [], notulis: ['a-budi'] },
      engine: null,
      model: null,
      demo: false,
      versi: 3,
    },
    peserta: example.orang.map((o) => ({
      ...o,
      sapaan: null,
      orangId: o.kelompok === 'undangan' ? null : `o-${o.id}`,
      warna: null,
      dapil: null,
      panggilan: [],
    })),
    kehadiran: example.hadir.map((h, i) => ({
      id: `k${i}`,
      pesertaId: h.pesertaId,
      status: h.status === 'izin' ? 'sakit' : h.status,
      datangAt: h.interval[0]?.datangAt ?? null,
      pulangAt: null,
    })),
    bagian: parts.map((p) => {
      const copy = structuredClone(first!)
      if (p.no > 1) {
        for (const section of copy.sections) {
          section.id += `-${p.no}`
          for (const item of section.items) {
            item.id += `-${p.no}`
            if (item.kind === 'turn') {
              item.text = `Kata sandi bagian ${p.no}: nanas. ${item.text}`
              for (const t of item.tautan)
                Object.assign(t, { id: `tau${p.no}`, from: t.from + 30, to: t.to + 30 })
            }
          }
        }
      }
      return { ...copy, id: p.id, no: p.no, sifat: p.sifat }
    }),
    dewan: {
      ...example.dewan,
      wilayah: null,
      masaKoreksiHari: 4,
      dasarHukumKoreksi: '',
      ejaan: 'eyd-v',
      engine: 'scripted',
      model: 'scripted',
      petunjukWhisper: false,
      bedakanSuara: true,
      kenaliSuara: false,
      demo: false,
    },
    now: new Date('2026-11-24T02:00:00.000Z'),
  }
}

export type Stage = {
  readonly room: RisalahRoom
  readonly store: Store
  readonly dataDir: string
  readonly audits: { aksi: string; subjek: string; rincian?: unknown }[]
  call(
    name: keyof typeof api,
    actor: Actor,
    input?: { params?: Record<string, string>; body?: unknown },
  ): Promise<{ status: number; body: unknown; bytes: Uint8Array }>
  close(): Promise<void>
}

export async function openStage(sitting: Sitting): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'risalah-'))
  const store = await openStore({ dataDir })
  await insertRapat(store.db, sitting.rapat)
  await seedLinks(store, sitting)
  let actor: Actor = { akun: null }
  const http = createHttp({
    sessionOf: async () => ({ actor, csrf: null }),
    origins: [],
    log: silentLog,
  })
  const audits: Stage['audits'] = []
  const subject = (): RapatSubject => ({
    kind: 'rapat',
    rapat: sitting.rapat,
    ketuaOrangId: ['o-p-harun'],
    sekretarisOrangId: 'o-p-wahyuni',
    pesertaOrangId: sitting.peserta.flatMap((p) => p.orangId ?? []),
  })
  const room = openRisalah({
    store,
    http,
    log: silentLog,
    clock: () => sitting.now,
    newId,
    newPublicId,
    dataDir,
    publicUrl: 'https://risalah.contoh.go.id',
    rapat: {
      load: async () => subject(),
      peserta: async () => sitting.peserta,
      kehadiran: async () => sitting.kehadiran,
    },
    document: { read: async (id) => sitting.bagian.find((b) => b.id === id)!.sections },
    capture: {
      recordings: async () => [],
      evidence: async (id) => sitting.bagian.find((b) => b.id === id)!.audio,
    },
    dewan: async () => sitting.dewan,
    audit: async (entry) => void audits.push(entry),
    software: { risalah: '0.1.0' },
  })
  finishHttp(http, silentLog)
  const server = http.app.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  return {
    room,
    store,
    dataDir,
    audits,
    async call(name, by, input = {}) {
      actor = by
      const route = api[name]
      const path = route.path.replace(/:(\w+)/g, (_, key: string) => input.params?.[key] ?? '')
      const raw = input.body instanceof Uint8Array
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: route.method,
        ...(route.method === 'GET'
          ? {}
          : {
              headers: { 'content-type': raw ? 'application/pdf' : 'application/json' },
              body: raw
                ? (input.body as Uint8Array<ArrayBuffer>)
                : JSON.stringify(input.body ?? {}),
            }),
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      let body: unknown = null
      try {
        body = JSON.parse(Buffer.from(bytes).toString('utf8'))
      } catch {}
      return { status: response.status, body, bytes }
    },
    async close() {
      await new Promise((done) => server.close(done))
      await room.close()
      await store.close()
    },
  }
}

async function seedLinks(store: Store, sitting: Sitting): Promise<void> {
  const usulan = await saveUsulan(
    store.db,
    {
      jenis: 'aspirasi',
      id: 'u1',
      kode: 'ASP-2026-031',
      judul: 'Perbaikan tanggul Kali Belut',
      uraian: '',
      lokasi: { kecamatan: 'Rawa Indah', desa: 'Sukamaju', alamat: null },
      volume: 40,
      satuan: 'm',
      fisik: true,
      bidang: 'PU',
      opd: 'Dinas PUPR',
      pengusulId: 'o-p-mulyana',
      tahun: 2026,
      versi: 0,
      sumber: 'reses',
      masaReses: null,
      tanggal: null,
      pemohon: 'Ibu Rahasia Sekali',
      status: 'baru',
      catatan: null,
    },
    { akunId: null, at: sitting.now.toISOString() },
  )
  for (const bagian of sitting.bagian) {
    await insertTautan(store.db, {
      id: `tau${bagian.no}`,
      rapatId: 'r1',
      bagianId: bagian.id,
      acaraId: null,
      turnId: 't1',
      usulanId: usulan.id,
      usulanVersi: usulan.versi,
      kode: usulan.kode,
      judul: usulan.judul,
      relasi: 'dibahas',
      kutipan: 'Tanggul',
      startMs: null,
      endMs: null,
      dibuatOleh: 'a-budi',
      dibuatAt: sitting.now.toISOString(),
      dikonfirmasiOleh: 'a-budi',
    })
  }
}

/** Door of reses and pokir: items, import, and links from passages of a naskah. */
import { can } from '../access/can.ts'
import type { Actor, BagianSubject, RapatSubject, UsulanSubject } from '../domain/access.ts'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Tautan, Usulan, UsulanRingkas } from '../domain/usulan.ts'
import type { Http } from '../http/index.ts'
import type { Store } from '../store/index.ts'
import {
  findTautan,
  findUsulan,
  findUsulanByKode,
  insertTautan,
  removeTautan,
  saveAllUsulan,
  saveUsulan,
  searchUsulan,
  setTautanRelasi,
  tautanOfRapat,
  tautanOfUsulan,
} from '../store/usulan.ts'
import { type CsvPerson, readUsulanCsv } from './csv.ts'

export type AuditEntry = {
  readonly akunId: string | null
  readonly aksi: string
  readonly subjek: string
  readonly rincian?: Record<string, unknown>
}

export type UsulanParts = {
  readonly store: Store
  readonly http: Http
  readonly clock: () => Date
  readonly newId: () => string
  readonly people: () => Promise<readonly CsvPerson[]>
  readonly loadRapat: (rapatId: string) => Promise<RapatSubject>
  readonly subjectOfBagian: (bagianId: string) => Promise<BagianSubject>
  /** Items of other members that ask for the same work. */
  readonly overlapsOf: (usulan: Usulan) => Promise<readonly Usulan[]>
  /** Who speaks in a turn, by name as it stands now, or null. */
  readonly speakerOfTurn: (bagianId: string, turnId: string) => Promise<string | null>
  readonly audit: (entry: AuditEntry) => Promise<void>
}

const subjectOf = (usulan: Usulan): UsulanSubject => ({ kind: 'usulan', usulan })

/** The item as this actor may see it; null where it may not be known at all. */
function ringkas(
  actor: Actor,
  usulan: Usulan,
  names: ReadonlyMap<string, string>,
): UsulanRingkas | null {
  const subject = subjectOf(usulan)
  if (!can(actor, 'usulan.ringkas', subject)) return null
  // A notulis sees code, title and place of a pokir, to link it; the rest belongs to its anggota and the secretariat.
  const full = usulan.jenis === 'aspirasi' || can(actor, 'usulan.read', subject)
  return {
    id: usulan.id,
    jenis: usulan.jenis,
    kode: usulan.kode,
    judul: usulan.judul,
    lokasi: usulan.lokasi,
    bidang: full ? usulan.bidang : null,
    opd: full ? usulan.opd : null,
    pengusul: full ? (names.get(usulan.pengusulId) ?? null) : null,
    tahun: usulan.tahun,
    status: full ? usulan.status : null,
    versi: usulan.versi,
  }
}

export function openUsulan(parts: UsulanParts): void {
  const { http, clock, newId, audit } = parts
  const { db } = parts.store
  const names = async () => new Map((await parts.people()).map((p) => [p.id, p.nama]))

  async function load(id: string): Promise<UsulanSubject> {
    const usulan = await findUsulan(db, id)
    if (!usulan) throw new RisalahError('not_found')
    return subjectOf(usulan)
  }

  async function loadTautan(id: string, actor: Actor): Promise<Tautan> {
    const tautan = await findTautan(db, id)
    if (!tautan) throw new RisalahError('not_found')
    const subject = await parts.subjectOfBagian(tautan.bagianId)
    if (!can(actor, 'usulan.link', subject)) throw new RisalahError('forbidden')
    return tautan
  }

  http.handle(api.listUsulan, {
    async run({ actor, query }) {
      const people = await names()
      const usulan = (await searchUsulan(db, query)).flatMap((u) => ringkas(actor, u, people) ?? [])
      return { usulan: usulan.slice(0, 500), total: usulan.length }
    },
  })

  http.handle(api.getUsulan, {
    subject: ({ params }) => load(params.usulanId),
    async run({ actor }, subject) {
      const { usulan } = subject as UsulanSubject
      const people = await names()
      const dibahas = []
      for (const tautan of await tautanOfUsulan(db, usulan.id)) {
        const bagian = await parts.subjectOfBagian(tautan.bagianId)
        // A passage of a closed part is shown to those who may read that part, and to nobody else.
        if (!can(actor, 'bagian.read', bagian)) continue
        dibahas.push({
          tautan,
          rapatJudul: bagian.rapat.judul,
          tanggal: bagian.rapat.tanggal,
          pembicara: await parts.speakerOfTurn(tautan.bagianId, tautan.turnId),
          audio: can(actor, 'bagian.audio', bagian) && tautan.startMs !== null,
        })
      }
      const short = ringkas(actor, usulan, people)
      if (!short) throw new RisalahError('not_found')
      const overlaps = can(actor, 'usulan.overlap', subject) ? await parts.overlapsOf(usulan) : []
      return {
        ringkas: short,
        usulan: can(actor, 'usulan.read', subject) ? usulan : null,
        dibahas,
        tumpang: overlaps.flatMap((other) => ringkas(actor, other, people) ?? []),
        boleh: (['usulan.read', 'usulan.write'] as const).filter((a) => can(actor, a, subject)),
      }
    },
  })

  async function checkWrite(actor: Actor, id: string, pengusulId: string): Promise<void> {
    const current = await findUsulan(db, id)
    if (current && !can(actor, 'usulan.write', subjectOf(current)))
      throw new RisalahError('forbidden')
    const own = actor.akun?.orangId === pengusulId
    // An anggota writes only items they carry themselves.
    if (actor.akun?.peran !== 'sekretariat' && !own) throw new RisalahError('forbidden')
  }

  async function checkPeople(pengusulId: string): Promise<void> {
    if (!(await names()).has(pengusulId)) {
      throw new RisalahError('input_invalid', {
        fields: { pengusulId: 'Pilih anggota yang mengusulkan.' },
      })
    }
  }

  http.handle(api.saveUsulan, {
    async run({ actor, params, body }) {
      await checkWrite(actor, params.usulanId, body.pengusulId)
      await checkPeople(body.pengusulId)
      const by = { akunId: actor.akun?.id ?? null, at: clock().toISOString() }
      const saved = await saveUsulan(db, { ...body, id: params.usulanId } as Usulan, by)
      await audit({
        akunId: by.akunId,
        aksi: 'usulan.simpan',
        subjek: saved.id,
        rincian: { versi: saved.versi },
      })
      return saved
    },
  })

  http.handle(api.importUsulan, {
    async run({ actor, body }) {
      const people = await parts.people()
      const { items, preview } = await readUsulanCsv(body.jenis, body.csv, {
        people,
        newId,
        existing: (jenis, kode) => findUsulanByKode(db, jenis, kode),
      })
      for (const item of items) await checkWrite(actor, item.id, item.pengusulId)
      if (!body.simpan) return preview
      // All or nothing: a table with faults is corrected first, so that nobody has to guess which rows are in.
      if (preview.galat.length > 0) {
        throw new RisalahError('input_invalid', {
          message: `Masih ada ${preview.galat.length} isian yang keliru. Tidak ada yang disimpan.`,
        })
      }
      const by = { akunId: actor.akun?.id ?? null, at: clock().toISOString() }
      await saveAllUsulan(db, items, by)
      await audit({
        akunId: by.akunId,
        aksi: 'usulan.impor',
        subjek: body.jenis,
        rincian: { baris: items.length },
      })
      return preview
    },
  })

  http.handle(api.listTautan, {
    subject: ({ params }) => parts.loadRapat(params.rapatId),
    async run({ actor, params }) {
      const visible: Tautan[] = []
      for (const tautan of await tautanOfRapat(db, params.rapatId)) {
        const bagian = await parts.subjectOfBagian(tautan.bagianId)
        if (can(actor, 'bagian.read', bagian)) visible.push(tautan)
      }
      return { tautan: visible }
    },
  })

  http.handle(api.createTautan, {
    subject: ({ params }) => parts.subjectOfBagian(params.bagianId),
    async run({ actor, body }, subject) {
      const { rapat, bagian } = subject as BagianSubject
      const usulan = await findUsulan(db, body.usulanId)
      if (!usulan || !can(actor, 'usulan.ringkas', subjectOf(usulan)))
        throw new RisalahError('not_found')
      const akunId = actor.akun?.id
      if (!akunId) throw new RisalahError('not_signed_in')
      if (await findTautan(db, body.id)) throw new RisalahError('conflict')
      const tautan: Tautan = {
        ...body,
        rapatId: rapat.id,
        bagianId: bagian.id,
        usulanVersi: usulan.versi,
        kode: usulan.kode,
        judul: usulan.judul,
        dibuatOleh: akunId,
        dibuatAt: clock().toISOString(),
        // A link a person makes is a person's word.
        dikonfirmasiOleh: akunId,
      }
      await insertTautan(db, tautan)
      await audit({
        akunId,
        aksi: 'tautan.buat',
        subjek: tautan.id,
        rincian: { usulanId: usulan.id },
      })
      return tautan
    },
  })

  http.handle(api.updateTautan, {
    async run({ actor, params, body }) {
      const tautan = await loadTautan(params.tautanId, actor)
      await setTautanRelasi(db, tautan.id, body.relasi)
      await audit({
        akunId: actor.akun?.id ?? null,
        aksi: 'tautan.ubah',
        subjek: tautan.id,
        rincian: body,
      })
      return { ...tautan, relasi: body.relasi }
    },
  })

  http.handle(api.removeTautan, {
    async run({ actor, params }) {
      const tautan = await loadTautan(params.tautanId, actor)
      await removeTautan(db, tautan.id, clock().toISOString())
      await audit({ akunId: actor.akun?.id ?? null, aksi: 'tautan.hapus', subjek: tautan.id })
      return { ok: true as const }
    },
  })
}

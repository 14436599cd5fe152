/** What is noted of a rapat, as people write and correct it; everybody in the room sees them at once. */
import { can } from '../access/can.ts'
import type { Actor, RapatSubject } from '../domain/access.ts'
import type { PerubahanAnggaran } from '../domain/anggaran.ts'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import { quorumDefault } from '../domain/kuorum.ts'
import type { Noted } from '../domain/noted.ts'
import { type Keputusan, type Notulen, recordMax, type TindakLanjut } from '../domain/notulen.ts'
import type { PemungutanSuara } from '../domain/pemungutan.ts'
import type { NotulenChanged } from '../domain/protocol/proposals.ts'
import {
  bagianOfRecord,
  deleteRecord,
  keputusanOf,
  pemungutanSuaraOf,
  perubahanAnggaranOf,
  type RecordTable,
  saveKeputusan,
  saveTindakLanjut,
  tindakLanjutOf,
} from '../store/notulen.ts'
import { quorumRuleOf, setQuorumRule } from '../store/proposals.ts'
import { handleFigures } from './figures.ts'
import type { ProposalsParts } from './types.ts'

export type NotulenShelf = {
  changed(rapatId: string): void
  read(rapatId: string, may?: (bagianId: string) => boolean): Promise<Notulen>
}

export function openNotulen(
  parts: ProposalsParts & { readonly onQuorum: (rapatId: string) => void },
): NotulenShelf {
  const { http, live, clock, audit, document, rapat } = parts
  const { db } = parts.store
  const now = () => clock().toISOString()

  function changed(rapatId: string): void {
    const value: NotulenChanged = { rapatId }
    live.publish(`rapat:${rapatId}`, 'notulen:berubah', value)
  }

  async function read(
    rapatId: string,
    may: (bagianId: string) => boolean = () => true,
  ): Promise<Notulen> {
    const keputusan: Keputusan[] = []
    const tindakLanjut: TindakLanjut[] = []
    const anggaran: PerubahanAnggaran[] = []
    const suara: PemungutanSuara[] = []
    for (const { id } of (await rapat.load(rapatId)).rapat.bagian) {
      if (!may(id)) continue
      keputusan.push(...(await keputusanOf(db, id)))
      tindakLanjut.push(...(await tindakLanjutOf(db, id)))
      anggaran.push(...(await perubahanAnggaranOf(db, id)))
      suara.push(...(await pemungutanSuaraOf(db, id)))
    }
    return { keputusan, tindakLanjut, anggaran, suara }
  }

  /** What is known of the record so far, and where it stands. */
  async function place(
    table: RecordTable,
    bagianId: string,
    id: string,
    turnId: string | null,
    known: readonly Noted[],
  ): Promise<Noted> {
    const owner = await bagianOfRecord(db, table, id)
    if (owner !== null && owner !== bagianId) throw new RisalahError('conflict')
    const old = known.find((one) => one.id === id)
    if (!old && known.length >= recordMax) {
      throw new RisalahError('state_refused', {
        message: `Satu bagian rapat menyimpan paling banyak ${recordMax} catatan.`,
      })
    }
    const turn =
      turnId === null
        ? undefined
        : (await document.turns(bagianId)).find(({ tid }) => tid === turnId)
    return {
      id,
      bagianId,
      turnId,
      startMs: turn ? (turn.s < 0 ? null : turn.s) : (old?.startMs ?? null),
      endMs: turn ? (turn.s < 0 ? null : turn.e) : (old?.endMs ?? null),
      proposalId: old?.proposalId ?? null,
      urut: old?.urut ?? Math.max(0, ...known.map((one) => one.urut)) + 1,
      dibuatAt: old?.dibuatAt ?? now(),
    }
  }

  const subject = ({ params }: { params: { bagianId: string } }) =>
    parts.rapat.subjectOfBagian(params.bagianId)
  const by = (actor: Actor) => ({ akunId: actor.akun?.id ?? null, at: now() })

  async function after(actor: Actor, aksi: string, id: string, bagianId: string): Promise<void> {
    await audit({ akunId: actor.akun?.id ?? null, aksi, subjek: id })
    changed((await parts.rapat.subjectOfBagian(bagianId)).rapat.id)
  }

  http.handle(api.getNotulen, {
    subject: ({ params }) => rapat.load(params.rapatId),
    async run({ actor, params }, loaded) {
      const s = loaded as RapatSubject
      const may = (bagianId: string) => {
        const bagian = s.rapat.bagian.find(({ id }) => id === bagianId)
        return bagian !== undefined && can(actor, 'bagian.read', { ...s, kind: 'bagian', bagian })
      }
      const noted = await read(params.rapatId, may)
      return {
        keputusan: [...noted.keputusan],
        tindakLanjut: [...noted.tindakLanjut],
        anggaran: [...noted.anggaran],
        suara: [...noted.suara],
        kuorum: (await quorumRuleOf(db, params.rapatId)) ?? quorumDefault,
      }
    },
  })

  http.handle(api.setKuorum, {
    subject: ({ params }) => rapat.load(params.rapatId),
    async run({ actor, params, body }) {
      await setQuorumRule(db, params.rapatId, body.aturan)
      await audit({
        akunId: actor.akun?.id ?? null,
        aksi: 'rapat.kuorum',
        subjek: params.rapatId,
        rincian: { aturan: body.aturan },
      })
      parts.onQuorum(params.rapatId)
      changed(params.rapatId)
      return { ok: true as const }
    },
  })

  http.handle(api.saveKeputusan, {
    subject,
    async run({ actor, params: { bagianId, id }, body }) {
      const known = await keputusanOf(db, bagianId)
      const made: Keputusan = {
        ...(await place('keputusan', bagianId, id, body.turnId, known)),
        text: body.text,
        status: body.status,
      }
      await saveKeputusan(db, made, by(actor))
      await after(actor, 'keputusan.simpan', id, bagianId)
      return made
    },
  })

  http.handle(api.saveTindakLanjut, {
    subject,
    async run({ actor, params: { bagianId, id }, body }) {
      const known = await tindakLanjutOf(db, bagianId)
      const made: TindakLanjut = {
        ...(await place('tindak_lanjut', bagianId, id, body.turnId, known)),
        text: body.text,
        pic: body.pic,
        due: body.due,
        status: body.status,
      }
      await saveTindakLanjut(db, made, by(actor))
      await after(actor, 'tindak-lanjut.simpan', id, bagianId)
      return made
    },
  })

  async function remove(
    table: RecordTable,
    actor: Actor,
    { bagianId, id }: { bagianId: string; id: string },
  ) {
    if ((await bagianOfRecord(db, table, id)) !== bagianId) throw new RisalahError('not_found')
    await deleteRecord(db, table, id)
    await after(actor, `${table.replace('_', '-')}.hapus`, id, bagianId)
    return { ok: true as const }
  }

  http.handle(api.removeKeputusan, {
    subject,
    run: ({ actor, params }) => remove('keputusan', actor, params),
  })
  http.handle(api.removeTindakLanjut, {
    subject,
    run: ({ actor, params }) => remove('tindak_lanjut', actor, params),
  })

  handleFigures({ http, db, subject, place, by, after, remove })

  return { changed, read }
}

/** Budget changes and votes of a bagian, as people note and correct them. */
import type { Actor, BagianSubject } from '../domain/access.ts'
import type { PerubahanAnggaran } from '../domain/anggaran.ts'
import { api } from '../domain/api.ts'
import type { Noted } from '../domain/noted.ts'
import type { PemungutanSuara } from '../domain/pemungutan.ts'
import type { Http } from '../http/index.ts'
import { createQueue } from '../queue.ts'
import type { Db } from '../store/index.ts'
import {
  pemungutanSuaraOf,
  perubahanAnggaranOf,
  type RecordTable,
  savePemungutanSuara,
  savePerubahanAnggaran,
  type Written,
} from '../store/notulen.ts'

const noChange = {
  mataAnggaran: '',
  dari: null,
  menjadi: null,
  selisih: null,
  persen: null,
  arah: 'diubah',
  opd: null,
  tujuan: null,
  status: 'disampaikan',
  turnId: null,
} as const
const noVote = {
  perihal: '',
  cara: null,
  setuju: null,
  tidakSetuju: null,
  abstain: null,
  hasil: null,
  turnId: null,
} as const

/** Fields that were sent; one that is absent changes nothing. */
const given = <T extends object>(body: T) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

export function handleFigures(of: {
  readonly http: Http
  readonly db: Db
  readonly subject: (request: { params: { bagianId: string } }) => Promise<BagianSubject>
  readonly place: (
    table: RecordTable,
    bagianId: string,
    id: string,
    turnId: string | null,
    known: readonly Noted[],
  ) => Promise<Noted>
  readonly by: (actor: Actor) => Written
  readonly after: (actor: Actor, aksi: string, id: string, bagianId: string) => Promise<void>
  readonly remove: (
    table: RecordTable,
    actor: Actor,
    params: { bagianId: string; id: string },
  ) => Promise<{ ok: true }>
}): void {
  const { http, db, subject, place, by, after, remove } = of

  /** One after the other, so that each is laid over what the one before left. */
  const alone = createQueue()

  http.handle(api.savePerubahanAnggaran, {
    subject,
    run: ({ actor, params: { bagianId, id }, body }) =>
      alone(async () => {
        const known = await perubahanAnggaranOf(db, bagianId)
        const change = { ...noChange, ...known.find((one) => one.id === id), ...given(body) }
        const both = change.dari !== null && change.menjadi !== null
        const made: PerubahanAnggaran = {
          ...change,
          // Two ends give their difference; a second figure could only contradict it.
          selisih: both ? null : change.selisih,
          ...(await place('perubahan_anggaran', bagianId, id, change.turnId, known)),
        }
        await savePerubahanAnggaran(db, made, by(actor))
        await after(actor, 'perubahan-anggaran.simpan', id, bagianId)
        return made
      }),
  })
  http.handle(api.removePerubahanAnggaran, {
    subject,
    run: ({ actor, params }) => remove('perubahan_anggaran', actor, params),
  })

  http.handle(api.savePemungutanSuara, {
    subject,
    run: ({ actor, params: { bagianId, id }, body }) =>
      alone(async () => {
        const known = await pemungutanSuaraOf(db, bagianId)
        const vote = { ...noVote, ...known.find((one) => one.id === id), ...given(body) }
        const made: PemungutanSuara = {
          ...vote,
          ...(await place('pemungutan_suara', bagianId, id, vote.turnId, known)),
        }
        await savePemungutanSuara(db, made, by(actor))
        await after(actor, 'pemungutan-suara.simpan', id, bagianId)
        return made
      }),
  })
  http.handle(api.removePemungutanSuara, {
    subject,
    run: ({ actor, params }) => remove('pemungutan_suara', actor, params),
  })
}

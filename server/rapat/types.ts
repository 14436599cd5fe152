/** What the rapat room is given and what it gives to the others. */
import type { z } from 'zod'
import type { Audit } from '../access/audit.ts'
import type { Actor, BagianSubject, RapatSubject } from '../domain/access.ts'
import type { RapatInput, UndanganInput } from '../domain/api.ts'
import type { Dewan, Orang } from '../domain/orang.ts'
import type { Bagian, Kehadiran, Penugasan, Peserta, Rapat, Sifat } from '../domain/rapat.ts'
import type { Risalah } from '../domain/record.ts'
import type { Http } from '../http/index.ts'
import type { NewId } from '../ids.ts'
import type { Live } from '../live/index.ts'
import type { Log } from '../log.ts'
import type { Roster } from '../orang/roster.ts'
import type { Db, Store } from '../store/index.ts'
import type { Interval } from './rules.ts'

export type RapatChange = {
  readonly kind:
    | 'dibuka'
    | 'diskors'
    | 'skors-dicabut'
    | 'sifat'
    | 'ditutup'
    | 'diubah'
    | 'jam-buka'
  readonly rapat: Rapat
  /** The current part, or the last one. */
  readonly bagian: Bagian | null
  /** For `sifat`: the part that ended. */
  readonly previous: Bagian | null
}

type Input = z.infer<typeof RapatInput>
type Undangan = z.infer<typeof UndanganInput>

export type RapatRoom = {
  /** Throws `not_found`. */
  load(rapatId: string): Promise<RapatSubject>
  subjectOfBagian(bagianId: string): Promise<BagianSubject>
  list(range: { dari?: string | undefined; sampai?: string | undefined }): Promise<RapatSubject[]>
  peserta(rapatId: string): Promise<Peserta[]>
  kehadiran(rapatId: string): Promise<Kehadiran[]>
  create(input: Input, by: Actor, options?: { demo?: boolean }): Promise<Rapat>
  update(rapatId: string, input: Input & { versi: number }, by: Actor): Promise<Rapat>
  remove(rapatId: string, by: Actor): Promise<void>
  setPeserta(rapatId: string, orangId: readonly string[], by?: Actor): Promise<Peserta[]>
  /** People whose name, form of address or short names were put right. */
  rename(orang: readonly Orang[]): Promise<void>
  addUndangan(rapatId: string, input: Undangan, id?: string, by?: Actor): Promise<Peserta>
  updatePeserta(rapatId: string, id: string, input: Undangan, by?: Actor): Promise<Peserta>
  removePeserta(rapatId: string, id: string, by?: Actor): Promise<void>
  setPenugasan(rapatId: string, penugasan: Penugasan, by?: Actor): Promise<Rapat>
  setKehadiran(
    rapatId: string,
    pesertaId: string,
    status: Kehadiran['status'],
    interval: readonly Interval[],
    by?: Actor,
  ): Promise<Kehadiran[]>
  /** `at` where it happened earlier than now. */
  open(rapatId: string, by: Actor, at?: string): Promise<Rapat>
  /** `conflict` where the rapat changed since `versi`; `state_refused` once a risalah is frozen. */
  correctOpening(
    rapatId: string,
    input: { dibukaAt: string; alasan: string; versi: number },
    by: Actor,
  ): Promise<Rapat>
  skors(rapatId: string, by: Actor): Promise<Rapat>
  cabutSkors(rapatId: string, by: Actor): Promise<Rapat>
  changeSifat(rapatId: string, sifat: Sifat, by: Actor): Promise<Rapat>
  close(rapatId: string, by: Actor, at?: string): Promise<Rapat>
  /** Called in order, after the commit. A listener may not itself wait for another change of a rapat. */
  onChange(listener: (change: RapatChange) => void | Promise<void>): void
}

export type RapatParts = {
  readonly store: Store
  readonly http: Http
  readonly live: Live
  readonly log: Log
  readonly clock: () => Date
  readonly newId: NewId
  readonly newPublicId: () => string
  readonly audit: Audit
  readonly dewan: () => Promise<Dewan>
  readonly roster: (db: Db) => Promise<Roster>
  readonly listRisalah: (db: Db, rapatId: string) => Promise<Risalah[]>
  /** Does a text or a daftar pembicara of these parts name this participant? */
  readonly speaks: (rapat: Rapat, pesertaId: string) => Promise<boolean>
}

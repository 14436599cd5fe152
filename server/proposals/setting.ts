/** What is known of a rapat when its words are read: people, chair, agenda, attendance. */
import { type QuorumRule, quorumDefault, quorumOf } from '../domain/kuorum.ts'
import type { Bagian, Kehadiran, Peserta, Rapat } from '../domain/rapat.ts'
import { type Directory, openDirectory, type Person } from '../language/index.ts'
import { quorumRuleOf } from '../store/proposals.ts'
import type { ProposalsParts } from './types.ts'

export type Setting = {
  readonly rapat: Rapat
  readonly bagian: Bagian
  readonly chairIds: readonly string[]
  readonly ids: ReadonlySet<string>
  readonly directory: Directory
  /** Peserta → orang, by which items name their proposer. */
  readonly orangOf: ReadonlyMap<string, string>
  readonly undangan: readonly Person[]
  readonly quorum: ReturnType<typeof quorumOf>
  /** Changes whenever people or chair do. */
  readonly people: string
  /** Changes whenever anything above does. */
  readonly stamp: string
}

/** A peserta as the language room knows people. */
function personOf(peserta: Peserta, kehadiran: readonly Kehadiran[]): Person {
  const rows = kehadiran.filter((row) => row.pesertaId === peserta.id)
  const away = rows.length > 0 && rows.every((row) => row.status !== 'hadir')
  return {
    id: peserta.id,
    nama: peserta.nama,
    fraksi: peserta.fraksi,
    instansi: peserta.instansi,
    jabatan: peserta.jabatan,
    sapaan: peserta.sapaan,
    panggilan: peserta.panggilan,
    dapil: peserta.dapil,
    ...(away && { hadir: false }),
  }
}

export async function readSetting(parts: ProposalsParts, bagianId: string): Promise<Setting> {
  const { rapat, bagian } = await parts.rapat.subjectOfBagian(bagianId)
  const peserta = await parts.rapat.peserta(rapat.id)
  const kehadiran = await parts.rapat.kehadiran(rapat.id)
  const rule: QuorumRule = (await quorumRuleOf(parts.store.db, rapat.id)) ?? quorumDefault
  const people = peserta.map((p) => personOf(p, kehadiran))
  const guests = new Set(peserta.filter((p) => p.kelompok === 'undangan').map((p) => p.id))
  const known = JSON.stringify([people, rapat.penugasan.ketua])
  return {
    rapat,
    bagian,
    chairIds: rapat.penugasan.ketua,
    ids: new Set(peserta.map((p) => p.id)),
    directory: openDirectory(people),
    orangOf: new Map(peserta.flatMap((p) => (p.orangId === null ? [] : [[p.id, p.orangId]]))),
    undangan: people.filter((p) => guests.has(p.id)),
    quorum: quorumOf(peserta, kehadiran, rule),
    people: known,
    stamp: JSON.stringify([known, rapat.acara, rapat.status, bagian]),
  }
}

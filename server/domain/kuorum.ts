/** Who is there, out of intervals; and whether that is enough. Pure. */
import { z } from 'zod'
import type { Kehadiran, Peserta } from './rapat.ts'

export type Presence =
  | { readonly kind: 'belum' }
  | { readonly kind: 'hadir'; readonly since: string | null }
  | { readonly kind: 'pulang'; readonly from: string | null; readonly until: string }
  | { readonly kind: 'tidak'; readonly status: Exclude<Kehadiran['status'], 'hadir'> }

export function presenceOf(rows: readonly Kehadiran[], pesertaId: string): Presence {
  const own = rows.filter((row) => row.pesertaId === pesertaId)
  const absent = own.find((row) => row.status !== 'hadir')
  if (absent && absent.status !== 'hadir') return { kind: 'tidak', status: absent.status }
  const last = own.toSorted((a, b) => (a.datangAt ?? '').localeCompare(b.datangAt ?? '')).at(-1)
  if (!last) return { kind: 'belum' }
  return last.pulangAt === null
    ? { kind: 'hadir', since: last.datangAt }
    : { kind: 'pulang', from: last.datangAt, until: last.pulangAt }
}

/** UU 23/2014 Pasal 183: which share of the members must be there. */
export const QuorumRule = z.enum(['lebih-setengah', 'dua-pertiga', 'tiga-perempat'])
export type QuorumRule = z.infer<typeof QuorumRule>
export const quorumDefault: QuorumRule = 'lebih-setengah'

export function quorumNeed(rule: QuorumRule, members: number): number {
  if (rule === 'dua-pertiga') return Math.ceil((members * 2) / 3)
  if (rule === 'tiga-perempat') return Math.ceil((members * 3) / 4)
  return Math.floor(members / 2) + 1
}

export type Quorum = { members: number; present: number; need: number; reached: boolean }

export function quorumOf(
  peserta: readonly Peserta[],
  rows: readonly Kehadiran[],
  rule: QuorumRule,
): Quorum {
  const members = peserta.filter((p) => p.kelompok === 'pimpinan' || p.kelompok === 'anggota')
  const present = members.filter((p) => presenceOf(rows, p.id).kind === 'hadir').length
  const need = quorumNeed(rule, members.length)
  return { members: members.length, present, need, reached: members.length > 0 && present >= need }
}

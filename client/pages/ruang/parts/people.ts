/** The order in which people stand in the room: those who are there first, so that their numbers fit their keys. Pure. */
import type { Kehadiran, Peserta } from '../../../../server/domain/rapat.ts'
import { presenceOf } from '../../rapat/presence.ts'

const groups = ['pimpinan', 'anggota', 'undangan', 'sekretariat'] as const

export function orderPeople(
  peserta: readonly Peserta[],
  kehadiran: readonly Kehadiran[],
  ketua: readonly string[],
): Peserta[] {
  // Who has left spoke before: they come after those who are here, and before those who never came.
  const kinds = { hadir: 0, pulang: 10, belum: 20, tidak: 20 }
  const rank = (p: Peserta) => {
    const here = kinds[presenceOf(kehadiran, p.id).kind]
    return here + (ketua.includes(p.id) ? 0 : 1 + groups.indexOf(p.kelompok))
  }
  return peserta
    .map((p, index) => ({ p, index, rank: rank(p) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ p }) => p)
}

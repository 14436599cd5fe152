/** The order in which people stand in the room: those who are there first, so that their numbers fit their keys. Pure. */
import type { Kehadiran, Peserta } from '../../../../server/domain/rapat.ts'
import { presenceOf } from '../../rapat/presence.ts'

const groups = ['pimpinan', 'anggota', 'undangan', 'sekretariat'] as const

export function orderPeople(
  peserta: readonly Peserta[],
  kehadiran: readonly Kehadiran[],
  ketua: readonly string[],
): Peserta[] {
  const rank = (p: Peserta) => {
    const here = presenceOf(kehadiran, p.id).kind === 'hadir' ? 0 : 10
    return here + (ketua.includes(p.id) ? 0 : 1 + groups.indexOf(p.kelompok))
  }
  return peserta
    .map((p, index) => ({ p, index, rank: rank(p) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ p }) => p)
}

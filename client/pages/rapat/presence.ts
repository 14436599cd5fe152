/** Intervals of presence as the forms need them; the counting itself is the domain's. */
import { type QuorumRule, QuorumRule as Rules } from '../../../server/domain/kuorum.ts'
import type { Kehadiran } from '../../../server/domain/rapat.ts'

export {
  type Presence,
  presenceOf,
  type Quorum,
  QuorumRule,
  quorumDefault,
  quorumNeed,
  quorumOf,
} from '../../../server/domain/kuorum.ts'

export type Interval = { datangAt: string | null; pulangAt: string | null }

export function intervalsOf(rows: readonly Kehadiran[], pesertaId: string): Interval[] {
  return rows
    .filter((row) => row.pesertaId === pesertaId && row.status === 'hadir')
    .toSorted((a, b) => (a.datangAt ?? '').localeCompare(b.datangAt ?? ''))
    .map(({ datangAt, pulangAt }) => ({ datangAt, pulangAt }))
}

export const quorumRules = Rules.options
export const quorumLabel: Record<QuorumRule, string> = {
  'lebih-setengah': 'lebih dari 1/2',
  'dua-pertiga': '2/3',
  'tiga-perempat': '3/4',
}

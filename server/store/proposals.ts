/** SQL of proposals and the quorum rule. */
import type { Selectable } from 'kysely'
import { type QuorumRule, QuorumRule as Rule } from '../domain/kuorum.ts'
import { ProposalPayload, type ProposalState } from '../domain/protocol/proposals.ts'
import type { Database, Db } from './index.ts'

export type ProposalRow = {
  readonly id: string
  readonly bagianId: string
  readonly turnId: string
  readonly payload: ProposalPayload
  readonly bukti: string
  readonly score: number
  readonly state: ProposalState
  readonly channel: number
  readonly startMs: number
  readonly endMs: number
  readonly oleh: string | null
  readonly dibuatAt: string
  readonly diputusAt: string | null
  readonly hasil: Readonly<Record<string, string>> | null
}

const toProposal = (row: Selectable<Database['proposal']>): ProposalRow => ({
  id: row.id,
  bagianId: row.bagian_id,
  turnId: row.turn_id,
  payload: ProposalPayload.parse(JSON.parse(row.payload)),
  bukti: row.bukti,
  score: row.score,
  state: row.state as ProposalState,
  channel: row.channel,
  startMs: row.start_ms,
  endMs: row.end_ms,
  oleh: row.oleh,
  dibuatAt: row.dibuat_at,
  diputusAt: row.diputus_at,
  hasil: row.hasil === null ? null : JSON.parse(row.hasil),
})

export async function proposalsOf(db: Db, bagianId: string): Promise<ProposalRow[]> {
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .where('bagian_id', '=', bagianId)
    .orderBy('dibuat_at')
    .orderBy('id')
    .execute()
  return rows.map(toProposal)
}

export async function saveProposals(db: Db, rows: readonly ProposalRow[]): Promise<void> {
  for (const row of rows) {
    const values = {
      bagian_id: row.bagianId,
      turn_id: row.turnId,
      kind: row.payload.kind,
      payload: JSON.stringify(row.payload),
      bukti: row.bukti,
      score: row.score,
      state: row.state,
      channel: row.channel,
      start_ms: row.startMs,
      end_ms: row.endMs,
      oleh: row.oleh,
      dibuat_at: row.dibuatAt,
      diputus_at: row.diputusAt,
      hasil: row.hasil === null ? null : JSON.stringify(row.hasil),
    }
    await db
      .insertInto('proposal')
      .values({ id: row.id, ...values })
      .onConflict((c) => c.column('id').doUpdateSet(values))
      .execute()
  }
}

export async function quorumRuleOf(db: Db, rapatId: string): Promise<QuorumRule | null> {
  const row = await db
    .selectFrom('kuorum')
    .select('aturan')
    .where('rapat_id', '=', rapatId)
    .executeTakeFirst()
  return row ? Rule.parse(row.aturan) : null
}

export async function setQuorumRule(db: Db, rapatId: string, aturan: QuorumRule): Promise<void> {
  await db
    .insertInto('kuorum')
    .values({ rapat_id: rapatId, aturan })
    .onConflict((c) => c.column('rapat_id').doUpdateSet({ aturan }))
    .execute()
}

/** Changes whenever an item of reses or pokir does. */
export async function usulanStamp(db: Db): Promise<string> {
  const row = await db
    .selectFrom('usulan')
    .select((e) => [
      e.fn.countAll<number>().as('n'),
      e.fn.max('diubah_at').as('at'),
      e.fn.sum<number>('versi').as('versi'),
    ])
    .executeTakeFirstOrThrow()
  return `${row.n} ${row.at} ${row.versi}`
}

/** Openness proposals that hold readers back: open ones, and taken ones whose part has text after them. */
export async function holdingProposals(db: Db): Promise<ProposalRow[]> {
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .where('kind', '=', 'sifat')
    .where('state', 'in', ['terbuka', 'diterima'])
    .execute()
  return rows.map(toProposal)
}

/** The budget change or the vote that a taken proposal becomes, and its going when that is taken back. */
import type { PerubahanAnggaran } from '../domain/anggaran.ts'
import type { PemungutanSuara } from '../domain/pemungutan.ts'
import type { Db } from '../store/index.ts'
import {
  deleteRecord,
  pemungutanSuaraOf,
  perubahanAnggaranOf,
  savePemungutanSuara,
  savePerubahanAnggaran,
  type Written,
} from '../store/notulen.ts'
import type { ProposalRow } from '../store/proposals.ts'

type Made = Readonly<Record<string, string>>

/** What a record says, so that what a person changed since is known as theirs. */
const stampOf = (one: PerubahanAnggaran | PemungutanSuara): string =>
  JSON.stringify(
    'arah' in one
      ? [
          ...[one.mataAnggaran, one.dari, one.menjadi, one.selisih, one.persen],
          ...[one.arah, one.opd, one.tujuan, one.status],
        ]
      : [one.perihal, one.cara, one.setuju, one.tidakSetuju, one.abstain, one.hasil],
  )

const shared = (row: ProposalRow, by: Written & { id: string }, known: readonly unknown[]) => ({
  id: by.id,
  bagianId: row.bagianId,
  turnId: row.turnId,
  startMs: row.startMs < 0 ? null : row.startMs,
  endMs: row.startMs < 0 ? null : row.endMs,
  proposalId: row.id,
  urut: known.length + 1,
  dibuatAt: by.at,
})

/** Of a vote only that there was one: how, how many and with what result is written by a person. */
export async function noteFigure(
  db: Db,
  row: ProposalRow,
  by: Written & { readonly id: string },
): Promise<Made | null> {
  const { payload, bagianId } = row
  if (payload.kind === 'anggaran' && payload.perubahan !== null) {
    const { perubahan } = payload
    const both = perubahan.dari !== null && perubahan.menjadi !== null
    const made: PerubahanAnggaran = {
      ...perubahan,
      mataAnggaran: perubahan.mataAnggaran ?? '',
      selisih: both ? null : perubahan.selisih,
      ...shared(row, by, await perubahanAnggaranOf(db, bagianId)),
    }
    await savePerubahanAnggaran(db, made, by)
    return { anggaran: made.id, isi: stampOf(made) }
  }
  if (payload.kind !== 'suara') return null
  const made: PemungutanSuara = {
    perihal: payload.perihal ?? '',
    cara: null,
    setuju: null,
    tidakSetuju: null,
    abstain: null,
    hasil: null,
    ...shared(row, by, await pemungutanSuaraOf(db, bagianId)),
  }
  await savePemungutanSuara(db, made, by)
  return { suara: made.id, isi: stampOf(made) }
}

async function figureOf(db: Db, bagianId: string, hasil: Made) {
  if (hasil.suara !== undefined) {
    const known = await pemungutanSuaraOf(db, bagianId)
    return known.find(({ id }) => id === hasil.suara)
  }
  if (hasil.anggaran === undefined) return undefined
  return (await perubahanAnggaranOf(db, bagianId)).find(({ id }) => id === hasil.anggaran)
}

/** Has a person written in it since? Then it stays. */
export async function figureIsTheirs(db: Db, bagianId: string, hasil: Made): Promise<boolean> {
  const one = await figureOf(db, bagianId, hasil)
  return one !== undefined && stampOf(one) !== hasil.isi
}

export async function dropFigure(db: Db, bagianId: string, hasil: Made): Promise<boolean> {
  const one = await figureOf(db, bagianId, hasil)
  if (one === undefined) return false
  await deleteRecord(db, 'arah' in one ? 'perubahan_anggaran' : 'pemungutan_suara', one.id)
  return true
}

/** What a taken cue does to the daftar pembicara: an interupsi waits at its head, whoever was called has the floor. */
import type { Actor } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import { holds, waitingOf } from '../domain/pembicara.ts'
import { sampleRateHz } from '../domain/speech.ts'
import type { Planned } from '../pembicara/index.ts'
import type { ProposalRow } from '../store/proposals.ts'
import type { ProposalsParts } from './types.ts'

/** One who waits already or has the floor is not noted a second time. */
const raise =
  (spk: string): Planned =>
  (list) => {
    const known = [...waitingOf(list), holds(list)].some(
      (one) => one?.spk === spk && one.jenis === 'interupsi',
    )
    return known ? null : { aksi: 'tambah', spk, jenis: 'interupsi', catatan: null }
  }

const waits = (spk: string) => (one: { spk: string; jenis: string }) =>
  one.spk === spk && one.jenis === 'giliran'

const call = (spk: string): Planned[] => [
  (list) =>
    holds(list)?.spk === spk || waitingOf(list).some(waits(spk))
      ? null
      : { aksi: 'tambah', spk, jenis: 'giliran', catatan: null },
  (list) => {
    const holder = holds(list)
    const one = waitingOf(list).find(waits(spk))
    if (holder?.spk === spk || !one) return null
    return { aksi: 'mulai', id: one.id, memegang: holder?.id ?? null }
  },
]

/** `chosen`: whom a person picked where the words of the chair fit several. Null where the list is as it was. */
export async function callListed(
  { pembicara, hours }: ProposalsParts,
  row: ProposalRow,
  ids: ReadonlySet<string>,
  chosen: string | undefined,
  actor: Actor,
): Promise<{ daftar: string } | null> {
  const { payload, bagianId } = row
  let planned: Planned[] = []
  if (payload.kind === 'interupsi') {
    // A voice without a name cannot be noted.
    if (payload.spk === null || !ids.has(payload.spk)) return null
    planned = [raise(payload.spk)]
  } else if (payload.kind === 'giliran') {
    const spk = chosen ?? (payload.calon.length === 1 ? payload.calon[0] : undefined)
    if (spk === undefined || !payload.calon.includes(spk)) {
      throw new RisalahError('input_invalid', { message: 'Pilih siapa yang diberi giliran.' })
    }
    planned = call(spk)
  }
  // The floor was given when the chair had said so, not when somebody here agreed.
  const { clockMs } = await hours(bagianId, row.channel)
  const saidMs = row.endMs < 0 ? undefined : clockMs((row.endMs * sampleRateHz) / 1000)
  const { langkah } = await pembicara.steps(bagianId, planned, actor, saidMs)
  return langkah === null ? null : { daftar: String(langkah) }
}

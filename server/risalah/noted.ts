/** What was noted of a rapat, as a record carries it. Pure. */
import { Anggaran, PerubahanAnggaran } from '../domain/anggaran.ts'
import type { Notulen } from '../domain/notulen.ts'
import type { RisalahRecord } from '../domain/record.ts'
import type { Source } from './source.ts'

/** What was said of the money, without ids of the program's own. */
const change = Anggaran.extend({ mataAnggaran: PerubahanAnggaran.shape.mataAnggaran })

const nothingNoted: Notulen = { keputusan: [], tindakLanjut: [], anggaran: [], suara: [] }

/** What was noted as it is printed, each with its part; decisions given by their words take the others' place. */
export function notedIn(
  notulen: Notulen = nothingNoted,
  given: readonly string[] | undefined,
  source: Source,
) {
  const numbers = new Map(source.bagian.map((part) => [part.id, part.no]))
  const turns = new Set(
    source.bagian.flatMap((part) => part.sections.flatMap((s) => s.items.map((item) => item.id))),
  )
  // A passage that was cut or joined since has no turn of its own any more.
  const turnIn = (id: string | null, text: string) =>
    id !== null && turns.has(id) ? id : turnOf(source, text)
  const decisions: RisalahRecord['keputusan'] = given
    ? given.map((text) => ({ text, turnId: turnOf(source, text) }))
    : notulen.keputusan.map(({ text, turnId, bagianId, status }) => ({
        text,
        turnId: turnIn(turnId, text),
        bagianNo: numbers.get(bagianId) ?? 0,
        status,
      }))
  const tindakLanjut = notulen.tindakLanjut
    .filter((one) => one.status !== 'batal')
    .map(({ text, pic, due, turnId, bagianId }) => ({
      text,
      pic,
      due,
      turnId: turnIn(turnId, text),
      bagianNo: numbers.get(bagianId) ?? 0,
    }))
  const placed = ({ turnId, bagianId }: { turnId: string | null; bagianId: string }) => ({
    turnId: turnId !== null && turns.has(turnId) ? turnId : null,
    bagianNo: numbers.get(bagianId) ?? 0,
  })
  const anggaran = notulen.anggaran.map((one) => ({
    ...change.parse(one),
    ...placed(one),
  }))
  const suara = notulen.suara.map(
    ({ perihal, cara, setuju, tidakSetuju, abstain, hasil, ...one }) => ({
      ...{ perihal, cara, setuju, tidakSetuju, abstain, hasil },
      ...placed(one),
    }),
  )
  return { keputusan: decisions, tindakLanjut, anggaran, suara }
}

/** The turn of an open or closed part in which a decision was read out word by word, if any. */
function turnOf(source: Source, decision: string): string | null {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const wanted = plain(decision)
  for (const bagian of source.bagian) {
    for (const item of bagian.sections.flatMap((s) => s.items)) {
      if (item.kind === 'turn' && wanted !== '' && plain(item.text).includes(wanted)) return item.id
    }
  }
  return null
}

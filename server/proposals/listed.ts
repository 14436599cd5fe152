/** In whose speech the turns of one bagian lie, by the daftar pembicara and the hours of the recording. */
import { type Bagian, clockIn, type Rapat } from '../domain/rapat.ts'
import { sampleRateHz } from '../domain/speech.ts'
import type { Listed } from '../language/index.ts'
import { floorOf } from '../pembicara/index.ts'
import type { ProposalsParts, TurnView } from './types.ts'

export type ListedOf = (turn: TurnView) => Listed | null

const perMs = sampleRateHz / 1000

export async function readListed(
  { pembicara, hours }: Pick<ProposalsParts, 'pembicara' | 'hours'>,
  { rapat, bagian }: { readonly rapat: Rapat; readonly bagian: Bagian },
  turns: readonly TurnView[],
): Promise<ListedOf> {
  const { isi } = await pembicara.of(bagian.id)
  const spoken = isi.filter((one) => one.mulaiAt !== null)
  if (spoken.length === 0) return () => null
  const channels = [...new Set(turns.map((turn) => turn.channel))]
  const maps = new Map(
    await Promise.all(channels.map(async (no) => [no, await hours(bagian.id, no)] as const)),
  )
  return ({ channel, s, e }) => {
    const map = maps.get(channel)
    if (!map || s < 0) return null
    const one = floorOf(spoken, map.clockMs(s * perMs), map.clockMs(e * perMs))
    if (one === null) return null
    const interupsi = one.jenis === 'interupsi'
    const hour = clockIn(rapat.zona, one.mulaiAt!)
    return { id: one.spk, interupsi, detail: interupsi ? `interupsi, ${hour}` : hour }
  }
}

/** Is what was found now what was proposed before? A refused proposal never comes back for the same passage. Pure. */
import type { ProposalPayload } from '../domain/protocol/proposals.ts'
import { alike } from '../language/index.ts'

export type Place = {
  readonly turnId: string
  readonly channel: number
  readonly startMs: number
  readonly endMs: number
}

type Passage = Place & { readonly payload: ProposalPayload; readonly bukti: string }

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const sameWords = (a: string, b: string) => plain(a) === plain(b) || alike(a, b)

/** Do both mean the same thing, wherever it was said? */
function sameThing(a: Passage, b: Passage): boolean {
  const [x, y] = [a.payload, b.payload]
  if (x.kind === 'pembicara' && y.kind === 'pembicara') return x.spk === y.spk
  if (x.kind === 'tautan' && y.kind === 'tautan') return x.usulanId === y.usulanId
  if (x.kind === 'acara' && y.kind === 'acara') return x.acaraId === y.acaraId
  if (x.kind === 'sifat' && y.kind === 'sifat') return x.sifat === y.sifat
  if (x.kind === 'skors' && y.kind === 'skors') return x.aksi === y.aksi
  if (x.kind === 'buka-tutup' && y.kind === 'buka-tutup') return x.aksi === y.aksi
  if (x.kind === 'hukum' && y.kind === 'hukum') return plain(x.text) === plain(y.text)
  if (x.kind === 'anggaran' && y.kind === 'anggaran') {
    return x.ke === y.ke && sameWords(x.text, y.text)
  }
  if ('text' in x && 'text' in y) return x.kind === y.kind && sameWords(x.text, y.text)
  return x.kind === y.kind && sameWords(a.bukti, b.bukti)
}

/** A cut or joined turn has another id, but stands for the same sound. */
export function samePlace(a: Place, b: Place): boolean {
  if (a.turnId === b.turnId) return true
  if (a.startMs < 0 || b.startMs < 0 || a.channel !== b.channel) return false
  return a.startMs < b.endMs && b.startMs < a.endMs
}

export const samePassage = (a: Passage, b: Passage): boolean => samePlace(a, b) && sameThing(a, b)

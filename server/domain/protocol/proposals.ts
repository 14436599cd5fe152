/**
 * What the program proposes out of what was said, for those who write the naskah. Nothing of it stands until a person
 * takes it.
 *
 * 1. `isyarat:ikut` joins and answers with every proposal of the bagian that this account may see, decided ones too.
 * 2. `isyarat:delta` brings those that are new or changed; a lapsed one comes with the state `gugur`.
 * 3. `isyarat:terima`, `isyarat:tolak` decide, `isyarat:batal` takes the decision back. All answer the proposal.
 * Who runs a rapat without writing its naskah (the operator) gets the openness proposals only; readers and anggota nothing.
 */
import { z } from 'zod'
import { Anggaran } from '../anggaran.ts'
import { Sifat } from '../rapat.ts'
import { Relasi } from '../usulan.ts'

/** `gugur`: the words it rested on are gone, or it was overtaken. */
export const ProposalState = z.enum(['terbuka', 'diterima', 'ditolak', 'gugur'])
export type ProposalState = z.infer<typeof ProposalState>

const text = z.string().max(4000)

export const ProposalPayload = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pembicara'), spk: z.string(), sebelum: z.string().nullable() }),
  z.object({
    kind: z.literal('tautan'),
    usulanId: z.string(),
    kode: z.string(),
    judul: text,
    tempat: z.string(),
    relasi: Relasi,
    /** Words of the turn that the link is put on. */
    kutipan: text,
  }),
  z.object({ kind: z.literal('keputusan'), text }),
  z.object({
    kind: z.literal('tindak-lanjut'),
    text,
    pic: z.string().nullable(),
    due: z.string().nullable(),
  }),
  z.object({ kind: z.literal('acara'), acaraId: z.string(), judul: z.string() }),
  /** `boleh`: a rapat of this kind may have such a part; where not, it is only a notice. `tahan`: readers see nothing meanwhile. */
  z.object({ kind: z.literal('sifat'), sifat: Sifat, boleh: z.boolean(), tahan: z.boolean() }),
  z.object({
    kind: z.literal('kuorum'),
    disebut: z.number().int().nullable(),
    dari: z.number().int().nullable(),
    tercatat: z.number().int(),
    anggota: z.number().int(),
    perlu: z.number().int(),
    beda: z.boolean(),
  }),
  z.object({ kind: z.literal('setuju') }),
  z.object({ kind: z.literal('skors'), aksi: z.enum(['skors', 'cabut']) }),
  z.object({ kind: z.literal('buka-tutup'), aksi: z.enum(['buka', 'tutup']) }),
  /** Who was given the floor; more than one where the words fit several. */
  z.object({ kind: z.literal('giliran'), calon: z.array(z.string()) }),
  z.object({ kind: z.literal('interupsi'), spk: z.string().nullable() }),
  /** `perihal`: what is voted on, where that was said. */
  z.object({ kind: z.literal('suara'), perihal: text.nullable().default(null) }),
  z.object({
    kind: z.literal('anggaran'),
    text,
    /** One sentence may change several items. */
    ke: z.number().int().default(0),
    /** Null in rows from before changes were read. */
    perubahan: Anggaran.nullable().default(null),
  }),
  z.object({ kind: z.literal('hukum'), text }),
])
export type ProposalPayload = z.infer<typeof ProposalPayload>
export type ProposalKind = ProposalPayload['kind']

export const Proposal = z.object({
  id: z.string(),
  bagianId: z.string(),
  turnId: z.string(),
  payload: ProposalPayload,
  /** The sentence it rests on, as it stands in the turn, or what else speaks for it. */
  bukti: text,
  score: z.number().min(0).max(1),
  state: ProposalState,
  olehNama: z.string().nullable(),
  at: z.string(),
  /** Codes of items of other members that overlap with this one; for the secretariat only. */
  tumpang: z.array(z.string()).optional(),
})
export type Proposal = z.infer<typeof Proposal>

const Id = z.string().min(1).max(80)
export const ProposalsJoin = z.object({ bagianId: Id })
/** `spk`: whom a person picked, where a `giliran` has several who could be meant. */
export const ProposalDecision = z.object({ bagianId: Id, id: Id, spk: Id.optional() })
export type ProposalDecision = z.infer<typeof ProposalDecision>

export type ProposalsJoined = { proposals: Proposal[] }
export type ProposalsDelta = { bagianId: string; proposals: Proposal[] }
/** Somebody changed decisions or follow-ups of a rapat: who shows them asks again. */
export type NotulenChanged = { rapatId: string }

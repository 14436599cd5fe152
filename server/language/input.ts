/** What `analyse` reads: the contract as zod, unknown keys let through, every fault named by its path. */
import { z } from 'zod'

const text = z.string()
const opt = <T extends z.ZodType>(type: T) => type.nullish()

export const Orang = z.object({
  id: text,
  nama: text,
  fraksi: opt(text),
  komisi: opt(text),
  instansi: opt(text),
  jabatan: opt(text),
  sapaan: opt(text),
  panggilan: opt(z.array(text)),
  dapil: opt(text),
  nomor: opt(text),
  hadir: opt(z.boolean()),
})
export type Orang = z.infer<typeof Orang>

const Lokasi = z.object({ kecamatan: opt(text), desa: opt(text), alamat: opt(text) })

export const Item = z.object({
  kode: text,
  jenis: opt(text),
  judul: text,
  uraian: opt(text),
  lokasi: opt(Lokasi),
  volume: opt(z.number()),
  satuan: opt(text),
  opd: opt(text),
  bidang: opt(text),
  pengusulId: opt(text),
  pengusul: opt(text),
  fraksi: opt(text),
  tahun: opt(z.number()),
  pagu: opt(z.number()),
  status: opt(text),
  aspirasi: opt(z.array(text)),
})
export type Item = z.infer<typeof Item>

export const RapatInfo = z.object({
  id: opt(text),
  jenis: opt(text),
  sifat: opt(text),
  sifatTimeline: opt(z.array(z.object({ fromTurn: z.number(), sifat: text }))),
  tanggal: opt(z.iso.date()),
  acara: opt(z.array(text)),
  tempat: opt(text),
  ketua: opt(z.union([text, z.array(text)])),
  sekretaris: opt(Orang),
  anggota: opt(z.array(Orang)),
  undangan: opt(z.array(Orang)),
})
export type RapatInfo = z.infer<typeof RapatInfo>

export const TurnIn = z.object({
  i: z.number(),
  speakerId: opt(text),
  spoken: text,
  start: opt(z.number()),
  end: opt(z.number()),
  channel: opt(z.union([z.number(), text])),
  voice: opt(z.array(z.object({ id: text, score: z.number() }))),
})
export type TurnIn = z.infer<typeof TurnIn>

export const Wilayah = z.object({ kecamatan: text, dapil: opt(text), desa: opt(z.array(text)) })

export const Items = z.object({
  daerah: opt(z.record(text, z.unknown())),
  wilayah: opt(z.array(Wilayah)),
  anggota: opt(z.array(Orang)),
  aspirasi: opt(z.array(Item)),
  pokir: opt(z.array(Item)),
})
export type Items = z.infer<typeof Items>

const Said = z.object({ speakerId: opt(text), spoken: text })

export const Question = z.object({
  id: text,
  chairId: opt(text),
  present: opt(z.array(Orang)),
  context: opt(z.array(Said)),
  next: z.object({ spoken: text }),
})
export type Question = z.infer<typeof Question>

export const AnalyseInput = z.object({
  rapat: opt(RapatInfo),
  turns: opt(z.array(TurnIn)),
  items: opt(Items),
  passages: opt(z.array(z.object({ id: text, passage: text }))),
  attribution: opt(z.array(Question)),
})
export type AnalyseInput = z.infer<typeof AnalyseInput>

export type SpeakerEvidence = {
  readonly signal: 'channel' | 'floor' | 'chair' | 'self' | 'voice' | 'queue'
  readonly detail: string
  readonly confidence: number
}

export type Link = {
  readonly kode: string
  readonly score: number
  readonly evidence: readonly string[]
  readonly relation?: string
}

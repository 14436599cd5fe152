/** A change of one budget item as it was said or agreed in a rapat; what was not said stays null. */
import { z } from 'zod'
import { noted } from './noted.ts'
import { formatRupiah, Rupiah } from './rupiah.ts'

/** `diubah`: only the new amount was said. `digeser`: the money goes elsewhere. */
export const ArahAnggaran = z.enum(['naik', 'turun', 'digeser', 'dicoret', 'ditunda', 'diubah'])
export type ArahAnggaran = z.infer<typeof ArahAnggaran>

/** How far it has come in this rapat: told, asked for, agreed, refused. */
export const StatusAnggaran = z.enum(['disampaikan', 'diusulkan', 'disepakati', 'ditolak'])
export type StatusAnggaran = z.infer<typeof StatusAnggaran>

const Persen = z.string().regex(/^\d{1,3}(,\d{1,4})?$/)
const Words = z.string().trim().min(1).max(300)

const change = {
  mataAnggaran: Words.nullable(),
  dari: Rupiah.nullable(),
  menjadi: Rupiah.nullable(),
  /** How much more or less, by `arah`. Null where both ends are known: then it is reckoned. */
  selisih: Rupiah.nullable(),
  persen: Persen.nullable(),
  arah: ArahAnggaran,
  opd: Words.nullable(),
  /** Where the money goes, or until when it waits. */
  tujuan: Words.nullable(),
  status: StatusAnggaran,
}

export const Anggaran = z.object(change)
export type Anggaran = z.infer<typeof Anggaran>

export const PerubahanAnggaran = z.object({
  ...change,
  mataAnggaran: z.string(),
  ...noted,
})
export type PerubahanAnggaran = z.infer<typeof PerubahanAnggaran>

/** What a person changed, field by field: two who correct different figures of one record do not undo each other. */
export const PerubahanAnggaranInput = z
  .object({
    ...change,
    /** Empty where it was not said and nobody has filled it in yet. */
    mataAnggaran: z.string().trim().max(300),
    turnId: z.string().max(80).nullable(),
  })
  .partial()
export type PerubahanAnggaranInput = z.infer<typeof PerubahanAnggaranInput>

type Amounts = Pick<Anggaran, 'dari' | 'menjadi' | 'selisih' | 'arah'>

const signs: Readonly<Record<ArahAnggaran, 1 | -1 | null>> = {
  naik: 1,
  turun: -1,
  digeser: -1,
  dicoret: -1,
  ditunda: null,
  diubah: null,
}

/** More (+) or less (−) for the item; null where that was not said. */
export function selisihOf({ dari, menjadi, selisih, arah }: Amounts): bigint | null {
  if (dari !== null && menjadi !== null) return BigInt(menjadi) - BigInt(dari)
  const sign = signs[arah]
  return selisih === null || sign === null ? null : BigInt(selisih) * BigInt(sign)
}

/** Was a difference said that its two ends do not give? */
export function selisihDiffers({ dari, menjadi, selisih }: Omit<Amounts, 'arah'>): boolean {
  if (dari === null || menjadi === null || selisih === null) return false
  const reckoned = BigInt(menjadi) - BigInt(dari)
  return (reckoned < 0n ? -reckoned : reckoned) !== BigInt(selisih)
}

const income =
  /\b(pendapatan|pad|pajak|retribusi|opsen|dau|dak|dbh|dana bagi hasil|dana alokasi|transfer|silpa|penerimaan)\b/i

/**
 * What was agreed in all. Only where it is honest to add: two or more agreed changes of different items, each with its
 * difference, none a mere shift, and not income and spending together.
 */
export function agreedSum(
  rows: readonly (Amounts & { readonly mataAnggaran: string; readonly status: StatusAnggaran })[],
): bigint | null {
  const agreed = rows.filter(({ status }) => status === 'disepakati')
  const items = new Set(agreed.map(({ mataAnggaran }) => mataAnggaran.trim().toLowerCase()))
  if (agreed.length < 2 || items.size < agreed.length) return null
  if (agreed.some(({ arah }) => arah === 'digeser' || arah === 'ditunda')) return null
  if (new Set(agreed.map(({ mataAnggaran }) => income.test(mataAnggaran))).size > 1) return null
  let sum = 0n
  for (const row of agreed) {
    const one = selisihOf(row)
    if (one === null) return null
    sum += one
  }
  return sum
}

/** "+Rp500.000.000,00", "−Rp1.000.000,00". */
export function formatSelisih(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString()
  return `${value < 0n ? '−' : value > 0n ? '+' : ''}${formatRupiah(digits)}`
}

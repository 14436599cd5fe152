/** Whole rupiah as decimal digits: budgets outgrow what a number holds exactly. Read as people write them, printed in full. */
import { z } from 'zod'

export const Rupiah = z.string().regex(/^(0|[1-9]\d{0,17})$/)
export type Rupiah = z.infer<typeof Rupiah>

const zeros: Readonly<Record<string, number>> = {
  ribu: 3,
  rb: 3,
  juta: 6,
  jt: 6,
  miliar: 9,
  milyar: 9,
  m: 9,
  triliun: 12,
  t: 12,
}

const form =
  /^(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:([,.])(\d{1,3}))?(?:,?-)?\s*(ribu|rb|juta|jt|miliar|milyar|triliun|[mt])?\s*(?:rupiah)?$/i

/** "2,5 miliar", "Rp250.000.000,00", "750 jt"; null where it is no whole amount of rupiah. */
export function readRupiah(text: string): Rupiah | null {
  const found = form.exec(text.trim().replace(/\s+/g, ' '))
  if (found === null) return null
  const [, whole = '', mark, fraction = '', scale] = found
  // "250.00" is a slip of the pen for thousands, "2.5 miliar" is not.
  if (mark === '.' && scale === undefined) return null
  const places = scale === undefined ? 0 : zeros[scale.toLowerCase()]!
  const cents = fraction.slice(places)
  if (/[1-9]/.test(cents)) return null
  const digits = whole.replace(/\./g, '') + fraction.slice(0, places).padEnd(places, '0')
  const read = Rupiah.safeParse(digits.replace(/^0+(?=\d)/, ''))
  return read.success ? read.data : null
}

export const grouped = (digits: Rupiah): string => digits.replace(/\B(?=(\d{3})+$)/g, '.')

/** "Rp2.500.000.000,00", as money stands in a record. */
export const formatRupiah = (digits: Rupiah): string => `Rp${grouped(digits)},00`

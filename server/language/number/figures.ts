/** Figures as engines print them (`2.5 triliun`, `250,000,000`, `2000 orang`, `2024-2025`) in the way EYD V writes them. */
import { countNouns, digitLabels, documentHeads } from '../tables/labels.ts'
import { functionWords, measures, monthOrder, months, yearHeads } from '../tables/measures.ts'
import { endsClause, retext, type Token } from '../token.ts'
import { grouped } from './format.ts'

const scales = /^(ribu|juta|miliar|milyar|triliun)$/
const percents = /^(persen|prosen|%|derajat)$/
/** Behind these, `2.1` is the number of a part, and figures are a name. */
const partNames =
  /^(poin|butir|angka|nomor|no\.?|bab|pasal|bagian|versi|kode|rekening|tabel|gambar|lampiran|sub|subbagian|ayat|halaman|pukul|jam|seri|tipe|jalan|jl\.|gang|blok|kavling|ruang|kamar|pos|surat|skor|rt|rw|nik|nip|hp|telepon)$/
const amountWords =
  /^(sebanyak|sejumlah|sebesar|sekitar|hampir|lebih|ada|mencapai|total|totalnya|jumlahnya|menjadi|hanya|baru|kurang|seluas|sepanjang|rata-rata|tersedia|butuh|hadir)$/

const reword = (token: Token, text: string): Token => ({
  ...token,
  text,
  lower: text.toLowerCase(),
})

const fullYear = /^(19|20)\d\d$/

function isCounted(token: Token | undefined): boolean {
  return token !== undefined && (countNouns.has(token.lower) || measures.has(token.lower))
}

const goesOn = (token: Token | undefined) =>
  token !== undefined && /^\p{Ll}/u.test(token.text) && !functionWords.has(token.lower)

/** `2000` → `2.000`, unless it is a year, a house number or the number of anything. */
function group(tokens: readonly Token[], i: number): Token | null {
  const token = tokens[i]!
  if (!/^[1-9]\d{3,14}$/.test(token.text)) return null
  const before = tokens[i - 1]
  const near = tokens.slice(Math.max(0, i - 3), i)
  if (near.some((one) => digitLabels.has(one.lower))) return null
  if (before !== undefined && partNames.test(before.lower)) return null
  const next = endsClause(token) ? undefined : tokens[i + 1]
  const dated =
    fullYear.test(token.text) &&
    before !== undefined &&
    (yearHeads.has(before.lower) || before.lower === 'tahun' || months[before.lower] !== undefined)
  const named = before !== undefined && i > 1 && /^\p{Lu}\p{Ll}/u.test(before.text)
  const value = Number(token.text)
  const short = token.text.length === 4
  const said = before !== undefined && amountWords.test(before.lower)
  const yes =
    next !== undefined && /^(rupiah|rp)$/.test(next.lower)
      ? true
      : dated
        ? false
        : isCounted(next)
          ? !(fullYear.test(token.text) && measures.has(next!.lower) && before?.lower === 'dari')
          : named
            ? false
            : short
              ? !fullYear.test(token.text) && goesOn(next) && said
              : goesOn(next) || said
  return yes ? reword(token, grouped(value)) : null
}

/** `2.5` → `2,5` where a unit or the talk says that it is a decimal. */
function decimal(tokens: readonly Token[], i: number): Token | null {
  const token = tokens[i]!
  const found = /^(\d{1,4})\.(\d{1,4})(%?)$/.exec(token.text)
  if (found === null) return null
  const [, head = '', tail = '', sign = ''] = found
  const before = tokens[i - 1]?.lower ?? ''
  if (partNames.test(before)) return null
  const next = endsClause(token) ? '' : (tokens[i + 1]?.lower ?? '')
  const percent = sign === '%' || percents.test(next)
  const thousands = tail.length === 3 && head.length <= 3 && head !== '0'
  if (thousands && !percent && !/^(miliar|milyar|triliun)$/.test(next)) return null
  const unit = percent || scales.test(next) || measures.has(next)
  const lone = (tail.length === 1 || head === '0') && i > 0 && !/^(wib|wita|wit)$/.test(next)
  return unit || lone ? reword(token, `${head},${tail}${sign}`) : null
}

/** `2024-2025` → `2024–2025`, `10-15 orang` → `10–15 orang`. */
function range(tokens: readonly Token[], i: number): Token | null {
  const token = tokens[i]!
  const before = tokens[i - 1]?.lower ?? ''
  if (/^(19|20)\d\d-(19|20)\d\d$/.test(token.text))
    return retext(token, token.text.replace('-', '–'))
  const found = /^(\d{1,4})-(\d{1,4})(%?)$/.exec(token.text)
  if (found === null || partNames.test(before) || Number(found[1]) >= Number(found[2])) return null
  const next = endsClause(token) ? undefined : tokens[i + 1]
  const unit = found[3] === '%' || isCounted(next) || percents.test(next?.lower ?? '')
  return unit && !/^0/.test(token.text) ? retext(token, token.text.replace('-', '–')) : null
}

/** `21/11/2026` → `21 November 2026`. */
function date(tokens: readonly Token[], i: number): Token | null {
  const token = tokens[i]!
  const found = /^(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)$/.exec(token.text)
  if (found === null || /^(nomor|no\.?|surat)$/.test(tokens[i - 1]?.lower ?? '')) return null
  const month = months[monthOrder[Number(found[3]) - 1] ?? '']
  const day = Number(found[1])
  if (month === undefined || day < 1 || day > 31) return null
  return retext(token, `${day} ${month} ${found[4]}`)
}

/** `No. 23` behind the head of a document. */
function nomor(tokens: readonly Token[], i: number): Token | null {
  const token = tokens[i]!
  if (!/^no\.?$/.test(token.lower) || !/^\d/.test(tokens[i + 1]?.text ?? '')) return null
  const headed = tokens
    .slice(Math.max(0, i - 5), i)
    .some((one) => documentHeads.has(one.lower) || one.text === 'Undang-Undang')
  return headed ? reword({ ...token, trail: '' }, 'nomor') : null
}

function one(tokens: readonly Token[], i: number): Token | null {
  const token = tokens[i]!
  // English points: `250,000,000`, and `1,500 orang`.
  if (/^\d{1,3}(,\d{3}){2,}$/.test(token.text))
    return reword(token, token.text.replaceAll(',', '.'))
  if (/^[1-9]\d{0,2},\d{3}$/.test(token.text)) {
    const next = endsClause(token) ? undefined : tokens[i + 1]
    const counts = next !== undefined && (countNouns.has(next.lower) || next.lower === 'rupiah')
    return counts ? reword(token, token.text.replace(',', '.')) : null
  }
  // "500.000,-": the dash stands for no cents.
  if (/^\d[\d.]*,-+$/.test(token.text)) return reword(token, token.text.replace(/,-+$/, ''))
  // `90an`
  if (/^\d{2,4}an$/.test(token.text)) return retext(token, token.text.replace('an', '-an'))
  return decimal(tokens, i) ?? group(tokens, i) ?? range(tokens, i) ?? date(tokens, i)
}

export function writeFigures(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  for (let i = 0; i < out.length; i += 1) {
    const token = out[i]!
    if (token.done) continue
    const first = token.text.charCodeAt(0)
    const digit = first >= 48 && first <= 57
    const fixed = digit ? one(out, i) : first === 78 || first === 110 ? nomor(out, i) : null
    if (fixed !== null) out[i] = fixed
  }
  return out
}

/** `Rp500.000`, `Rp2.5 triliun`, `Rp500 ribu` in one token: the amount behind *Rp*. */
export const gluedRupiah = /^rp\.?(\d[\d.,]*?)(?:,-+)?$/i

/** `500.000` → 500000; null for what is no whole amount. */
export function wholeOf(figures: string): number | null {
  if (/^\d{1,3}([.,]\d{3})+$/.test(figures) || /^\d+$/.test(figures))
    return Number(figures.replace(/[.,]/g, ''))
  return null
}

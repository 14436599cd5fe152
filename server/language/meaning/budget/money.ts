/** Amounts of money and shares in a written sentence, each with the part it plays: from, to, by how much. */
import { readRupiah } from '../../../domain/rupiah.ts'

export type Role = 'dari' | 'menjadi' | 'lain'
export type Money = {
  readonly from: number
  readonly to: number
  /** Null where only about so much was said. */
  readonly value: string | null
  readonly role: Role
}

const scale = '(?:ribu|juta|miliar|milyar|triliun)'
const money = new RegExp(
  `\\bRp\\s?\\d[\\d.]*(?:,\\d+)?(?:\\s${scale})?|\\b\\d[\\d.]*(?:,\\d+)?\\s(?:${scale}(?: rupiah)?|rupiah)\\b`,
  'gi',
)
/** "2 juta orang" is no money. */
const counted =
  /^\s(orang|jiwa|warga|penduduk|liter|ton|kilo\w*|kg|batang|ekor|hektare?|kali|pohon|bibit|meter|unit|kk|keluarga|lembar|kubik)\b/i
const about =
  /(hampir|sekitar|kurang lebih|lebih kurang|kira-kira|lebih dari|kurang dari|di atas|di bawah|kisaran|sekitaran|minimal|maksimal|paling sedikit|paling banyak|hingga|sampai)( di)?( angka)?\s$/i
const andMore = /^-?(an\b|\s(lebih|sekian|koma sekian|kurang)\b)/i
const filler = '(?:(?:sebesar|senilai|sekitar|hampir|kisaran|semula|sebelumnya|hanya|yang) )*'
const before = {
  menjadi: new RegExp(
    `\\b(?:menjadi|jadi|jadikan|dijadikan|sekarang|kini|saat ini|ke angka|ke) ${filler}$`,
    'i',
  ),
  dari: new RegExp(
    `\\b(?:dari(?: (?:semula|sebelumnya|rancangan awal|usulan awal|pagu awal|angka|total))?|semula(?:nya)?|awalnya|asalnya|tadinya|sebelumnya|yang dulu|dulunya) ${filler}$`,
    'i',
  ),
}
/** "semula anggaran perjalanan dinas sebesar Rp46 miliar": the word stands before the item. */
const dariFar = /\b(semula|awalnya|tadinya) (?:[\p{L}-]+ ){1,7}(?:sebesar|senilai) $/iu

function roleOf(head: string): Role {
  if (before.menjadi.test(head)) return 'menjadi'
  return before.dari.test(head) || dariFar.test(head) ? 'dari' : 'lain'
}

/** "dari 196 kita turunkan menjadi 187 miliar": the bare figure has the scale of its fellow. */
const bareFirst = new RegExp(
  `\\b(?:dari|semula) (\\d{1,3}(?:,\\d+)?)(?= (?:(?:kita|kami|di\\p{L}+|\\p{L}+kan|naik|turun) ){0,3}(?:menjadi|jadi|ke) (?:Rp)?\\d[\\d.,]* (${scale}))`,
  'giu',
)
const bareSecond = new RegExp(
  `\\b(?:dari|semula) (?:Rp\\s?)?\\d[\\d.,]* (${scale}) (?:(?:kita|kami|di\\p{L}+|\\p{L}+kan|naik|turun|usulkan) ){0,3}(?:menjadi|jadi) (\\d{1,3}(?:,\\d+)?)(?=[.,;?!]|$| (?:saja|karena|pak|bu|pimpinan|ya)\\b)`,
  'giu',
)

export function moneyIn(text: string): Money[] {
  const found: Money[] = []
  const add = (from: number, to: number, words: string) => {
    const head = text.slice(0, from)
    const exact = !about.test(head) && !andMore.test(text.slice(to))
    found.push({ from, to, value: exact ? readRupiah(words) : null, role: roleOf(head) })
  }
  for (const hit of text.matchAll(money)) {
    const to = hit.index + hit[0].length
    if (!/^rp/i.test(hit[0]) && counted.test(text.slice(to))) continue
    // A stop behind the amount belongs to the sentence.
    const words = hit[0].replace(/[.,]$/, '')
    add(hit.index, hit.index + words.length, words)
  }
  for (const hit of text.matchAll(bareFirst)) {
    const at = hit.index + hit[0].length - hit[1]!.length
    add(at, at + hit[1]!.length, `${hit[1]} ${hit[2]}`)
  }
  for (const hit of text.matchAll(bareSecond)) {
    const at = hit.index + hit[0].length - hit[2]!.length
    add(at, at + hit[2]!.length, `${hit[2]} ${hit[1]}`)
  }
  return found.sort((a, b) => a.from - b.from)
}

export type Share = { readonly from: number; readonly to: number; readonly value: string | null }

export function sharesIn(text: string): Share[] {
  return [...text.matchAll(/(\d{1,3}(?:,\d{1,4})?)\s?(?:%|persen\b)/gi)].map((hit) => ({
    from: hit.index,
    to: hit.index + hit[0].length,
    value: about.test(text.slice(0, hit.index)) ? null : hit[1]!,
  }))
}

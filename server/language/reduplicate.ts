/** Doubled words: `undang undang` is one word with a hyphen; a doubled particle is a stutter and left to the cleaning. */
import { isNumberWord } from './number/read.ts'
import { merge, type Token } from './token.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Words that people repeat by stumbling, never for their meaning. */
export const stutterWords: ReadonlySet<string> =
  set(`saya kami kita anda mereka dia beliau ini itu yang dan atau di ke dari pada untuk dengan oleh akan sudah telah bisa dapat harus
   tidak belum ada adalah juga karena kalau jika supaya agar bahwa maka jadi lalu terus nah pak bu pimpinan ketua
   terkait tentang dalam dinas komisi desa jalan mohon tolong silakan setuju sepakat sah rapat anggaran apakah sampai antara
   perlu ingin mau masih baru hanya sangat lebih seperti sebagai setelah sebelum ketika sedangkan tetapi namun sehingga tadi sekarang
   hari tanggal bulan persen rupiah turun naik terima kasih usul pagu dana minta izin menurut soal sebentar iya tunggu oke cukup memang kemudian
   artinya makanya misalnya cuma mungkin bukan punya lewat melalui`)

/** Short words whose doubling has a meaning. */
const shortOnes = set('apa mana hal ibu')

/** A verb with its prefix is never doubled whole: it is a stumble. */
const isVerb = (word: string) =>
  word.length >= 8 && /^(me[mnlry]|di[a-z]{3,}(kan|i)$|menge|mempe)/.test(word)

export const isReduplication = (word: string): boolean =>
  word.length >= 4 &&
  !stutterWords.has(word) &&
  !isVerb(word) &&
  !isNumberWord(word) &&
  !/\d/.test(word)

/** Said apart but written with a hyphen, though the halves differ. */
const pairs =
  set(`bolak-balik sayur-mayur carut-marut lauk-pauk gerak-gerik serba-serbi pontang-panting teka-teki morat-marit
  warna-warni ramah-tamah beras-petas compang-camping gotong-royong seluk-beluk tumpang-tindih simpang-siur hiruk-pikuk
  porak-poranda sanak-saudara mondar-mandir corat-coret kocar-kacir centang-perenang lalu-lalang kucar-kacir sosial-budaya
  mudah-mudahan besar-besaran kecil-kecilan terang-terangan habis-habisan mati-matian gila-gilaan asal-asalan jelas-jelasan
  buah-buahan sayur-sayuran tumbuh-tumbuhan biji-bijian kacang-kacangan umbi-umbian obat-obatan rumput-rumputan
  padi-padian alat-alatan pohon-pohonan tanam-tanaman main-mainan untung-untungan mati-matian angan-angan blak-blakan
  ikut-ikutan hitung-hitungan pas-pasan ogah-ogahan lempar-lemparan tunggu-tungguan rebut-rebutan tawar-menawar
  tarik-menarik surat-menyurat tolong-menolong jangan-jangan ugal-ugalan dua-duanya tiga-tiganya satu-satunya lama-kelamaan sama-sama
  perundang-undangan`)
const pairHeads = new Set([...pairs].map((pair) => pair.split('-')[0]!))
const notPairs = set('gotong-royong tumpang-tindih sosial-budaya sanak-saudara')

/** "berlarut larut", "terburu buru", "sebaik baiknya", "membeda bedakan": the second word repeats the root of the first. */
const prefixes = set('ber be ter se ke di me mem men meng meny per')

function repeatsRoot(first: string, second: string): boolean {
  for (const suffix of ['', 'nya', 'an', 'kan', 'i']) {
    if (!second.endsWith(suffix)) continue
    const root = second.slice(0, second.length - suffix.length)
    if (root.length < 3 || !first.endsWith(root) || first.length === root.length) continue
    const prefix = first.slice(0, first.length - root.length)
    if (!prefixes.has(prefix)) continue
    if (prefix === 'se') return suffix === '' || suffix === 'nya'
    if (prefix === 'ke') return suffix === 'an'
    if (suffix === 'nya' || (/^(di|per)$/.test(prefix) && root.length < 4)) continue
    return true
  }
  return false
}

/** Words that begin like a prefix by chance, or stand before a like word by chance. */
const chance = set('sekali seorang setiap semua sebesar sejumlah berapa kemana dimana')

/** Things that are many by doubling ("desa-desa terpencil"), but stumbled over before a name ("desa desa Sukawening"). */
const manyOrStumble = set('desa dinas komisi jalan rapat anggaran hari usul dana bulan pagu')
const many = set(
  'yang itu ini tersebut terkait terpencil lain lainnya di kita kami tertinggal mana kecil besar baru lama sekitar tetangga dan berikutnya utama pertanian',
)

function joins(token: Token, next: Token, behind: Token | undefined): boolean {
  if (token.text === next.text) {
    if (manyOrStumble.has(token.lower)) return many.has(behind?.lower ?? '')
    return isReduplication(token.lower) || shortOnes.has(token.lower)
  }
  // Halves that share nothing are the usual case: leave at once.
  if (token.text.length < 3 || next.text.length < 3) return false
  if (pairHeads.has(token.lower) && pairs.has(`${token.lower}-${next.lower}`))
    return !notPairs.has(`${token.lower}-${next.lower}`)
  if (next.lower.length >= token.lower.length + 3 || chance.has(token.lower)) return false
  return next.lower.length >= 3 && repeatsRoot(token.lower, next.lower)
}

export function writeReduplications(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!
    const next = tokens[i + 1]
    const doubled =
      next !== undefined &&
      !token.done &&
      !next.done &&
      token.trail === '' &&
      next.lead === '' &&
      joins(token, next, tokens[i + 2])
    if (!doubled) {
      out.push(token)
      continue
    }
    const merged = merge(tokens, i, i + 2, `${token.text}-${next.text}`)
    out.push({ ...merged, done: false })
    i += 1
  }
  return out
}

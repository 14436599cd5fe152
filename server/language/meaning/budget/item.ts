/** The budget item a change is about, where its money goes, and whose it is: words of the sentence, never made up. */
import { upperFirst } from '../../token.ts'
import { head, heads } from './words.ts'

const address =
  '(?:pak|bu|bapak|ibu|pimpinan|ketua|datuk|saudara|hadirin|bapak ketua|ibu ketua|pak ketua|bu ketua|ibu pimpinan|bapak pimpinan)(?: (?!(?:untuk|soal)\\b)\\p{Lu}[\\p{L}.]*)?'
const opening = new RegExp(
  `^(?:(?:baik(?:lah)?|oke|ya|iya|nah|oh|siap|betul|izin|jadi|maka|dengan demikian|dengan ini|terima kasih|makasih|kemudian|selanjutnya|berikutnya|lalu|terus|dan|serta|sementara|sedangkan|tetapi|tapi|namun|pertama|kedua|ketiga|keempat|kelima|satu|dua|tiga|yang (?:pertama|kedua|ketiga|terakhir)|secara umum|insyaallah|mohon izin|izin menambahkan|kalau|jika|semula|dengan|bahwa|adapun|khusus(?:nya)?|${address}),?\\s+)+`,
  'iu',
)
const pointing =
  /^(?:untuk|soal|mengenai|tentang|terkait|perihal|khusus|adapun|kalau soal|kalau untuk|terhadap|atas|pada|di|dari|total|besaran|jumlah|nilai|usulan|komponen|kegiatan|pos)\s+/i
const doing =
  /^(?:(?:saya|kami|kita|tapd|banggar|badan anggaran|komisi \S+|pemerintah daerah|rapat|dan|forum|hasil evaluasi \S+)\s+)*(?:(?:usul|mengusulkan|usulkan|minta|meminta|mohon|tolong|sepakat|sepakati|menyepakati|disepakati|setuju|setujui|menyetujui|putuskan|memutuskan|diputuskan|tetapkan|sudah|akan|telah|juga|hanya|ingin|mau|perlu|agar|supaya|untuk|bahwa|melihat|laporkan|sampaikan|melakukan|ada)\s+)+/i
const trailing =
  /(?:[,.;:]|\s(?:kita|kami|saya|itu|ini|tersebut|tadi|akan|sudah|telah|juga|hanya|cuma|yang|bisa|mohon|minta|usul|usulkan|diusulkan|tolong|agar|supaya|sebesar|senilai|sebanyak|nilainya|lagi|malah|justru|ikut|kok|tahun (?:ini|depan|berjalan)|dan|uangnya|koreksi|sepakat|disepakati|sepakati|akui|laporkan|mengalami|terjadi|adalah|ada|dari|semula|hampir|sekitar|atau|kemudian|selama|awalnya|harus|terpaksa|coba|rencananya|kini|sekarang|pun|insyaallah|seluruhnya|salah satunya|untuk|di|ke|lebih|kurang|menjadi|jadi|dijadikan|dulu))$/i
const empty =
  /^(?:itu|ini|yang|nya|dari|hanya|semula(?:nya)?|awalnya|sekarang|kini|yang dulu|setelah|menjadi|pagunya|anggarannya|dananya|nilainya|biayanya|alokasinya|besarannya|(?:anggaran|dana|uang|pagu|nilai|usulan|semuanya|kegiatan)(?: (?:itu|ini|tersebut|kami|kita))?|kami|kita|saya|sudah|hal itu|hal ini|tadi|ada|\p{L}{1,2}|paling banyak|di|terutama)$/iu

/** "Kami di BPBD minta dana siap pakai": the item is what is asked for. */
const asking =
  /^.*(?<![\p{L}-])(?:minta|meminta|mohon|usul|mengusulkan|disampaikan|menyampaikan|menyepakati|disepakati|menyetujui|memutuskan|agar|supaya|bahwa)\s+(?=\p{L})/iu

/** The bare name; null where nothing but pointing words is left. */
export function nameOf(words: string): string | null {
  let out = words
    .trim()
    .replace(/^[“"(,.;:\s]+|[”")\s]+$/g, '')
    .replace(asking, '')
  for (let n = 0; n < 12; n += 1) {
    const shorter = out
      .replace(opening, '')
      .replace(doing, '')
      .replace(pointing, '')
      .replace(trailing, '')
      .trim()
    if (shorter === out) break
    out = shorter
  }
  if (out === '' || empty.test(out) || !/\p{L}{3}/u.test(out)) return null
  return out.split(' ').length > 14 ? null : upperFirst(out).slice(0, 300)
}

const stop =
  /,|;|\.\s|\.$|\?|\s(?:karena|sehingga|supaya|agar|sebab|mengingat|tetapi|sedangkan|dan kami|dan mulai|dan kita|maka|sebesar|senilai|menjadi|dari|sudah|kalau|yang|setelah|kami|kita|ya|pak|bu|pimpinan|atau|ditolak|disepakati|disetujui)\b|\bRp\s?\d|\s(?!20\d\d\b)\d/i

/** The words from `at` on as far as they name one thing. */
export function following(text: string, at: number): string {
  const rest = text.slice(at).trimStart()
  const end = stop.exec(rest)
  return (end === null ? rest : rest.slice(0, end.index)).trim()
}

/** "digeser ke BTT", "dialihkan untuk air bersih", "ditunda sampai tahun depan". */
export function targetOf(text: string, at: number): string | null {
  const rest = text.slice(at)
  const to =
    /^(?:\s\S+){0,6}?\s(?:ke dalam|ke|untuk|kepada|sampai|hingga)\s/i.exec(rest) ??
    /^.{0,60}?\s(?:ke|untuk)\s/i.exec(rest)
  if (to === null) return null
  const words = following(rest, to[0].length)
    .replace(/^(?:pos|kegiatan)\s/i, '')
    .trim()
  return words.length < 3 || words.split(' ').length > 10 || /^ada\b/i.test(words) ? null : words
}

/** What a neighbour speaks of, for a change that names nothing itself. */
export function topicOf(text: string): string | null {
  const named =
    /\b(?:soal|mengenai|tentang|terkait|untuk|kegiatan|bahas|membahas|lihat)\s+(?=\p{L})/giu
  let found: string | null = null
  for (const hit of text.matchAll(named)) {
    const words = nameOf(following(text, hit.index + hit[0].length))
    if (words !== null && words.split(' ').length <= 9) found ??= words
  }
  if (found !== null && head.test(found)) return found
  const at = new RegExp(`(?<![\\p{L}-])(?:${heads})\\s`, 'iu').exec(text)
  const byHead = at === null ? null : nameOf(following(text, at.index))
  return byHead ?? found
}

const office =
  /(?<!\p{L})(?:Dinas|Badan|Sekretariat|Inspektorat|Kecamatan|Satpol|RSUD|Bagian|Bappeda|BPBD|BPKAD)(?: (?:\p{Lu}[\p{L}-]*|dan(?= \p{Lu})))*/gu
const noOffice =
  /^(Badan (Anggaran|Pembentukan|Musyawarah|Kehormatan)|Kecamatan$|Bagian$|Badan$|Dinas$)/

/** The one office that the sentence names; null where none or several. */
export function officeOf(text: string): string | null {
  const found = new Set(
    [...text.matchAll(office)].map((hit) => hit[0]).filter((name) => !noOffice.test(name)),
  )
  return found.size === 1 ? [...found][0]! : null
}

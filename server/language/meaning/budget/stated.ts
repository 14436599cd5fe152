/** Is a change told, asked for or decided, or only wondered about, refused, or remembered? */

const assent = /\b(setuju|sepakat|disetujui|disepakati|sah)(,? ya)?\s*\?["”]*$/i
const asking =
  /\b(apakah|bagaimana kalau|bagaimana jika|kenapa|mengapa|berapa|bisakah|dapatkah|mungkinkah)\b/i

export const isQuestion = (text: string): boolean =>
  /\?["”]*$/.test(text) ? !assent.test(text) : asking.test(text)

/** "Kalau untuk beasiswa" and "jika semula" only name what is spoken of. */
const supposing =
  /\b(?:kalau|apabila|jika|bila|bilamana|seandainya|seumpama|andaikan|andai|misalnya|misalkan|umpamanya)\b(?! (?:untuk|soal|mengenai|dari|yang|semula|sudah tidak ada|tidak ada)\b)/i
const wondering =
  /\b(?:mungkin|barangkali|bisa|dapat|boleh|seharusnya|semestinya|mestinya|harusnya|sebaiknya|terancam|berpotensi|mudah-mudahan|semoga|khawatir|takut|wacana|rencananya mau|seolah-olah)\b/i
const against =
  /\b(?:jangan|keberatan|tidak setuju|kurang setuju|tidak sepakat|tidak mau|menolak)\b/i
const denied = /\b(?:tidak|tak|bukan|belum|tanpa|batal|enggak|nggak)(?: [\p{L}-]+){0,2} $/iu
/** After the act: "… kalau SiLPA cukup". */
const onlyIf =
  /^[^,;]{0,60}?\b(?:kalau|jika|apabila|bila|asalkan|asal) (?:memang|nanti|ada|boleh|disetujui|cukup|[\p{L}]+ cukup)\b/iu

/** A stretch of talk around the act, up to the marks that close it. */
const stretch = (head: string): string =>
  head.split(/[;]|, (?:tetapi|tapi|namun|sedangkan|sementara)\b| tetapi /i).at(-1) ?? ''

export function isStated(text: string, from: number, to: number): boolean {
  const head = stretch(text.slice(0, from))
  const near = head.split(/,\s/).at(-1) ?? ''
  return !(
    supposing.test(head) ||
    against.test(head) ||
    wondering.test(near) ||
    denied.test(head) ||
    onlyIf.test(text.slice(to))
  )
}

const compared =
  /\b(?:dari|dibanding|dibandingkan|terhadap|ketimbang|daripada) (?:tahun|bulan) \p{L}+/giu
const before =
  /\b(?:tahun lalu|tahun kemarin|tahun sebelumnya|tahun-tahun sebelumnya|rapat (?:yang )?lalu|waktu itu|pernah|dulu pernah)\b/i

/** Of an earlier year, by its words or by its number. */
export function isPast(text: string, year: number | null): boolean {
  if (before.test(text.replace(compared, ''))) return true
  if (year === null) return false
  const years = [...text.matchAll(/\b(?:pada|di|tahun|anggaran) (20\d\d)\b/gi)].map((hit) =>
    Number(hit[1]),
  )
  return years.length > 0 && years.every((one) => one < year)
}

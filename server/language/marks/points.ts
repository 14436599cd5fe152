/** Points that are counted in one breath: "… kesimpulan satu jalan X dikerjakan dua pasar Y diperbaiki tiga …". */
import type { Token } from '../token.ts'

const counts = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan']
/** Behind these a number word names something. */
const numbered =
  /^(komisi|dapil|tahap|nomor|kelas|negeri|wilayah|termin|sesi|jadi|menjadi|hanya|cuma|cukup|tinggal|baru|sudah|ada|bab|ayat|pasal|tanggal|jam|pukul|dan|atau|sama|sampai|ke|per|poin|salah|yang|tidak|bukan|dalam|selama|lagi)$/
/** Before these it counts them. */
const counted =
  /^(unit|paket|usulan|kegiatan|titik|tahap|kali|ruang|orang|hari|minggu|bulan|tahun|lagi|per|juta|miliar|ribu|persen|meter|kilometer|desa|arah|belas|puluh|ratus|tempat|jalur|lokasi|rumah|warga|anak|kecamatan|dinas|pihak|lembar|buah|jam|menit|hektare|sampai|atau|koma|fraksi|komisi|saja|pun|dua|tiga|empat|lima|kelompok|pokir|dusun|aspirasi|program|poin|catatan|ekor|batang|set|mobil|sekolah|jembatan|jalan|ruas)$/
/** What is going to be counted. */
const heads =
  /^(kesimpulan|kesimpulannya|simpulkan|menyimpulkan|putuskan|keputusan|keputusannya|memutuskan|menyepakati|poin|poinnya|butir|hal|catatan|rekomendasi|merekomendasikan|rangkum|rangkuman|bacakan|dibacakan|membacakan|berikut|begini|usul|pertanyaan|pertanyaannya|saran|permintaan|sepakati|ulangi|menugaskan|acara|agenda|susunannya|rapat|menyampaikan|sampaikan|didengar|dengar|dengarkan|disimak|dicermati|catat|dicatat)$/
/** Shortest point, in tokens. */
const least = 2

/** "dua Dinas Perhubungan", "enam Komisi II": a name is not counted. */
const named = (tokens: readonly Token[], k: number) =>
  tokens[k]?.kind === 'body' ||
  /^\p{Lu}/u.test(tokens[k]?.text ?? '') ||
  (tokens[k]?.lower === 'komisi' && counts.includes(tokens[k + 1]?.lower ?? ''))

/** No number stands here: behind another ("menjadi satu empat pokir …") it begins a point. */
const clear = (tokens: readonly Token[], k: number) =>
  counts.includes(tokens[k - 1]?.lower ?? '') ||
  (!numbered.test(tokens[k - 1]?.lower ?? '') &&
    (named(tokens, k + 1) || !counted.test(tokens[k + 1]?.lower ?? '')))

/** "kesimpulan rapat satu jalan tani …": right behind what announces it the first may stand before anything. */
const headed = (tokens: readonly Token[], k: number) =>
  tokens.slice(Math.max(0, k - 2), k).some(({ lower }) => heads.test(lower)) &&
  !numbered.test(tokens[k - 1]!.lower)

/** Where `count` stands next, as one that may begin a point. */
function nextPoint(tokens: readonly Token[], from: number, n: number, strict: boolean): number {
  return tokens.findIndex(
    (token, k) =>
      k >= from &&
      k <= tokens.length - least &&
      token.lower === counts[n] &&
      (clear(tokens, k) ||
        (n === 0 && headed(tokens, k)) ||
        (!strict && !numbered.test(tokens[k - 1]!.lower))),
  )
}

/** The tokens that count points, from *satu* on; none where fewer than two are counted, or nothing announces two. */
export function pointsCounted(tokens: readonly Token[]): number[] {
  for (let first = nextPoint(tokens, 0, 0, true); first >= 0; ) {
    const points = [first]
    while (points.length < counts.length) {
      const from = points.at(-1)! + least
      const sure = nextPoint(tokens, from, points.length, true)
      // "dua usulan yang sama digabung tiga …": counted or counting, as the one behind it says.
      const loose = nextPoint(tokens, from, points.length, false)
      const behind = loose < 0 ? -1 : nextPoint(tokens, loose + least, points.length + 1, true)
      const at = loose >= 0 && behind >= 0 && (sure < 0 || sure > behind) ? loose : sure
      if (at < 0) break
      points.push(at)
    }
    const announced = tokens
      .slice(Math.max(0, first - 8), first)
      .some(({ lower }) => heads.test(lower))
    const long = points.every((at, n) => (points[n + 1] ?? tokens.length) - at > 4)
    if (points.length > 1 && (announced || (points.length > 2 && long))) return points
    first = nextPoint(tokens, first + 1, 0, true)
  }
  return []
}

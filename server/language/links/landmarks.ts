/** Landmarks: things of a village that bear a name of their own, "Gang Nelayan", "Sungai Lintang", "Pasar Minggu". */

const kinds = new Set(
  `jalan jl gang lorong sungai kali jembatan pasar pantai bendung bendungan embung waduk situ danau masjid musala gereja pura
   lapangan terminal pelabuhan dermaga posyandu simpang pertigaan perempatan tanjakan bukit taman stadion gor blok perumahan
   kampung dusun komplek kompleks banjar jorong`
    .split(/\s+/)
    .filter(Boolean),
)
const same: Readonly<Record<string, string>> = { jl: 'jalan', kali: 'sungai', lorong: 'gang' }
/** Written with a capital behind such a word without naming one of its kind. */
const plain =
  /^(desa|kelurahan|kecamatan|lingkungan|usaha|tani|raya|umum|dan|produksi|poros|baru|penghubung|kabupaten|dusun|rt|rw|kampung|ikan|nelayan|rakyat|induk|tradisional|rusak|utama|gantung|besar|kecil|beton|antar|menuju|ke|di)$/

/** Capital words behind a kind: "Perbaikan Jalan Depati Payung" → `jalan depati payung`. */
export function landmarksOf(text: string, isAddress = false): string[] {
  const words = text.split(/[\s/–-]+/).map((word) => word.replace(/[^\p{L}\d]/gu, ''))
  return words.flatMap((word, k) => {
    const kind = word.toLowerCase()
    if (!kinds.has(kind)) return []
    const name: string[] = []
    for (const next of words.slice(k + 1, k + 4)) {
      if (/^(rt|rw)$/i.test(next) || !/^\p{L}/u.test(next)) break
      if (!isAddress && (!/^\p{Lu}/u.test(next) || kinds.has(next.toLowerCase()))) break
      if (
        plain.test(next.toLowerCase()) &&
        !(
          name.length === 0 &&
          /^(jalan|jl|gang|lorong)$/.test(kind) &&
          /^(nelayan|ikan)$/i.test(next)
        )
      )
        break
      name.push(next.toLowerCase())
    }
    return name.length === 0 ? [] : [[same[kind] ?? kind, ...name].join(' ')]
  })
}

/** All that the words from `i` on may be as a landmark. */
export function allLandmarksAt(words: readonly string[], i: number): string[] {
  const kind = words[i]!.replace(/nya$/, '')
  if (!kinds.has(kind)) return []
  return [2, 3, 4]
    .filter((length) => i + length <= words.length)
    .map((length) => [same[kind] ?? kind, ...words.slice(i + 1, i + length)].join(' '))
}

/** The longest landmark that stands at `i` of spoken words, and where it ends. */
export function landmarkAt(
  words: readonly string[],
  i: number,
  known: (landmark: string) => boolean,
): { landmark: string; to: number } | null {
  const landmark = allLandmarksAt(words, i).findLast(known)
  return landmark === undefined ? null : { landmark, to: i + landmark.split(' ').length }
}

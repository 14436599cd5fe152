/** What happens to an item in a passage. */

const signs: readonly (readonly [string, RegExp])[] = [
  [
    'ditolak',
    /\b(ditolak|kita tolak|menolak|dicoret|tidak dapat diakomodasi|tidak dapat diakomodir|tidak disetujui)\b/,
  ],
  ['ditunda', /\b(ditunda|kita tunda|menunda|tahun depan saja|digeser ke tahun)\b/],
  [
    'diubah',
    /\b(diubah|digeser|dialihkan|dikurangi menjadi|ditambah menjadi|menjadi rp|dipangkas|dinaikkan|diturunkan)\b/,
  ],
  [
    'disepakati',
    /\b(disepakati|disetujui|kita sepakati|kita setujui|menyetujui|menyepakati|diputuskan|ditetapkan)\b/,
  ],
]

export function relationOf(written: string, chair: boolean | null, words: number): string {
  const lower = written.toLowerCase()
  const open = /\b(kalau|apabila|jika|apakah|belum)\b/.test(lower)
  if (chair !== false && !open)
    for (const [relation, test] of signs) if (test.test(lower)) return relation
  return words > 12 ? 'dibahas' : 'disebut'
}

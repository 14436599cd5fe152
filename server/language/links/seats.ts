/** Institutions that bear the name of a place they need not lie in: "Puskesmas Karang", "SD Negeri 4 Karang". */

export const numerals: Readonly<Record<string, number>> = Object.fromEntries(
  'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'
    .split(' ')
    .map((word, k) => [word, k]),
)

const kinds =
  /^(?:puskesmas|pustu|rsud|pasar|tpi|terminal|sd|smp|sma|smk|mts|paud|puskeswan|damkar)$/

/** The kind and number of the institution whose name ends right before `at`: "puskesmas", "sd 4". */
export function seatBefore(words: readonly string[], at: number): string | null {
  let k = at - 1
  const figures: string[] = []
  while (k >= 0 && figures.length < 3) {
    const word = words[k]!
    const figure = /^\d+$/.test(word) ? Number(word) : numerals[word]
    if (figure === undefined) break
    figures.unshift(String(figure))
    k -= 1
  }
  if (/^(?:negeri|kecamatan|desa)$/.test(words[k] ?? '')) k -= 1
  const kind = words[k]?.replace(/n?(?:nya)?$/, '') ?? ''
  const found = kinds.exec(words[k] ?? '')?.[0] ?? kinds.exec(kind)?.[0]
  return found === undefined ? null : [found, ...figures].join(' ')
}

/** All of them in a text, each with the words of its place: "puskesmas|karang baru". */
export function seatsOf(words: readonly string[], places: ReadonlySet<string>): string[] {
  return words.flatMap((_, from) => {
    const seat = seatBefore(words, from)
    if (seat === null) return []
    return [1, 2, 3]
      .map((length) => words.slice(from, from + length).join(' '))
      .filter((name) => places.has(name))
      .map((name) => `${seat}|${name}`)
  })
}

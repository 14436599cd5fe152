/** Two wordings of one statement. */

const plainText = (text: string) => text.toLowerCase().replace(/[.,?!]/g, '')

export function alike(a: string, b: string): boolean {
  const words = (text: string) =>
    new Set(
      plainText(text)
        .split(' ')
        .filter((word) => word.length > 3),
    )
  const [x, y] = [words(a), words(b)]
  if (x.size === 0 || y.size === 0) return false
  let same = 0
  for (const word of x) if (y.has(word)) same += 1
  return same / Math.min(x.size, y.size) >= 0.6
}

/** How a name sounds: a name misheard is known by what falls together in the ear. */

/** How a name sounds: letters that recognisers confuse fall together. */
export const soundOf = (word: string): string =>
  word
    .replace(/['’-]/g, '')
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/ch|kh/g, 'k')
    .replace(/sy|sh|z|x/g, 's')
    .replace(/[pfvb]/g, 'b')
    .replace(/[td]/g, 'd')
    .replace(/[kgq]/g, 'k')
    .replace(/[mn]/g, 'n')
    .replace(/[iey]/g, 'i')
    .replace(/[ouw]/g, 'u')
    .replace(/h/g, '')
    .replace(/nd$/, 'n')
    .replace(/(.)\1+/g, '$1')

/** One letter more or less in a long word. */
export function oneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length - short.length !== 1 || long.length < 7) return false
  let k = 0
  while (k < short.length && short[k] === long[k]) k += 1
  return short.slice(k) === long.slice(k + 1)
}

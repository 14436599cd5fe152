/** How a name sounds: what a recogniser confuses falls together, so that near words meet. */

/** `Muarabendo`, `muara bendu`, `moarabendo` share one key. Shapes: bare lower-case word in, key out. */
export function soundKey(word: string): string {
  return word
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/kh|q/g, 'k')
    .replace(/sy|z/g, 's')
    .replace(/x/g, 'ks')
    .replace(/[fv]/g, 'p')
    .replace(/y/g, 'i')
    .replace(/w/g, 'u')
    .replace(/[eh]/g, '')
    .replace(/o/g, 'u')
    .replace(/n[gy]?/g, 'n')
    .replace(/d(?=$|[^aiu])/g, 't')
    .replace(/b(?=$|[^aiu])/g, 'p')
    .replace(/g(?=$|[^aiu])/g, 'k')
    .replace(/(.)\1+/g, '$1')
}

/** At most one letter too many, too few or other. */
export function nearlySame(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  let j = 0
  while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j += 1
  return Math.max(a.length, b.length) - i - j <= 1
}

export type Ear = {
  /** Words of speech with misheard, joined and split names put right; other words stay. */
  repair(words: readonly string[]): string[]
}

/**
 * `names` are words to be heard for, `common` words that are never taken for a name.
 * A long name may differ by one letter of its sound, a short one must sound the same. What stands in the items just so
 * (`written`) was not misheard.
 */
export function openEar(
  names: ReadonlySet<string>,
  common: (word: string) => boolean,
  written: ReadonlySet<string> = new Set(),
): Ear {
  const byKey = new Map<string, string>()
  const keysByHead = new Map<string, string[]>()
  for (const name of names) {
    if (name.length < 4) continue
    const key = soundKey(name)
    if (key.length < 3 || byKey.has(key)) continue
    byKey.set(key, name)
    const head = key.slice(0, 2)
    keysByHead.set(head, [...(keysByHead.get(head) ?? []), key])
  }
  const heard = new Map<string, string | null>()
  function nameOf(word: string): string | null {
    if (names.has(word)) return word
    const known = heard.get(word)
    if (known !== undefined) return known
    const key = soundKey(word)
    let found = key.length >= 3 ? (byKey.get(key) ?? null) : null
    if (found === null && word.length >= 6 && key.length >= 5) {
      const near = (keysByHead.get(key.slice(0, 2)) ?? []).filter(
        (other) => other.length >= 5 && nearlySame(other, key),
      )
      if (near.length === 1) found = byKey.get(near[0]!)!
    }
    if (heard.size < 20_000) heard.set(word, found)
    return found
  }
  function repair(words: readonly string[]): string[] {
    const out: string[] = []
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i]!
      const next = words[i + 1]
      if (names.has(word)) {
        out.push(word)
        continue
      }
      const two = next === undefined || word.length + next.length < 7 ? null : word + next
      if (two !== null && word.length > 2 && next!.length > 2) {
        const whole = names.has(two) ? two : common(word) && common(next!) ? null : nameOf(two)
        if (whole !== null && !names.has(next!)) {
          out.push(whole)
          i += 1
          continue
        }
      }
      const known = word.length < 4 || common(word) || written.has(word)
      out.push(known ? word : (nameOf(word) ?? word))
    }
    return out
  }
  return { repair }
}

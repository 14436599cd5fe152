/** Answers that are given once per list of words. A list is never changed once it is made, so the list itself is the key. */
export function rememberByWords<T>(
  make: (words: readonly string[]) => T,
): (words: readonly string[]) => T {
  const known = new WeakMap<readonly string[], { readonly answer: T }>()
  return (words) => {
    const before = known.get(words)
    if (before !== undefined) return before.answer
    const answer = make(words)
    known.set(words, { answer })
    return answer
  }
}

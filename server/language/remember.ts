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

/** The same for readers that a directory or the like opens: each is opened once. */
export function rememberPer<K extends object, T>(
  open: (key: K) => (words: readonly string[]) => T,
): (words: readonly string[], key: K) => T {
  const readers = new WeakMap<K, (words: readonly string[]) => T>()
  return (words, key) => {
    const reader = readers.get(key) ?? rememberByWords(open(key))
    readers.set(key, reader)
    return reader(words)
  }
}

/** Texts that come again within so few others are read once. */
const lately = 64

/** Answers of the texts asked for lately. */
export function rememberTexts<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>()
  return (text) => {
    const one = known.get(text) ?? { answer: make(text) }
    known.delete(text)
    known.set(text, one)
    if (known.size > lately) known.delete(known.keys().next().value!)
    return one.answer
  }
}

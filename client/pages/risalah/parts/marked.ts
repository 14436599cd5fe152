/** The text with its linked ranges marked; overlapping ranges make one longer mark. */
export function markedText(text: string, ranges: readonly { from: number; to: number }[]) {
  const parts: { text: string; linked: boolean }[] = []
  let at = 0
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const from = Math.max(at, range.from)
    const to = Math.min(text.length, range.to)
    if (to <= from) continue
    if (from > at) parts.push({ text: text.slice(at, from), linked: false })
    parts.push({ text: text.slice(from, to), linked: true })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), linked: false })
  return parts
}

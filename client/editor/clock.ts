/** Moments of a recording as people read them: 12.46, or 01.12.46 after the first hour. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${two(h)}.${two(m)}.${two(s)}` : `${two(m)}.${two(s)}`
}

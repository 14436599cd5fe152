/** Login rate limit: failures in a sliding window, per account and per address. In memory: a restart forgives. */

const windowMs = 15 * 60_000
const maxKeys = 10_000

export type RateLimit = {
  /** May this key try again now? */
  allows(key: string, max: number): boolean
  fail(key: string): void
  clear(key: string): void
}

export function createRateLimit(clock: () => Date): RateLimit {
  const failures = new Map<string, number[]>()
  const recent = (key: string) => {
    const since = clock().getTime() - windowMs
    return (failures.get(key) ?? []).filter((at) => at > since)
  }
  return {
    allows: (key, max) => recent(key).length < max,
    fail(key) {
      const list = [...recent(key), clock().getTime()]
      failures.delete(key)
      failures.set(key, list)
      // Random names must not fill the memory: the key that failed longest ago goes first.
      if (failures.size > maxKeys) failures.delete(failures.keys().next().value as string)
    },
    clear: (key) => void failures.delete(key),
  }
}

/** Votes for items by their number. Thousands may get one for a single stretch of speech, so they are counted in place. */
export type Ballot = {
  vote(n: number, weight: number): void
  /** Those with the most votes, of equals the one voted for first; then the ballot is empty again. */
  leaders(most: number): number[]
}

export function openBallot(size: number): Ballot {
  const weights = new Float64Array(size)
  const voted = new Uint8Array(size)
  let named: number[] = []
  return {
    vote(n, weight) {
      if (voted[n] === 0) {
        voted[n] = 1
        named.push(n)
      }
      weights[n]! += weight
    },
    leaders(most) {
      let few = named
      if (named.length > most) {
        const sorted = Float64Array.from(named, (n) => weights[n]!).sort()
        const least = sorted[sorted.length - most]!
        few = named.filter((n) => weights[n]! >= least)
      }
      const best = few.toSorted((a, b) => weights[b]! - weights[a]!).slice(0, most)
      for (const n of named) {
        weights[n] = 0
        voted[n] = 0
      }
      named = []
      return best
    },
  }
}

/** The minimum of a convex loss with L2, all examples at once, in steps by Adam (Kingma and Ba 2015). The same input gives the same numbers. */

/** Weights of `size` numbers; `addSlope` adds the slope of the loss at `weights` to `slope`. */
export function minimise(
  size: number,
  { rounds, shrink }: { readonly rounds: number; readonly shrink: number },
  addSlope: (weights: Float64Array, slope: Float64Array) => void,
): Float64Array {
  const weights = new Float64Array(size)
  const slope = new Float64Array(size)
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  for (let round = 1; round <= rounds; round += 1) {
    for (let k = 0; k < size; k += 1) slope[k] = shrink * weights[k]!
    addSlope(weights, slope)
    const rate = (0.08 * Math.sqrt(1 - 0.999 ** round)) / (1 - 0.9 ** round)
    for (let k = 0; k < size; k += 1) {
      first[k] = 0.9 * first[k]! + 0.1 * slope[k]!
      second[k] = 0.999 * second[k]! + 0.001 * slope[k]! ** 2
      weights[k] = weights[k]! - (rate * first[k]!) / (Math.sqrt(second[k]!) + 1e-8)
    }
  }
  return weights
}

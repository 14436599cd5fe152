/** Mel filters over 201 frequency bins: the 80 that Whisper uses, to the last bit of the official file, or another count. */

const bins = 201

/** Slaney mel scale in double precision, each filter rounded to float32 before and after its area is made one. */
export function melFilters(bands = 80): Float32Array {
  const step = 200 / 3
  const minLogHz = 1000
  const minLogMel = minLogHz / step
  const logStep = Math.log(6.4) / 27
  const maxMel = minLogMel + Math.log(8) / logStep
  const edges = Array.from({ length: bands + 2 }, (_, i) => {
    const mel = i === bands + 1 ? maxMel : i * (maxMel / (bands + 1))
    return mel >= minLogMel ? minLogHz * Math.exp(logStep * (mel - minLogMel)) : step * mel
  })
  const filters = new Float32Array(bands * bins)
  for (let i = 0; i < bands; i++) {
    const [left, middle, right] = [edges[i]!, edges[i + 1]!, edges[i + 2]!]
    for (let j = 0; j < bins; j++) {
      const hz = 40 * j
      const rising = -(left - hz) / (middle - left)
      const falling = (right - hz) / (right - middle)
      const weight = Math.fround(Math.max(0, Math.min(rising, falling)))
      filters[i * bins + j] = Math.fround(weight * (2 / (right - left)))
    }
  }
  return filters
}

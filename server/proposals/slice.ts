/** Long work in slices, so that whatever else waits is done in between. */
export type Slice = {
  /** To be called between two pieces of work: gives way where the slice is over. */
  rest(): Promise<void> | null
}

export function createSlice(longestMs: number): Slice {
  let since = performance.now()
  return {
    rest() {
      if (performance.now() - since < longestMs) return null
      return new Promise<void>((done) => setImmediate(done)).then(() => {
        since = performance.now()
      })
    },
  }
}

/** Long work in slices, so that whatever else waits is done in between. */
export type Slice = {
  /** To be asked between two pieces of work. */
  over(): boolean
  /** Gives way; the next slice begins. */
  rest(): Promise<void>
}

export function createSlice(longestMs: number): Slice {
  let since = performance.now()
  return {
    over: () => performance.now() - since >= longestMs,
    async rest() {
      await new Promise<void>((done) => setImmediate(done))
      since = performance.now()
    },
  }
}

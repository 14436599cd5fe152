/** One thing after another: asks what is next, does it, and sleeps until poked where there is nothing to do. */

export type WorkLoop = {
  /** Something new may be there to do. */
  poke(): void
  /** Ends after what is being done. */
  stop(): Promise<void>
}

export function startWorkLoop(parts: {
  /** What to do now; null: nothing. */
  next: () => (() => Promise<void>) | null
  onFault: (error: unknown) => void
}): WorkLoop {
  let stopped = false
  let wake: (() => void) | null = null
  let poked = false

  async function run(): Promise<void> {
    while (!stopped) {
      poked = false
      const job = parts.next()
      if (job !== null) {
        await job()
        // Messages that came meanwhile are heard before the next decision.
        await new Promise((done) => setImmediate(done))
      } else if (!poked) {
        await new Promise<void>((done) => {
          wake = done
        })
        wake = null
      }
    }
  }

  const running = run().catch(parts.onFault)
  return {
    poke() {
      poked = true
      wake?.()
    },
    async stop() {
      stopped = true
      wake?.()
      await running
    },
  }
}

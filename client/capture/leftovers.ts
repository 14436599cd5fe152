/** Sound that an earlier page could not send: taken over as soon as no other tab holds it. */
import { takeLock } from './device.ts'
import type { Sender } from './sender.ts'
import type { FrameStore } from './store.ts'

const everyMs = 5000

export function adoptLeftovers(options: {
  readonly store: FrameStore
  readonly sender: Sender
  /** Captures of this very page. */
  readonly owns: (captureId: string) => boolean
}): { close(): void } {
  const { store, sender, owns } = options
  const releases = new Map<string, () => void>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let closed = false

  async function look(): Promise<void> {
    for (const capture of await store.captures()) {
      if (closed || capture.rejected || owns(capture.id) || sender.owes(capture.id)) continue
      const known = releases.has(capture.id)
      const release = known ? null : await takeLock(`risalah-rekaman:${capture.id}`)
      if (release) releases.set(capture.id, release)
      if (release || known) await sender.adopt(capture)
    }
  }

  const again = () => {
    if (!closed) timer = setTimeout(() => void run(), everyMs)
  }
  const run = (): Promise<void> => look().then(again, again)
  void run()
  return {
    close() {
      closed = true
      if (timer) clearTimeout(timer)
      for (const release of releases.values()) release()
    },
  }
}

/** What the browser lends a recorder: who this tab is, locks between tabs, and a screen that stays on. */

/** Takes a lock of this browser; null where another tab has it. Without locks every tab thinks it is alone. */
export async function takeLock(name: string): Promise<(() => void) | null> {
  if (!globalThis.navigator?.locks) return () => {}
  return new Promise((resolve) => {
    void navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null)
          return
        }
        return new Promise<void>((release) => resolve(release))
      })
      .catch(() => resolve(() => {}))
  })
}

const key = 'risalah-perangkat'

// A page is one device, however many recorders it opens.
let ofThisPage: Promise<string> | null = null

/** The same over reloads of this tab, another in every other tab, also in a duplicated one. */
export function deviceIdOfTab(): Promise<string> {
  ofThisPage ??= findDeviceId()
  return ofThisPage
}

async function findDeviceId(): Promise<string> {
  let id: string | null = null
  try {
    id = sessionStorage.getItem(key)
  } catch {
    // storage is switched off: then a reload is another device, which is refused for some seconds at most
  }
  if (id === null || (await takeLock(`${key}:${id}`)) === null) {
    id = crypto.randomUUID()
    await takeLock(`${key}:${id}`)
  }
  try {
    sessionStorage.setItem(key, id)
  } catch {
    // see above
  }
  return id
}

/** Keeps the screen on while the page is seen; gives a function that lets it go. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let wanted = true
  async function ask(): Promise<void> {
    if (!wanted || document.visibilityState !== 'visible' || !navigator.wakeLock) return
    lock = await navigator.wakeLock.request('screen').catch(() => null)
    if (!wanted) await lock?.release()
  }
  const seen = () => void ask()
  document.addEventListener('visibilitychange', seen)
  seen()
  return () => {
    wanted = false
    document.removeEventListener('visibilitychange', seen)
    void lock?.release()
  }
}

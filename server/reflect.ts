/**
 * The few functions of `reflect-metadata` that the certificate library's dependency injection asks for when it is
 * loaded. Imported before it, for its effect only.
 */
type Key = string | symbol

const stored = new WeakMap<object, Map<Key, unknown>>()

function getOwnMetadata(key: Key, target: object): unknown {
  return stored.get(target)?.get(key)
}

function getMetadata(key: Key, target: object): unknown {
  for (let at: object | null = target; at !== null; at = Object.getPrototypeOf(at)) {
    if (stored.get(at)?.has(key)) return stored.get(at)?.get(key)
  }
  return undefined
}

function defineMetadata(key: Key, value: unknown, target: object): void {
  const known = stored.get(target) ?? new Map<Key, unknown>()
  stored.set(target, known.set(key, value))
}

const metadata = (key: Key, value: unknown) => (target: object) =>
  defineMetadata(key, value, target)

for (const [name, value] of Object.entries({
  getOwnMetadata,
  getMetadata,
  defineMetadata,
  metadata,
})) {
  if (!(name in Reflect)) Object.defineProperty(Reflect, name, { value, configurable: true })
}

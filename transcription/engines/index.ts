/** The only list of engines: name → lazy import. */
import type { EngineName } from '../../server/domain/speech.ts'
import { EngineError, type OpenEngine } from '../engine.ts'

const engines: Readonly<Partial<Record<EngineName, () => Promise<OpenEngine>>>> = {
  whisper: async () => (await import('./whisper.ts')).openWhisper,
  vosk: async () => (await import('./vosk.ts')).openVosk,
  sherpa: async () => (await import('./sherpa.ts')).openSherpa,
  scripted: async () => (await import('./scripted.ts')).openScripted,
}

export const availableEngines = Object.keys(engines) as EngineName[]

export async function openEngine(
  name: EngineName,
  options: Parameters<OpenEngine>[0],
): ReturnType<OpenEngine> {
  const load = engines[name]
  if (load === undefined)
    throw new EngineError(`Mesin ${name} tidak tersedia.`, { retryable: false })
  return (await load())(options)
}

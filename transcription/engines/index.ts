/** The only list of engines: name → lazy import. */
import type { EngineName } from '../../server/domain/speech.ts'
import type { OpenEngine } from '../engine.ts'

const engines: Readonly<Record<EngineName, () => Promise<OpenEngine>>> = {
  whisper: async () => (await import('./whisper.ts')).openWhisper,
  vosk: async () => (await import('./vosk.ts')).openVosk,
  sherpa: async () => (await import('./sherpa.ts')).openSherpa,
  google: async () => (await import('./google.ts')).openGoogle,
  scripted: async () => (await import('./scripted.ts')).openScripted,
}

export const availableEngines = Object.keys(engines) as EngineName[]

export async function openEngine(
  name: EngineName,
  options: Parameters<OpenEngine>[0],
): ReturnType<OpenEngine> {
  return (await engines[name]())(options)
}

/** The recordings of `--voices DIR`: one `ID.wav` per person, each read and judged before any work is done. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RisalahError } from '../../server/domain/errors.ts'

export type VoiceFile = { readonly id: string; readonly path: string }

function refuse(message: string): RisalahError {
  return new RisalahError('input_invalid', { message })
}

/** Sorted by id; throws where there is no folder or nobody in it. */
export async function listVoiceFiles(folder: string): Promise<VoiceFile[]> {
  const names = await readdir(folder).catch(() => {
    throw refuse('Folder --voices tidak ada atau bukan folder.')
  })
  const files = names
    .filter((name) => /^[^.].*\.wav$/i.test(name))
    .map((name) => ({ id: name.replace(/\.wav$/i, ''), path: join(folder, name) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  if (files.length === 0) throw refuse('Folder --voices tidak berisi berkas ID.wav.')
  const twice = files.find((file, i) => files[i + 1]?.id === file.id)
  if (twice) throw refuse(`Folder --voices berisi dua berkas untuk ${twice.id}.`)
  return files
}

/** `read` gives the sound of a file or throws a RisalahError. */
export async function readVoiceFiles(
  folder: string,
  read: (path: string) => Promise<Float32Array>,
): Promise<{ readonly id: string; readonly sound: Float32Array }[]> {
  const people: { id: string; sound: Float32Array }[] = []
  for (const { id, path } of await listVoiceFiles(folder)) {
    const sound = await read(path).catch((cause: unknown) => {
      const clear = cause instanceof RisalahError && cause.status < 500
      throw clear ? refuse(`${id}.wav: ${cause.message}`) : cause
    })
    people.push({ id, sound })
  }
  return people
}

export function tooQuiet(id: string): RisalahError {
  return refuse(`${id}.wav: tidak cukup suara orang untuk dikenali (perlu 5–10 detik bicara).`)
}

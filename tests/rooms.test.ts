import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

/** What a file imports: packages by name, own files by their path from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g)
  return [...found].map(([, name]) =>
    name!.startsWith('.') ? relative(root, resolve(root, dirname(file), name!)) : name!,
  )
}

function faults(files: readonly string[], allowed: (imported: string, file: string) => boolean) {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => !allowed(imported, file))
      .map((imported) => `${file} → ${imported}`),
  )
}

const isOwn = (imported: string) =>
  /^(server|client|transcription|templates|tests)\//.test(imported)
const inDomain = (imported: string) => imported.startsWith('server/domain/')

describe('the rooms', () => {
  it('keep server/domain free of everything but zod and prosemirror-model', () => {
    const allowed = ['zod', 'prosemirror-model']
    expect(faults(sources('server/domain'), (i) => inDomain(i) || allowed.includes(i))).toEqual([])
  })

  it('let the client know nothing of the server but server/domain', () => {
    const allowed = (i: string) => !isOwn(i) || i.startsWith('client/') || inDomain(i)
    expect(faults(sources('client'), allowed)).toEqual([])
  })

  it('let transcription know nothing of the server but server/domain', () => {
    const allowed = (i: string) => !isOwn(i) || i.startsWith('transcription/') || inDomain(i)
    expect(faults(sources('transcription'), allowed)).toEqual([])
  })

  it('let the server know only the client door of transcription', () => {
    const allowed = (i: string) =>
      !i.startsWith('client/') &&
      (!i.startsWith('transcription/') || i === 'transcription/client.ts')
    expect(faults(sources('server'), allowed)).toEqual([])
  })

  it('write SQL only in the store', () => {
    const files = sources('server').filter((file) => !file.startsWith('server/store/'))
    expect(faults(files, (i) => i !== 'kysely' && i !== 'node:sqlite')).toEqual([])
  })

  it('read the environment only at the edge', () => {
    // Looks for ffmpeg along PATH.
    const edge = ['server/capture/media.ts']
    const files = [...sources('server'), ...sources('client')].filter(
      (file) => !file.startsWith('server/cli/') && !edge.includes(file),
    )
    const readers = files.filter((file) =>
      /process\.env\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(readers).toEqual([])
  })
})

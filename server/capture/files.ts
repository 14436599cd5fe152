/** The two files of a channel, open only while they are used: an old sitting that is looked at holds no handles. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

export type Files = { readonly pcm: FileHandle; readonly index: FileHandle }

export type FilesHolder = {
  /** Opened if need be, made if they do not exist, never emptied. */
  use(): Promise<Files>
  close(): Promise<void>
}

const flags = constants.O_RDWR | constants.O_CREAT

/** `onIdle` is called when they were not used for a while; it closes them when nobody is about to write. */
export function holdFiles(options: {
  readonly pcmPath: string
  readonly indexPath: string
  readonly idleMs: number
  readonly onIdle: () => void
}): FilesHolder {
  let files: Promise<Files> | null = null
  const idle = setTimeout(options.onIdle, options.idleMs).unref()

  async function openBoth(): Promise<Files> {
    const pcm = await open(options.pcmPath, flags, 0o600)
    try {
      return { pcm, index: await open(options.indexPath, flags, 0o600) }
    } catch (error) {
      await pcm.close()
      throw error
    }
  }

  return {
    use() {
      idle.refresh()
      if (files === null) {
        const opened = openBoth()
        files = opened
        opened.catch(() => {
          if (files === opened) files = null
        })
      }
      return files
    },
    async close() {
      const old = files
      files = null
      if (old === null) return
      const { pcm, index } = await old
      await Promise.all([pcm.close(), index.close()])
    },
  }
}

/** Writes all of it, or throws. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

/** Worker thread that lays out a record as PDF/A-3b: layout blocks its thread for seconds, so never the server's. */
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { loadFonts } from '../../templates/fonts.ts'
import { risalahDefinition } from '../../templates/risalah.ts'
import type { RisalahRecord } from '../domain/record.ts'
import { canonicalJson } from './canonical.ts'
import type { JobAnswer, JobQuestion } from './jobs.ts'

type Pdfmake = {
  virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void }
  setUrlAccessPolicy(allow: (url: string) => boolean): void
  setLocalAccessPolicy(allow: (path: string) => boolean): void
  setFonts(fonts: unknown): void
  createPdf(definition: unknown): { getStream(): Promise<NodeJS.ReadableStream & { end(): void }> }
}

const pdfmake = createRequire(import.meta.url)('pdfmake') as Pdfmake
const fonts = loadFonts()
// Nothing outside the record is ever read: no address, no file.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)
for (const [name, bytes] of Object.entries(fonts.files)) {
  pdfmake.virtualfs.writeFileSync(name, Buffer.from(bytes))
}

async function bytesOf(
  record: RisalahRecord,
  attachment: string,
): Promise<Uint8Array<ArrayBuffer>> {
  pdfmake.setFonts(structuredClone(fonts.descriptors))
  const stream = await pdfmake.createPdf(risalahDefinition(record, attachment, fonts)).getStream()
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', resolve)
    stream.on('error', reject)
  })
  stream.end()
  await done
  return new Uint8Array(Buffer.concat(chunks))
}

async function render(record: RisalahRecord): Promise<Uint8Array<ArrayBuffer>> {
  const attachment = canonicalJson(record)
  try {
    return await bytesOf(record, attachment)
  } catch (error) {
    if (record.dewan.lambang === null) throw error
    // A crest that cannot be drawn must not stop a record; the attachment still holds it.
    return bytesOf({ ...record, dewan: { ...record.dewan, lambang: null } }, attachment)
  }
}

parentPort?.on('message', ({ id, input }: JobQuestion<RisalahRecord>) => {
  render(input).then(
    (output) =>
      parentPort!.postMessage({ id, output } satisfies JobAnswer<Uint8Array>, [output.buffer]),
    (error: unknown) => {
      const text = String((error as Error)?.stack ?? error)
      parentPort!.postMessage({ id, error: text } satisfies JobAnswer<Uint8Array>)
    },
  )
})

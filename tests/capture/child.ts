/**
 * A capture server as a process of its own, so that it can be killed. Prints its address when it listens. With `dieAfter`
 * it kills itself right after that many syncs of recordings: between the sound and its record, or between record and answer.
 */
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sifat } from '../../server/domain/rapat.ts'
import { openBench } from './support.ts'

const [dataDir, port, mulaiAt, pages, dieAfter, origin] = process.argv.slice(2)
if (dieAfter) {
  const probe = await open(import.meta.filename)
  const kind = Object.getPrototypeOf(probe) as FileHandle
  await probe.close()
  const sync = kind.datasync
  let left = Number(dieAfter)
  kind.datasync = async function (this: FileHandle) {
    await sync.call(this)
    if (--left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
const bench = await openBench({
  dataDir: dataDir!,
  port: Number(port),
  sitting: { mulaiAt: mulaiAt! },
  // A file says how much room there is; without it there is enough.
  freeBytes: async () => Number(await readFile(join(dataDir!, 'free'), 'utf8').catch(() => 1e12)),
  ...(pages && { pages }),
  ...(origin && { origins: [origin] }),
})
process.stdout.write(`${bench.url}\n`)
/** A part that ends, or the openness: of the first part, or of one that now follows the last. */
type Order = string | { mulai: Sifat } | { ganti: Sifat }
process.on('message', (order: Order) => {
  const { sitting, room } = bench
  if (typeof order === 'string') void room.finish(order)
  else if ('mulai' in order) sitting.sifat = order.mulai
  else {
    const next = { sifat: order.ganti, mulaiAt: new Date().toISOString() }
    sitting.next = [...(sitting.next ?? []), next]
    process.send?.('berganti')
    void room.finish(`bagian-${sitting.next.length}`)
  }
})

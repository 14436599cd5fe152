/** A capture server as a process of its own, so that it can be killed. Prints its address when it listens. */
import { openBench } from './support.ts'

const [dataDir, port, mulaiAt, pages] = process.argv.slice(2)
const bench = await openBench({
  dataDir: dataDir!,
  port: Number(port),
  sitting: { mulaiAt: mulaiAt! },
  ...(pages && { pages }),
})
process.stdout.write(`${bench.url}\n`)

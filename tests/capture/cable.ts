/** The network between browser and server, as something that can be cut or clogged. */
import { connect, createServer, type Socket } from 'node:net'

export type Cable = {
  readonly url: string
  /** The server stands on this port now. */
  plug(port: number): void
  /** Every connection breaks and none can be made. */
  cut(): void
  /** Nothing arrives any more, and nobody is told. */
  freeze(): void
  mend(): void
  close(): Promise<void>
}

export async function openCable(): Promise<Cable> {
  let port = 0
  let state: 'whole' | 'cut' | 'frozen' = 'whole'
  const ends = new Set<Socket>()
  const keep = (socket: Socket) => {
    ends.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => ends.delete(socket))
    if (state === 'frozen') socket.pause()
  }
  const proxy = createServer((near) => {
    keep(near)
    if (state === 'cut') {
      near.destroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    keep(far)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes: Buffer) => void to.write(bytes))
      from.on('end', () => to.end())
      from.on('close', () => to.destroy())
    }
    if (state === 'frozen') {
      near.pause()
      far.pause()
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port: own } = proxy.address() as { port: number }
  return {
    url: `http://127.0.0.1:${own}`,
    plug(to) {
      port = to
    },
    cut() {
      state = 'cut'
      for (const socket of ends) socket.destroy()
    },
    freeze() {
      state = 'frozen'
      for (const socket of ends) socket.pause()
    },
    mend() {
      state = 'whole'
      for (const socket of ends) socket.resume()
    },
    async close() {
      for (const socket of ends) socket.destroy()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}

/** Runs on the audio thread: frames the sound and hands it over. A `take` is a capture; a new one starts where it is told to. */
import { createFramer, type Framed, mix } from './framer.ts'

declare const sampleRate: number
declare function registerProcessor(name: string, processor: unknown): void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

export type FromWorklet =
  | { type: 'frame'; take: number; seq: number; pcm: ArrayBuffer; peak: number; clipped: number }
  | { type: 'level'; peak: number }
  /** Nothing more of this take follows. */
  | { type: 'cut'; take: number }
export type ToWorklet = { type: 'cut' }

const frameSamples = 3200
const levelBlocks = 12

registerProcessor(
  'risalah-recorder',
  class extends AudioWorkletProcessor {
    framer = createFramer(sampleRate, frameSamples)
    take = 0
    seq = 0
    blocks = 0
    peak = 0

    constructor() {
      super()
      this.port.onmessage = () => {
        const rest = this.framer.flush()
        if (rest) this.send(rest)
        this.tell({ type: 'cut', take: this.take })
        this.take++
        this.seq = 0
      }
    }

    tell(message: FromWorklet, transfer: Transferable[] = []): void {
      this.port.postMessage(message, transfer)
    }

    send({ pcm, peak, clipped }: Framed): void {
      const buffer = pcm.buffer as ArrayBuffer
      const { take } = this
      this.tell({ type: 'frame', take, seq: this.seq++, pcm: buffer, peak, clipped }, [buffer])
    }

    process(inputs: Float32Array[][]): boolean {
      const mono = mix(inputs[0] ?? [])
      for (const value of mono) this.peak = Math.max(this.peak, Math.abs(value))
      for (const frame of this.framer.push(mono)) this.send(frame)
      if (++this.blocks >= levelBlocks) {
        this.tell({ type: 'level', peak: this.peak })
        this.blocks = 0
        this.peak = 0
      }
      return true
    }
  },
)

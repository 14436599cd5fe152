/**
 * One long hearing over calls that may end at any time: at the service's limit of five minutes, after a pause without
 * sound, or with the network. Sound is kept until it is part of a final answer; a new call begins where the last final
 * ended, so that nothing is lost and nothing is said twice.
 */
import { type Decoded, sampleRateHz, type Word } from '../../server/domain/speech.ts'
import { EngineError, type SpeechStream } from '../engine.ts'

/** A part of an answer, in milliseconds from the first sample of its call. */
export type Answer = {
  readonly final: boolean
  readonly text: string
  readonly words: readonly Word[]
  /** Where the sound ends that it stands for. */
  readonly endMs: number
}

export type Call = {
  /** Signed 16-bit little-endian samples. */
  write(pcm: Buffer): void
  /** No more sound: the rest is answered, then the call ends. */
  end(): void
  /** At once: nothing that waits is sent. */
  cancel(): void
}

export type OpenCall = (on: {
  answers(answers: readonly Answer[]): void
  /** The call is over; null: as asked for. */
  ended(error: EngineError | null): void
}) => Call

export type Patience = {
  /** A call is given up for a fresh one before the service ends it. */
  readonly callMs: number
  /** Waits so long between calls that fail one after another; then it gives up. */
  readonly retryMs: readonly number[]
  /** After the end of the sound, the rest is answered within this time. */
  readonly answerMs: number
}

const bytesPerMs = (sampleRateHz * 2) / 1000
/** The documentation advises frames of 100 ms. */
const frameBytes = 100 * bytesPerMs
/** Where so much has no final yet, the call is brought to its end rather than heard again from the last final. */
const resendLimitMs = 60_000

export function createResumingStream(openCall: OpenCall, patience: Patience): SpeechStream {
  const words: Word[] = []
  const texts: string[] = []
  let interim = ''
  /** Sound from `keptFrom` on (in bytes from the first sample), until it is final. */
  let kept: Buffer[] = []
  let keptFrom = 0
  let pushed = 0
  let settled = 0
  let call: Call | null = null
  let callFrom = 0
  let sent = 0
  let openedAt = 0
  let failures = 0
  let closing = false
  let draining = false
  let retryAt = 0
  let fault: EngineError | null = null
  let ended = false
  let timer: NodeJS.Timeout | null = null
  let waiting: { resolve: () => void; reject: (error: EngineError) => void } | null = null

  const textNow = () => [...texts, interim].filter(Boolean).join(' ')

  function take(answers: readonly Answer[]): void {
    failures = 0
    interim = ''
    for (const answer of answers) {
      if (!answer.final) {
        interim = [interim, answer.text].filter(Boolean).join(' ')
        continue
      }
      const shiftMs = callFrom / bytesPerMs
      for (const word of answer.words) {
        words.push({ ...word, startMs: word.startMs + shiftMs, endMs: word.endMs + shiftMs })
      }
      if (answer.text !== '') texts.push(answer.text)
      // A word that ends behind its answer was heard: it must not be heard again.
      const endMs = Math.max(answer.endMs, answer.words.at(-1)?.endMs ?? 0)
      settle(callFrom + Math.round(endMs * (sampleRateHz / 1000)) * 2)
    }
  }

  function settle(to: number): void {
    settled = Math.min(pushed, Math.max(settled, to))
    while (kept.length > 0 && keptFrom + kept[0]!.length <= settled) {
      keptFrom += kept.shift()!.length
    }
  }

  /** What was kept from `from` on, as frames. */
  function* keptSince(from: number): Generator<Buffer> {
    let begin = keptFrom
    for (const chunk of kept) {
      for (let at = Math.max(0, from - begin); at < chunk.length; at += frameBytes) {
        yield chunk.subarray(at, at + frameBytes)
      }
      begin += chunk.length
    }
  }

  function start(): void {
    callFrom = settled
    sent = settled
    interim = ''
    draining = false
    openedAt = performance.now()
    const own = openCall({
      answers: (answers) => {
        if (call === own) take(answers)
      },
      ended: (error) => {
        if (call === own) over(error)
      },
    })
    call = own
    sendRest()
  }

  function sendRest(): void {
    if (call === null || draining) return
    for (const frame of keptSince(sent)) {
      call.write(frame)
      sent += frame.length
    }
    if (closing) finishCall()
  }

  function finishCall(): void {
    draining = true
    call?.end()
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      drop()
      over(new EngineError('Layanan Google tidak menjawab.', { retryable: true }))
    }, patience.answerMs)
  }

  function drop(): void {
    const own = call
    call = null
    own?.cancel()
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  function over(error: EngineError | null): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    call = null
    interim = ''
    if (ended) return
    // A call that ended as it should has answered all of its sound, be it with nothing.
    if (error === null && draining) settle(sent)
    if (error !== null && !error.retryable) {
      fail(error)
      return
    }
    if (closing && settled >= pushed) {
      waiting?.resolve()
      return
    }
    // Ended by itself, which without any progress is a failure like others.
    if (error !== null || !draining) failures++
    const delayMs = failures === 0 ? 0 : patience.retryMs[failures - 1]
    if (delayMs === undefined) {
      const silent = new EngineError('Layanan Google menutup sambungan.', { retryable: true })
      fail(error ?? silent)
      return
    }
    // Without new sound there is nothing to hear again for: the next push begins the next call.
    retryAt = performance.now() + delayMs
    if (closing) timer = setTimeout(start, delayMs)
  }

  function fail(error: EngineError): void {
    fault = error
    drop()
    waiting?.reject(error)
  }

  /** A fresh call before the service ends this one. */
  function renew(): void {
    if (call === null || draining) return
    if (
      performance.now() - openedAt < patience.callMs &&
      (sent - callFrom) / bytesPerMs < patience.callMs
    )
      return
    if ((pushed - settled) / bytesPerMs > resendLimitMs) finishCall()
    else {
      drop()
      start()
    }
  }

  function guard(): void {
    if (fault !== null) throw fault
    if (ended || closing) throw new EngineError('Aliran Google sudah ditutup.', { retryable: true })
  }

  return {
    async push(samples) {
      guard()
      if (samples.length > 0) {
        const pcm = toPcm(samples)
        kept.push(pcm)
        pushed += pcm.length
      }
      renew()
      if (call !== null) sendRest()
      else if (pushed > settled && performance.now() >= retryAt) start()
      return textNow()
    },
    async finish() {
      guard()
      closing = true
      if (pushed > settled) {
        const answered = new Promise<void>((resolve, reject) => {
          waiting = { resolve, reject }
        })
        if (call !== null) sendRest()
        else timer = setTimeout(start, Math.max(0, retryAt - performance.now()))
        await answered
      }
      ended = true
      drop()
      kept = []
      return { words, text: words.map((word) => word.text).join(' ') } satisfies Decoded
    },
    cancel() {
      ended = true
      kept = []
      drop()
      waiting?.reject(new EngineError('Aliran Google dihentikan.', { retryable: true }))
    },
  }
}

export function toPcm(samples: Float32Array): Buffer {
  const pcm = Buffer.alloc(samples.length * 2)
  for (const [i, x] of samples.entries()) {
    pcm.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(x * 32768))), i * 2)
  }
  return pcm
}

/** What the server and a transcription process say to each other; both check what they hear. */
import { z } from 'zod'
import { EngineChoice, EngineName, Partial, Segment, Span, Word } from '../server/domain/speech.ts'

const sample = z.number().int().nonnegative()

/** Where the speech of a segment lies, margins included; null for silence. */
export const SpeechRange = z.object({ fromSample: sample, toSample: sample })
export type SpeechRange = z.infer<typeof SpeechRange>

/** A final that may be decoded again, better. */
export const Revisable = z.object({
  sid: Segment.shape.sid,
  startSample: sample,
  endSample: sample,
  speech: SpeechRange,
  /** What the quick decode heard: it says where the words of a better one belong. */
  words: z.array(Word),
})
export type Revisable = z.infer<typeof Revisable>

/** `live`: quick finals and partials of growing sound. `careful`: files, and second revisions; runs when nothing else wants the processor. */
export const WorkerRole = z.enum(['live', 'careful'])
export type WorkerRole = z.infer<typeof WorkerRole>

export const ToWorker = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('configure'),
    role: WorkerRole,
    choice: EngineChoice,
    dataDir: z.string(),
    threads: z.number().int().positive(),
  }),
  z.object({ type: z.literal('span'), span: Span }),
  /** More sound of a span is on disk, or its end is now known. */
  z.object({
    type: z.literal('advance'),
    spanId: z.string(),
    availableSample: sample,
    toSample: sample.nullable(),
  }),
  /** Better words for finals of one span, in order, decoded together. */
  z.object({
    type: z.literal('revise'),
    spanId: z.string(),
    pcmPath: z.string(),
    channel: sample,
    segments: z.array(Revisable).min(1),
  }),
  z.object({ type: z.literal('drop'), spanId: z.string() }),
  z.object({ type: z.literal('stop') }),
])
export type ToWorker = z.infer<typeof ToWorker>

export const FromWorker = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    engine: EngineName,
    model: z.string(),
    /** Whether a second, packed decode is worth its cost. */
    packs: z.boolean(),
    online: z.boolean(),
  }),
  z.object({ type: z.literal('partial'), spanId: z.string(), partial: Partial }),
  /** Revision 0 of a span: gapless and in order. `speech` null: silence, or a decode that needs no better one. */
  z.object({
    type: z.literal('final'),
    spanId: z.string(),
    segment: Segment,
    speech: SpeechRange.nullable(),
  }),
  z.object({ type: z.literal('revised'), spanId: z.string(), segments: z.array(Segment) }),
  /** How much sound waits. */
  z.object({ type: z.literal('lag'), spanId: z.string(), lagMs: z.number().nonnegative() }),
  /** The span is recognised to its end. */
  z.object({ type: z.literal('done'), spanId: z.string() }),
  z.object({
    type: z.literal('failed'),
    code: z.enum(['model_missing', 'engine_failed']),
    message: z.string(),
    retryable: z.boolean(),
  }),
])
export type FromWorker = z.infer<typeof FromWorker>

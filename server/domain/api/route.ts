/**
 * What one HTTP call is, and the pieces that the tables of the rooms share.
 * Paths use `:name` for parameters, which `params` parses. Uploads and downloads of bytes are marked by `bytes`.
 */
import { z } from 'zod'
import type { Action } from '../access.ts'

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly action: Action | 'public'
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType
  readonly out: z.ZodType
  /** `up`: the body is raw bytes; `down`: the answer is raw bytes. */
  readonly bytes?: 'up' | 'down'
}

const none = z.object({})
const ok = z.object({ ok: z.literal(true) })

type Given<M, P, Q, B, O> = {
  method: M
  path: string
  action: Action | 'public'
  params?: P
  query?: Q
  body?: B
  out?: O
  bytes?: 'up' | 'down'
}

export function route<
  M extends Route['method'],
  P extends z.ZodObject = typeof none,
  Q extends z.ZodObject = typeof none,
  B extends z.ZodType = typeof none,
  O extends z.ZodType = typeof ok,
>(given: Given<M, P, Q, B, O>) {
  return {
    bytes: undefined,
    params: none as unknown as P,
    query: none as unknown as Q,
    body: none as unknown as B,
    out: ok as unknown as O,
    ...given,
  } as {
    method: M
    path: string
    action: Action | 'public'
    params: P
    query: Q
    body: B
    out: O
    bytes?: 'up' | 'down'
  }
}

export const rapatId = z.object({ rapatId: z.string() })
export const bagianId = z.object({ bagianId: z.string() })
export const risalahId = z.object({ risalahId: z.string() })

export const text = (max: number) =>
  z.string().trim().min(1, 'Wajib diisi.').max(max, `Paling panjang ${max} huruf.`)
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((value) => value || null)

/**
 * Calls of the client, one per entry of the API table. `call` sends and parses; `useApi` and `useSend` are its hooks.
 * Every refusal is an `ApiError` whose message may be shown as it is, with a sentence per faulty field.
 */
import { notifications } from '@mantine/notifications'
import {
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { type Api, type ApiName, api } from '../server/domain/api.ts'
import type { ErrorBody, ErrorCode } from '../server/domain/errors.ts'
import { umum } from './text/umum.ts'

export type Input<N extends ApiName> = {
  params?: z.input<Api[N]['params']>
  query?: z.input<Api[N]['query']>
  body?: z.input<Api[N]['body']>
}
export type Output<N extends ApiName> = z.output<Api[N]['out']>

/** `jaringan`: the server could not be reached. `jawaban`: it answered something this page does not know. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'jaringan' | 'jawaban'
  readonly fields: Readonly<Record<string, string>>
  readonly status: number

  constructor(
    code: ApiError['code'],
    message: string,
    status = 0,
    fields: ApiError['fields'] = {},
  ) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.fields = fields
    this.status = status
  }
}

export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('jawaban', umum.galat.takTerduga)
}

// One tab, one session: the token of `api.session`, kept here so that every call can send it.
let csrf = ''
let whenSignedOut: () => void = () => {}
let renewSession: () => Promise<void> = async () => {}

/** The session gives its token and what to do when it has ended. */
export function bindSession(given: {
  csrf: string
  onSignedOut: () => void
  renew: () => Promise<void>
}): void {
  csrf = given.csrf
  whenSignedOut = given.onSignedOut
  renewSession = given.renew
}

export function setCsrf(token: string): void {
  csrf = token
}

/** Address of a call, for links, `<audio>` and downloads. */
export function urlOf<N extends ApiName>(name: N, input: Input<N> = {}): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const path = api[name].path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(params[key] ?? '')),
  )
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value))
  }
  const search = query.toString()
  return search ? `${path}?${search}` : path
}

function refusal(status: number, text: string): ApiError {
  try {
    const body = JSON.parse(text) as ErrorBody
    if (typeof body.code === 'string' && typeof body.message === 'string') {
      return new ApiError(body.code, body.message, status, body.fields ?? {})
    }
  } catch {
    // Not ours: a proxy or a server that is just starting.
  }
  return new ApiError(status >= 500 ? 'not_ready' : 'jawaban', umum.galat.jawaban, status)
}

function read<N extends ApiName>(name: N, text: string, status: number): Output<N> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new ApiError('jawaban', umum.galat.jawaban, status)
  }
  const parsed = api[name].out.safeParse(json)
  if (!parsed.success) throw new ApiError('jawaban', umum.galat.jawaban, status)
  return parsed.data as Output<N>
}

async function send<N extends ApiName>(name: N, input: Input<N>): Promise<Output<N>> {
  const { method } = api[name]
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') {
    headers['x-csrf'] = csrf
    headers['content-type'] = 'application/json'
  }
  let response: Response
  let text: string
  try {
    response = await fetch(urlOf(name, input), {
      method,
      headers,
      credentials: 'same-origin',
      ...(method !== 'GET' && { body: JSON.stringify(input.body ?? {}) }),
    })
    text = await response.text()
  } catch {
    throw new ApiError('jaringan', umum.galat.jaringan)
  }
  if (!response.ok) throw refusal(response.status, text)
  return read(name, text, response.status)
}

export async function call<N extends ApiName>(name: N, input: Input<N> = {}): Promise<Output<N>> {
  try {
    return await send(name, input)
  } catch (error) {
    const known = toApiError(error)
    // Signed in again in another tab: take the new token and try once more.
    if (known.code === 'csrf_failed' && name !== 'session') {
      await renewSession()
      return send(name, input)
    }
    if (known.code === 'not_signed_in') whenSignedOut()
    throw known
  }
}

/** Sends bytes as the body, telling how far it is (0 to 1). */
export function uploadBytes<N extends ApiName>(
  name: N,
  input: Omit<Input<N>, 'body'>,
  blob: Blob,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Output<N>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(api[name].method, urlOf(name, input))
    request.setRequestHeader('x-csrf', csrf)
    request.setRequestHeader('content-type', blob.type || 'application/octet-stream')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(new ApiError('jaringan', umum.galat.jaringan))
    request.onabort = () => reject(new ApiError('jaringan', umum.galat.dibatalkan))
    request.onload = () => {
      if (request.status < 200 || request.status >= 300) {
        const error = refusal(request.status, request.responseText)
        if (error.code === 'not_signed_in') whenSignedOut()
        reject(error)
        return
      }
      try {
        resolve(read(name, request.responseText, request.status))
      } catch (error) {
        reject(error)
      }
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(blob)
  })
}

/** The key under which an answer is kept; `keyOf('getRapat')` matches every rapat. */
export function keyOf<N extends ApiName>(name: N, input?: Input<N>): readonly unknown[] {
  return input === undefined ? [name] : [name, input.params ?? {}, input.query ?? {}]
}

export function useApi<N extends ApiName>(
  name: N,
  input: Omit<Input<N>, 'body'> = {},
  options: Omit<UseQueryOptions<Output<N>, ApiError>, 'queryKey' | 'queryFn'> = {},
): UseQueryResult<Output<N>, ApiError> {
  return useQuery<Output<N>, ApiError>({
    queryKey: keyOf(name, input as Input<N>),
    queryFn: () => call(name, input as Input<N>),
    ...options,
  })
}

export function notifyError(error: unknown): void {
  const known = toApiError(error)
  notifications.show({
    color: 'red',
    title: umum.galat.judul,
    message: known.message,
    autoClose: 9000,
    withBorder: true,
  })
}

export function notifyDone(message: string): void {
  notifications.show({ color: 'green', message, withBorder: true })
}

export type SendOptions<N extends ApiName> = {
  onSuccess?: (value: Output<N>, input: Input<N>) => void | Promise<void>
  /** The page shows the refusal itself, as a form does. */
  quiet?: boolean
}

export function useSend<N extends ApiName>(
  name: N,
  options: SendOptions<N> = {},
): UseMutationResult<Output<N>, ApiError, Input<N>> {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  return useMutation<Output<N>, ApiError, Input<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: (value, input) => latest.current.onSuccess?.(value, input),
    onError: (error) => {
      if (!latest.current.quiet && error.code !== 'not_signed_in') notifyError(error)
    },
  })
}

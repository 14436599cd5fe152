/**
 * Door of HTTP: registers handlers by their entry in the API table. The right of the entry is asked before the handler
 * runs; input is parsed, and a refusal becomes `ErrorBody` with its status.
 */
import express, { type Express, type Request, type Response } from 'express'
import type { z } from 'zod'
import { can } from '../access/can.ts'
import type { Actor, Subject } from '../domain/access.ts'
import type { Route } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'

export type Session = {
  readonly actor: Actor
  /** Expected in `x-csrf` with every change; null where nobody is signed in. */
  readonly csrf: string | null
}

export type Call<R extends Route> = {
  readonly actor: Actor
  readonly params: z.infer<R['params']>
  readonly query: z.infer<R['query']>
  readonly body: z.infer<R['body']>
  readonly req: Request
  readonly res: Response
}

export type Handler<R extends Route> = {
  /** What the right is asked on. Throws `not_found` where it does not exist. Left out: the council itself. */
  subject?(call: Omit<Call<R>, 'body'>): Promise<Subject>
  /** The answer, or nothing where the handler wrote the bytes itself (`bytes: 'down'`). */
  run(
    call: Call<R>,
    subject: Subject,
  ): Promise<R['bytes'] extends 'down' ? void : z.input<R['out']>>
}

export type Http = {
  readonly app: Express
  handle<R extends Route>(route: R, handler: Handler<R>): void
}

export type HttpOptions = {
  readonly sessionOf: (req: Request) => Promise<Session>
  /** Exact origins that may change things. */
  readonly origins: readonly string[]
  readonly log: { error(sentence: string, fields?: Record<string, unknown>): void }
}

function parse<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues) fields[issue.path.join('.') || '_'] ??= issue.message
  throw new RisalahError('input_invalid', { fields })
}

/** Sends the refusal; unknown errors are logged and told as `internal`, without their text. */
function refuse(error: unknown, res: Response, log: HttpOptions['log']): void {
  const known =
    error instanceof RisalahError ? error : new RisalahError('internal', { cause: error })
  if (known.status >= 500) {
    const cause = known.cause instanceof Error ? (known.cause.stack ?? known.cause.message) : null
    log.error('request failed', { code: known.code, cause })
  }
  if (res.headersSent) res.destroy()
  else res.status(known.status).json(known.toBody())
}

export function createHttp(options: HttpOptions): Http {
  const app = express()
  app.disable('x-powered-by')
  const json = express.json({ limit: '8mb', strict: false })

  function checkOrigin(req: Request): void {
    const origin = req.headers.origin
    if (origin !== undefined && !options.origins.includes(origin)) {
      throw new RisalahError('csrf_failed')
    }
  }

  return {
    app,
    handle(route, handler) {
      const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
      const parsers = route.bytes === 'up' || route.method === 'GET' ? [] : [json]
      app[method](route.path, ...parsers, (req: Request, res: Response) => {
        void answer(req, res).catch((error: unknown) => refuse(error, res, options.log))
      })

      async function answer(req: Request, res: Response): Promise<void> {
        const { actor, csrf } = await options.sessionOf(req)
        if (route.method !== 'GET') {
          checkOrigin(req)
          if (csrf !== null && req.headers['x-csrf'] !== csrf) throw new RisalahError('csrf_failed')
        }
        if (
          route.action !== 'public' &&
          actor.akun === null &&
          !can(actor, route.action, { kind: 'dewan' }) &&
          !handler.subject
        ) {
          throw new RisalahError('not_signed_in')
        }
        const asked = {
          actor,
          params: parse(route.params, req.params),
          query: parse(route.query, req.query),
          req,
          res,
        } as unknown as Omit<Call<typeof route>, 'body'>
        const subject = handler.subject
          ? await handler.subject(asked)
          : ({ kind: 'dewan' } as const)
        if (route.action !== 'public' && !can(actor, route.action, subject)) {
          throw new RisalahError(actor.akun === null ? 'not_signed_in' : 'forbidden')
        }
        // Only who has the right learns what is wrong with the input.
        const body = route.bytes === 'up' ? {} : parse(route.body, req.body)
        const out = await handler.run({ ...asked, body } as Call<typeof route>, subject)
        if (route.bytes === 'down') return
        res.setHeader('cache-control', 'no-store')
        res.json(route.out.parse(out))
      }
    },
  }
}

/** Last in the chain: parse errors of bodies and anything else that was thrown. */
export function finishHttp({ app }: Http, log: HttpOptions['log']): void {
  app.use((error: unknown, _req: Request, res: Response, _next: () => void) => {
    const status = (error as { status?: number }).status
    const known =
      status === 413
        ? new RisalahError('too_large')
        : status !== undefined && status < 500
          ? new RisalahError('input_invalid', { cause: error })
          : error
    refuse(known, res, log)
  })
}

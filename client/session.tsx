/** Who is signed in, which council this is, and how far the clocks are apart. Everything below may call `useSession`. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import type { Peran } from '../server/domain/orang.ts'
import { type ApiError, bindSession, call, type Output, setCsrf } from './api.ts'
import { renewSocket } from './socket.ts'

export type SessionValue = Output<'session'> & {
  /** Server clock minus this device's, in ms. */
  readonly skewMs: number
  readonly is: (...peran: Peran[]) => boolean
  refresh(): Promise<void>
}

const SessionContext = createContext<SessionValue | null>(null)

type Held = Output<'session'> & { skewMs: number }

async function load(): Promise<Held> {
  const before = Date.now()
  const value = await call('session')
  setCsrf(value.csrf)
  const middle = (before + Date.now()) / 2
  return { ...value, skewMs: new Date(value.serverTime).getTime() - middle }
}

const missingMs = 15_000

/** The session as a query; the theme asks it too, before anything is drawn. */
export function useSessionQuery() {
  return useQuery<Held, ApiError>({
    queryKey: ['session'],
    queryFn: load,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: true,
    // The warning goes by itself once somebody has installed the model.
    refetchInterval: ({ state: { data } }) => (data?.akun && !data.modelSiap ? missingMs : false),
  })
}

export function SessionProvider({ children, held }: { children: ReactNode; held: Held }) {
  const client = useQueryClient()
  const akunId = held.akun?.id ?? null
  const previous = useRef(akunId)

  useEffect(() => {
    if (previous.current === akunId) return
    previous.current = akunId
    renewSocket()
    // Nothing one account was shown may stay for the next.
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
  }, [akunId, client])

  const value = useMemo<SessionValue>(() => {
    const refresh = async () => {
      await client.fetchQuery({ queryKey: ['session'], queryFn: load, staleTime: 0 })
    }
    bindSession({
      csrf: held.csrf,
      onSignedOut: () => void refresh().catch(() => {}),
      renew: refresh,
    })
    return {
      ...held,
      is: (...peran) => held.akun !== null && peran.includes(held.akun.peran),
      refresh,
    }
  }, [held, client])

  return <SessionContext value={value}>{children}</SessionContext>
}

export function useSession(): SessionValue {
  const value = useContext(SessionContext)
  if (!value) throw new Error('useSession outside SessionProvider')
  return value
}

/** Pages for those who are signed in; others go to the sign-in page and come back to where they wanted to be. */
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import { useRef } from 'react'
import { useSession } from '../session.tsx'

export function Protected() {
  const { akun } = useSession()
  const href = useRouterState({ select: (state) => state.location.href })
  const wasIn = useRef(false)
  if (akun) {
    wasIn.current = true
    return <Outlet />
  }
  return (
    <Navigate
      to="/masuk"
      replace
      search={{ kembali: href, ...(wasIn.current && !leaving() && { berakhir: true }) }}
    />
  )
}

// Signing out on purpose is no expired session.
let leavingUntil = 0
export function signalLeaving(): void {
  leavingUntil = Date.now() + 5000
}
const leaving = () => Date.now() < leavingUntil

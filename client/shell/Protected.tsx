/** Pages for those who are signed in; others go to the sign-in page and come back to where they wanted to be. */
import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useSession } from '../session.tsx'

export function Protected() {
  const { akun } = useSession()
  const router = useRouter()
  const wasIn = useRef(false)
  const signedIn = akun !== null
  useEffect(() => {
    if (signedIn) {
      wasIn.current = true
      return
    }
    // While the sign-in page loads, this one still stands under its address, and may be put up anew there.
    const { href, pathname } = router.state.location
    if (pathname === '/masuk') return
    const berakhir = wasIn.current && !leaving()
    void router.navigate({
      to: '/masuk',
      replace: true,
      search: { kembali: href, ...(berakhir && { berakhir: true }) },
    })
  }, [signedIn, router])
  return signedIn ? <Outlet /> : null
}

// Signing out on purpose is no expired session.
let leavingUntil = 0
export function signalLeaving(): void {
  leavingUntil = Date.now() + 5000
}
const leaving = () => Date.now() < leavingUntil

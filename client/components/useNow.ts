/** The server's clock by the second, while something on the screen counts. */
import { useEffect, useState } from 'react'
import { useSession } from '../session.tsx'

export function useNow(active: boolean): number {
  const { skewMs } = useSession()
  const [now, setNow] = useState(() => Date.now() + skewMs)
  useEffect(() => {
    if (!active) return
    setNow(Date.now() + skewMs)
    const timer = setInterval(() => setNow(Date.now() + skewMs), 1000)
    return () => clearInterval(timer)
  }, [active, skewMs])
  return now
}

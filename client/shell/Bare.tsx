/** Pages that fill the window: sign-in, the room, the live text. */
import { Outlet } from '@tanstack/react-router'
import { contentId } from './Root.tsx'

export function Bare() {
  return (
    <main id={contentId} tabIndex={-1} style={{ minHeight: '100dvh' }}>
      <Outlet />
    </main>
  )
}

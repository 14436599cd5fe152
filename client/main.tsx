/** Starts the client: styles, colour scheme before the first paint, then providers around the router. */
import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './theme.css'
import 'dayjs/locale/id.js'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import type { ApiError } from './api.ts'
import { createAppRouter } from './router.tsx'
import { SessionProvider, useSessionQuery } from './session.tsx'
import { ServerAway, Splash } from './shell/Splash.tsx'
import { applyContrast, applyScheme, colourSchemes, savedWarna, saveWarna } from './shell/scheme.ts'
import { createAppTheme, cssVariables } from './theme.ts'

// The content security policy allows no code made from text, which zod would try first.
z.config({ jitless: true })
applyScheme()
applyContrast()

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The server is often in the same room: a computer without internet still reaches it.
      networkMode: 'always',
      staleTime: 10_000,
      retry: (count, error) => (error as ApiError).code === 'jaringan' && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
})
const router = createAppRouter()

function App() {
  const session = useSessionQuery()
  const warna = session.data?.dewan.warna ?? savedWarna()
  const theme = useMemo(() => createAppTheme(warna), [warna])
  if (session.data) saveWarna(session.data.dewan.warna)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colourSchemes}
      defaultColorScheme="auto"
    >
      <DatesProvider settings={{ locale: 'id', firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" limit={4} zIndex={400} />
        {session.data ? (
          <SessionProvider held={session.data}>
            <RouterProvider router={router} />
          </SessionProvider>
        ) : session.isError ? (
          <ServerAway message={session.error.message} onRetry={() => void session.refetch()} />
        ) : (
          <Splash />
        )}
      </DatesProvider>
    </MantineProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)

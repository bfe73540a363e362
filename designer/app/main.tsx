import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { startTexts } from '../i18n/start.ts'
import { LookAndFeel } from '../ui/LookAndFeel.tsx'
import { readPreference } from '../ui/preference.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { queryClient } from './queries.ts'
import { createRouter } from './router.tsx'
import { onSessionLost, signInPath } from './session.ts'

async function start(root: HTMLElement): Promise<void> {
  await startTexts()
  document.documentElement.dataset.density = readPreference('density', 'compact')
  const router = createRouter()
  onSessionLost(() => {
    const { location } = router.state
    if (location.pathname === '/sign-in') return
    queryClient.clear()
    void router.navigate(signInPath(location))
  })
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LookAndFeel>
          <ConnectionBanner />
          <Suspense>
            <RouterProvider router={router} />
          </Suspense>
        </LookAndFeel>
      </QueryClientProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)

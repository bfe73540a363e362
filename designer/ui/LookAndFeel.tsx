import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@fontsource-variable/inter'
import './ground.css'
import { MantineProvider } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { cssVariablesResolver, theme } from './theme.ts'

const Notices = lazy(async () => ({ default: (await import('./Notices.tsx')).Notices }))

/** The theme and the place where notices appear: everything below it looks like Tessera. */
export function LookAndFeel({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <Suspense>
        <Notices />
      </Suspense>
      {children}
    </MantineProvider>
  )
}

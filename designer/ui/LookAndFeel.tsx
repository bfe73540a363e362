import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@fontsource-variable/inter'
import './ground.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { Notices } from './Notices.tsx'
import { cssVariablesResolver, theme } from './theme.ts'

/** The theme and the place where notices appear: everything below it looks like Tessera. */
export function LookAndFeel({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <Notices />
      {children}
    </MantineProvider>
  )
}

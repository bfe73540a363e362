import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@fontsource-variable/inter'
import './ground.css'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { dayjsLocale, useLanguage } from '../i18n/language.ts'
import { cssVariablesResolver, theme } from './theme.ts'

/** Theme, calendar language and the place where notices appear: everything below it looks like Tessera. */
export function LookAndFeel({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: dayjsLocale(language), firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" limit={4} autoClose={6000} />
        {children}
      </DatesProvider>
    </MantineProvider>
  )
}

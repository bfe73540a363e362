import 'dayjs/locale/vi.js'
import 'dayjs/locale/zh-cn.js'
import { DatesProvider } from '@mantine/dates'
import type { ReactNode } from 'react'
import { dayjsLocale, useLanguage } from '../i18n/language.ts'

/** Around every date picker: months, weekdays and the first day of the week as the reader's language has them. */
export function Calendar({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  return <DatesProvider settings={{ locale: dayjsLocale(language), firstDayOfWeek: 1 }}>{children}</DatesProvider>
}

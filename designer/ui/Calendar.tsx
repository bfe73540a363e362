import 'dayjs/locale/vi.js'
import 'dayjs/locale/zh-cn.js'
import { DatesProvider } from '@mantine/dates'
import type { ReactNode } from 'react'
import { dayjsLocale, useLanguage } from '../i18n/language.ts'
import { useReaderSettings } from '../i18n/reader.ts'

/** Around every date picker: months, weekdays and the first day of the week as the reader's language has them. */
export function Calendar({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const { weekStart } = useReaderSettings()
  // Mantine counts Sunday as 0.
  const firstDayOfWeek = (weekStart % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
  return <DatesProvider settings={{ locale: dayjsLocale(language), firstDayOfWeek }}>{children}</DatesProvider>
}

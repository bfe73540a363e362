import { createContext, useContext, useMemo } from 'react'
import { createFormat, type Format } from './format.ts'
import { useLanguage } from './language.ts'

/** What decides how values look beside the language: the person's zone and the workspace's currency. */
export interface ReaderSettings {
  zone: string
  currency: string
}

const browserSettings: ReaderSettings = {
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'USD',
}

const ReaderSettingsContext = createContext(browserSettings)

/** Set around a workspace; outside one, times are in the browser's zone. */
export const ReaderSettingsProvider = ReaderSettingsContext.Provider

export const useReaderSettings = (): ReaderSettings => useContext(ReaderSettingsContext)

/** Numbers, money, dates and names as this reader writes them. */
export function useFormat(): Format {
  const { language } = useLanguage()
  const { zone, currency } = useReaderSettings()
  return useMemo(() => createFormat({ language, zone, currency }), [language, zone, currency])
}

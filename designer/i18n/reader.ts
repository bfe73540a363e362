import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { FieldContext, ReaderContext, ReadingContext } from '../../schemas/fields/field-type.ts'
import type { Language } from '../../schemas/label.ts'
import { engineVersion, listenToEngines } from '../engines/engine.ts'
import { createFormat, type Format } from './format.ts'
import { useLanguage } from './language.ts'
import { presentName } from './zone-names.ts'

/** What decides how values are read and written, beside the language. */
export interface ReaderSettings extends FieldContext {
  /** The person's own zone; `zone` is the workspace's. */
  readerZone: string
  /** 1 = Monday … 7 = Sunday. */
  weekStart: number
}

const browserZone = presentName(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** Before a workspace is known. */
export const browserSettings: ReaderSettings = {
  currency: 'USD',
  country: 'US',
  zone: browserZone,
  readerZone: browserZone,
  weekStart: 1,
}

const ReaderSettingsContext = createContext(browserSettings)

/** Set around a workspace; outside one, times are in the browser's zone. */
export const ReaderSettingsProvider = ReaderSettingsContext.Provider

export const useReaderSettings = (): ReaderSettings => useContext(ReaderSettingsContext)

/** Who reads, as the `format` of field types wants to know it. */
export function useReader(): ReaderContext {
  const { language } = useLanguage()
  const settings = useReaderSettings()
  // A library that has just come changes how values look, and with it everything that shows values for this reader.
  const engines = useSyncExternalStore(listenToEngines, engineVersion)
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => ({ ...settings, language }), [settings, language, engines])
}

/** How a field type should read what this person typed: in their own zone, marks and order of dates. */
export function useReading(): ReadingContext {
  const { language, readerZone, ...settings } = useReader()
  return { ...settings, zone: readerZone, ...habits[language] }
}

const habits = {
  en: { decimalMark: '.', dateOrder: 'mdy' },
  vi: { decimalMark: ',', dateOrder: 'dmy' },
  'zh-CN': { decimalMark: '.', dateOrder: 'ymd' },
} as const satisfies Record<Language, Pick<ReadingContext, 'decimalMark' | 'dateOrder'>>

/** Numbers, money, dates and names as this reader writes them. */
export function useFormat(): Format {
  const reader = useReader()
  return useMemo(() => createFormat(reader), [reader])
}

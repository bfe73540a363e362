import { useMemo } from 'react'
import { browserSettings, type ReaderSettings } from '../../i18n/reader.ts'
import { useWorkspace } from '../me.ts'
import { useAppIfKnown } from '../workspace.ts'

/** How this person reads values here: own zone, else the workspace's; the workspace's currency and country. */
export function useSettingsOfReader(): ReaderSettings {
  const { person } = useWorkspace()
  const settings = useAppIfKnown()?.settings
  return useMemo(() => {
    if (!settings) return { ...browserSettings, readerZone: person.zone }
    const { currency, country, zone, weekStart } = settings
    return { currency, country, zone, readerZone: person.zone, weekStart }
  }, [person.zone, settings])
}

import type { ComboboxItem } from '@mantine/core'
import type { Language } from '../../../schemas/label.ts'
import { presentName } from '../../i18n/zone-names.ts'

/** All time zones with their present distance from UTC; `current` is among them whatever it is called. */
export function zoneChoices(current: string, language: Language): ComboboxItem[] {
  const known = Intl.supportedValuesOf('timeZone').map(presentName)
  const zones = [...new Set(['UTC', ...known, current])].filter(Boolean).toSorted()
  return zones.map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${offsetOf(zone, language)})` }))
}

function offsetOf(zone: string, language: Language): string {
  try {
    const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts()
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
  } catch {
    // A zone that the server knows and this browser does not.
    return zone
  }
}

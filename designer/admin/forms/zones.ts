import type { ComboboxItem } from '@mantine/core'
import type { Language } from '../../../schemas/label.ts'

// The platform lists some places under names that their people no longer use.
const renamed: Readonly<Record<string, string>> = {
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Europe/Kiev': 'Europe/Kyiv',
}

/** All time zones with their present distance from UTC; `current` is among them whatever it is called. */
export function zoneChoices(current: string, language: Language): ComboboxItem[] {
  const known = Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone)
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

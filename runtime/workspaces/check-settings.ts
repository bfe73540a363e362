import { getCountries } from 'libphonenumber-js/min'
import { isCurrency } from '../../schemas/fields/currencies.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { WorkspaceSettings } from '../../schemas/workspace-settings.ts'

/** Faults of settings that their schema cannot say: zones, currencies and countries that do not exist. */
export function settingsIssues({ zone, currency, country }: Partial<WorkspaceSettings>): readonly Issue[] {
  const faults: (Issue | false)[] = [
    zone !== undefined && !isZone(zone) && { code: 'settings.unknown-zone', path: '/zone', params: { zone } },
    currency !== undefined &&
      !isCurrency(currency) && { code: 'settings.unknown-currency', path: '/currency', params: { currency } },
    country !== undefined &&
      !countries.has(country) && { code: 'settings.unknown-country', path: '/country', params: { country } },
  ]
  return faults.filter((fault) => fault !== false)
}

/** Whether this is the name of an IANA time zone; aliases count. */
export function isZone(zone: string): boolean {
  // Offsets such as `+07:00` are no places: their summer time could not follow the law.
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    // The platform's way of saying no.
    return false
  }
}

const countries = new Set<string>(getCountries())

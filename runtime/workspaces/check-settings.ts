import { getCountries } from 'libphonenumber-js/min'
import type { CallLimits } from '../../schemas/call-limits.ts'
import { isCurrency } from '../../schemas/fields/currencies.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { WorkspaceSettings } from '../../schemas/workspace-settings.ts'

/** Faults of settings that their schema cannot say: zones, currencies and countries that do not exist, hosts that are none or stand there twice. */
export function settingsIssues({ zone, currency, country, calls }: Partial<WorkspaceSettings>): readonly Issue[] {
  const faults: (Issue | false)[] = [
    zone !== undefined && !isZone(zone) && { code: 'settings.unknown-zone', path: '/zone', params: { zone } },
    currency !== undefined &&
      !isCurrency(currency) && { code: 'settings.unknown-currency', path: '/currency', params: { currency } },
    country !== undefined &&
      !countries.has(country) && { code: 'settings.unknown-country', path: '/country', params: { country } },
    ...(calls?.hosts ?? []).flatMap(hostFaults),
  ]
  return faults.filter((fault) => fault !== false)
}

function hostFaults({ host }: CallLimits['hosts'][number], at: number, all: CallLimits['hosts']): readonly Issue[] {
  const path = `/calls/hosts/${at}/host`
  if (!isHost(host)) return [{ code: 'settings.unknown-host', path, params: { host } }]
  return all.findIndex((each) => each.host === host) < at ? [{ code: 'settings.host-twice', path, params: { host } }] : []
}

/** Whether this is written as addresses of calls have it: in small letters, without what stands before and behind it. */
const isHost = (host: string): boolean => ['http', 'https'].some((scheme) => URL.canParse(`${scheme}://${host}/`) && new URL(`${scheme}://${host}/`).host === host)

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

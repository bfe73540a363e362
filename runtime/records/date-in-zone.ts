/** The calendar day (`2026-11-21`) that an instant falls on in an IANA zone. */
export function dateInZone(instant: Date, zone: string): string {
  let format = formats.get(zone)
  if (!format) {
    // Swedish writes dates as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(zone, format)
  }
  return format.format(instant)
}

/** Making a format costs a hundred times more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

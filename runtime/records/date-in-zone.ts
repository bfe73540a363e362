/** The calendar day (`2026-11-21`) that an instant falls on in an IANA zone. */
export function dateInZone(instant: Date, zone: string): string {
  const second = Math.floor(instant.getTime() / 1_000)
  const last = lastAsked.get(zone)
  if (last?.second === second) return last.day
  const day = formatOf(zone).format(instant)
  lastAsked.set(zone, { second, day })
  return day
}

/** Many requests ask within one second, and no offset of a zone has parts of a second. */
const lastAsked = new Map<string, { readonly second: number; readonly day: string }>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    // Swedish writes dates as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(zone, format)
  }
  return format
}

/** Making a format costs a hundred times more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment as Postgres prints it (`2026-11-21 20:00:00.123+00`), as it stands on the wire: UTC with milliseconds. */
export const isoMoment = (text: string): string =>
  new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()

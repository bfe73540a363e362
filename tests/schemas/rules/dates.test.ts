import { describe, expect, it } from 'vitest'
import { addMonths, dateOfDay, dateOfParts, dayNumber, isDate, weekdayOf } from '../../../schemas/rules/dates.ts'
import { clockIn, dateIn, momentIn } from '../../../schemas/rules/zones.ts'

describe('dates', () => {
  it.each(['2024-02-29', '0001-01-01', '9999-12-31', '2000-02-29'])('knows %s', (text) => expect(isDate(text)).toBe(true))

  it.each(['2023-02-29', '1900-02-29', '0000-01-01', '2026-13-01', '2026-04-31', '2026-1-1', '10000-01-01', '2026-11-21T00:00:00Z', ''])('refuses %j', (text) =>
    expect(isDate(text)).toBe(false))

  it('counts every day of the calendar once', () => {
    const first = dayNumber('0001-01-01')
    const last = dayNumber('9999-12-31')
    expect(last - first + 1).toBe(3_652_059)
    for (let day = first; day <= last; day += 97) expect(dayNumber(dateOfDay(day) ?? '')).toBe(day)
    expect([first - 1, last + 1, Infinity, -Infinity].map(dateOfDay)).toEqual([null, null, null, null])
  })

  it('agrees with the calendar of JavaScript', () => {
    for (let day = -30_000; day < 60_000; day += 13) {
      const date = new Date(day * 86_400_000)
      expect(dateOfDay(day)).toBe(date.toISOString().slice(0, 10))
      expect(weekdayOf(dateOfDay(day) ?? '')).toBe(date.getUTCDay() || 7)
    }
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-03-31', -1, '2026-02-28'], ['2026-11-21', 14, '2028-01-21'],
    ['2024-02-29', -12, '2023-02-28'], ['0001-01-15', -1, null], ['9999-12-15', 1, null],
  ])('adds to %s %i months', (date, months, later) => expect(addMonths(date, months)).toBe(later))

  it('refuses parts that are no day', () => expect(dateOfParts({ year: 2026, month: 2, day: 29 })).toBeNull())
})

describe('zones', () => {
  it('shows the date and the time of the zone', () => {
    expect(dateIn('Asia/Ho_Chi_Minh', '2026-11-21T17:00:00.000Z')).toBe('2026-11-22')
    expect(clockIn('Asia/Kathmandu', '2026-11-21T17:00:00.000Z')).toBe('22:45:00')
    expect(dateIn('Pacific/Apia', '2011-12-30T10:00:00.000Z')).toBe('2011-12-31')
  })

  it.each([
    ['a time that clocks skip', '2026-03-08', 150, '2026-03-08T07:30:00.000Z'],
    ['a time that clocks show twice', '2026-11-01', 90, '2026-11-01T06:30:00.000Z'],
    ['any other time', '2026-11-21', 570, '2026-11-21T14:30:00.000Z'],
  ])('reads %s', (_, date, minutes, moment) => expect(momentIn('America/New_York', date, minutes)).toBe(moment))

  it('has no moments outside the years 1 to 9999', () => {
    expect(momentIn('Asia/Ho_Chi_Minh', '0001-01-01', 0)).toBeNull()
    expect(momentIn('America/New_York', '9999-12-31', 1439)).toBeNull()
    expect(dateIn('Asia/Ho_Chi_Minh', '9999-12-31T23:00:00.000Z')).toBeNull()
  })
})

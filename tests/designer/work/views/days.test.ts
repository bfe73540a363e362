import { describe, expect, it } from 'vitest'
import { addMonths, dayOf, shifted, shownDays, weekBegin } from '../../../../designer/work/views/calendar/days.ts'

describe('the days of a calendar', () => {
  it.each([
    ['2026-11-22', 1, '2026-11-16'],
    ['2026-11-22', 7, '2026-11-22'],
    ['2026-11-16', 1, '2026-11-16'],
    ['2026-01-01', 6, '2025-12-27'],
  ])('of the week of %s that begins on weekday %i begin with %s', (day, start, expected) => expect(weekBegin(day, start)).toBe(expected))

  it('of a month are whole weeks around it', () => {
    const days = shownDays('2026-11-22', 'month', 1)
    expect([days.length, days[0], days.at(-1)]).toEqual([42, '2026-10-26', '2026-12-06'])
    expect(shownDays('2027-02-10', 'month', 1)).toHaveLength(28)
    expect(shownDays('2026-11-22', 'week', 7)).toEqual(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'])
  })

  it('of a shorter month end with its last one', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2028-01-31', 1), addMonths('2026-01-15', -1)]).toEqual(['2026-02-28', '2028-02-29', '2025-12-15'])
  })
})

describe('a moment', () => {
  it('is on the day that clocks show where it is read', () => {
    expect([dayOf('2026-11-21T18:00:00.000Z', 'Asia/Ho_Chi_Minh'), dayOf('2026-11-21T18:00:00.000Z', 'UTC'), dayOf('2026-11-21', 'Asia/Ho_Chi_Minh')]).toEqual(['2026-11-22', '2026-11-21', '2026-11-21'])
  })

  it('keeps its time of day over a change of clocks', () => {
    expect(shifted('2026-10-24T07:30:00.000Z', 1, 'Europe/Berlin')).toBe('2026-10-25T08:30:00.000Z')
    expect(shifted('2026-10-24T07:30:00.000Z', 1, 'Asia/Ho_Chi_Minh')).toBe('2026-10-25T07:30:00.000Z')
    expect(shifted('2026-12-31', 1, 'UTC')).toBe('2027-01-01')
  })
})

import { describe, expect, it } from 'vitest'
import { readCron } from '../../../../schemas/flows/schedule/cron.ts'
import { cronWords } from '../../../../schemas/flows/schedule/cron-words.ts'
import { dueMoment } from '../../../../schemas/flows/schedule/due-moment.ts'
import { nextOccurrences } from '../../../../schemas/flows/schedule/next-occurrences.ts'

const next = (text: string, after: string, zone: string, count = 3) => {
  const cron = readCron(text)
  return cron && nextOccurrences(cron, { after, zone, count })
}

describe('a schedule', () => {
  it.each([
    ['0 9 * * *', 'Every day at 09:00', 'Hằng ngày lúc 09:00', '每天 09:00'],
    ['30 8 * * 1-5', 'Every Monday to Friday at 08:30', 'Hằng tuần vào thứ Hai đến thứ Sáu lúc 08:30', '每周的周一至周五 08:30'],
    ['0 9,17 * * 1,0', 'Every Monday and Sunday at 09:00 and 17:00', 'Hằng tuần vào thứ Hai và Chủ nhật lúc 09:00 và 17:00', '每周的周一和周日 09:00和17:00'],
    ['0 7 1,15 * *', 'Every month on day 1 and 15 at 07:00', 'Hằng tháng vào ngày 1 và 15 lúc 07:00', '每月 1和15 日 07:00'],
    ['0 0 1 1 *', 'Every year on January 1 at 00:00', 'Hằng năm vào 1 tháng 1 lúc 00:00', '每年1月1日 00:00'],
    ['*/15 * * * *', 'Every day every 15 minutes', 'Hằng ngày mỗi 15 phút', '每天 每 15 分钟'],
    ['5 * * * *', 'Every day every hour at minute 05', 'Hằng ngày mỗi giờ vào phút 05', '每天 每小时的第 05 分钟'],
    ['0 9 13 * 5', 'By the schedule 0 9 13 * 5', 'Theo lịch 0 9 13 * 5', '按计划 0 9 13 * 5'],
  ])('%s is said in words', (cron, en, vi, zh) => {
    expect([cronWords(cron, 'en'), cronWords(cron, 'vi'), cronWords(cron, 'zh-CN')]).toEqual([en, vi, zh])
  })

  it.each(['', '0 9 * *', '60 9 * * *', '0 9 0 * *', '0 9 * * 8', '5-1 * * * *', 'a b c d e', '*/0 * * * *'])('%j is refused', (text) => expect(readCron(text)).toBeUndefined())

  it('is due on the clocks of its zone', () => {
    expect(next('0 9 * * 1-5', '2026-11-20T03:00:00.000Z', 'Asia/Ho_Chi_Minh')).toEqual(['2026-11-23T02:00:00.000Z', '2026-11-24T02:00:00.000Z', '2026-11-25T02:00:00.000Z'])
  })

  it('is due once where clocks show a time twice or never', () => {
    expect(next('30 2 * * *', '2026-03-28T12:00:00.000Z', 'Europe/Berlin', 2)).toEqual(['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z'])
    expect(next('30 2 * * *', '2026-10-24T12:00:00.000Z', 'Europe/Berlin', 2)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'])
  })

  it.each<[string, object, string, string | null]>([
    ['a day, in the morning', { days: -7 }, '2026-11-30', '2026-11-23T02:00:00.000Z'],
    ['a day, at a time', { days: 1, at: '17:30' }, '2026-11-30', '2026-12-01T10:30:00.000Z'],
    ['a moment', { hours: -2 }, '2026-11-30T05:00:00.000Z', '2026-11-30T03:00:00.000Z'],
    ['the day of a moment', { days: -1, at: '08:00' }, '2026-11-30T20:00:00.000Z', '2026-11-30T01:00:00.000Z'],
    ['a moment, days before', { days: -1 }, '2026-11-30T05:00:00.000Z', '2026-11-29T05:00:00.000Z'],
    ['the first day that there is', { days: -1 }, '0001-01-01', null],
  ])('what is due by %s', (_, offset, value, due) => expect(dueMoment(offset, value, 'Asia/Ho_Chi_Minh')).toBe(due))

  it('that names days of the month and weekdays is due on both', () => {
    expect(next('0 0 13 * 5', '2026-11-01T00:00:00.000Z', 'UTC', 3)).toEqual(['2026-11-06T00:00:00.000Z', '2026-11-13T00:00:00.000Z', '2026-11-20T00:00:00.000Z'])
  })

  it('for a day that comes rarely is found, and one that never comes is not', () => {
    expect(next('0 0 29 2 *', '2026-11-01T00:00:00.000Z', 'UTC', 1)).toEqual(['2028-02-29T00:00:00.000Z'])
    expect(next('0 0 31 2 *', '2026-11-01T00:00:00.000Z', 'UTC', 1)).toEqual([])
  })
})

import type { Language } from '../../label.ts'
import { type Cron, readCron } from './cron.ts'

/** A schedule in words: `Every Monday to Friday at 09:00`. What has no plain words is shown as it is written. */
export function cronWords(text: string, language: Language): string {
  const cron = readCron(text)
  const phrases = phrasesOf[language]
  if (!cron) return phrases.written(text)
  const time = timeWords(cron, text, phrases)
  const day = dayWords(cron, phrases, language)
  return time === undefined || day === undefined ? phrases.written(text) : phrases.joined(day, time)
}

interface CronPhrases {
  written(text: string): string
  joined(day: string, time: string): string
  at(time: string): string
  everyMinutes(count: number): string
  everyHour(minute: string): string
  readonly daily: string
  weekly(days: string): string
  range(first: string, last: string): string
  monthly(days: string): string
  yearly(days: string): string
  readonly weekdays: readonly string[]
  readonly and: string
}

function timeWords({ minutes, hours }: Cron, text: string, phrases: CronPhrases): string | undefined {
  const [minute = 0] = minutes
  if (hours.length === 24 && minutes.length > 1) {
    const step = /^\*\/(\d+) /.exec(text.trim())?.[1]
    return minutes.length === 60 ? phrases.everyMinutes(1) : step === undefined ? undefined : phrases.everyMinutes(Number(step))
  }
  if (minutes.length > 1 || hours.length > 6) return hours.length === 24 && minutes.length === 1 ? phrases.everyHour(String(minute).padStart(2, '0')) : undefined
  return phrases.at(listed(hours.map((hour) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`), phrases))
}

function dayWords({ days, months, weekdays, isEitherDay }: Cron, phrases: CronPhrases, language: Language): string | undefined {
  if (isEitherDay) return undefined
  if (months.length < 12) {
    if (weekdays.length < 7 || days.length * months.length > 6) return undefined
    return phrases.yearly(listed(months.flatMap((month) => days.map((day) => dayOfYear(month, day, language))), phrases))
  }
  if (weekdays.length < 7) return phrases.weekly(weekWords(weekdays, phrases))
  if (days.length === 31) return phrases.daily
  return days.length <= 6 ? phrases.monthly(listed(days.map(String), phrases)) : undefined
}

function weekWords(weekdays: readonly number[], phrases: CronPhrases): string {
  // Weeks are told from Monday on.
  const days = weekdays.map((day) => (day === 0 ? 7 : day)).toSorted((a, b) => a - b)
  const name = (day: number) => phrases.weekdays[day - 1] ?? ''
  const [first = 1] = days
  const last = days.at(-1) ?? first
  if (days.length > 2 && last - first === days.length - 1) return phrases.range(name(first), name(last))
  return listed(days.map(name), phrases)
}

const listed = (items: readonly string[], { and }: CronPhrases): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(and === '和' ? '、' : ', ')}${and}${items.at(-1)}`)

const dayOfYear = (month: number, day: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, month - 1, day)))

const phrasesOf: Readonly<Record<Language, CronPhrases>> = {
  en: {
    written: (text) => `By the schedule ${text}`,
    joined: (day, time) => `${day} ${time}`,
    at: (time) => `at ${time}`,
    everyMinutes: (count) => (count === 1 ? 'every minute' : `every ${count} minutes`),
    everyHour: (minute) => `every hour at minute ${minute}`,
    daily: 'Every day',
    weekly: (days) => `Every ${days}`,
    range: (first, last) => `${first} to ${last}`,
    monthly: (days) => `Every month on day ${days}`,
    yearly: (days) => `Every year on ${days}`,
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    and: ' and ',
  },
  vi: {
    written: (text) => `Theo lịch ${text}`,
    joined: (day, time) => `${day} ${time}`,
    at: (time) => `lúc ${time}`,
    everyMinutes: (count) => (count === 1 ? 'mỗi phút' : `mỗi ${count} phút`),
    everyHour: (minute) => `mỗi giờ vào phút ${minute}`,
    daily: 'Hằng ngày',
    weekly: (days) => `Hằng tuần vào ${days}`,
    range: (first, last) => `${first} đến ${last}`,
    monthly: (days) => `Hằng tháng vào ngày ${days}`,
    yearly: (days) => `Hằng năm vào ${days}`,
    weekdays: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
    and: ' và ',
  },
  'zh-CN': {
    written: (text) => `按计划 ${text}`,
    joined: (day, time) => `${day} ${time}`,
    at: (time) => time,
    everyMinutes: (count) => (count === 1 ? '每分钟' : `每 ${count} 分钟`),
    everyHour: (minute) => `每小时的第 ${minute} 分钟`,
    daily: '每天',
    weekly: (days) => `每周的${days}`,
    range: (first, last) => `${first}至${last}`,
    monthly: (days) => `每月 ${days} 日`,
    yearly: (days) => `每年${days}`,
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    and: '和',
  },
}

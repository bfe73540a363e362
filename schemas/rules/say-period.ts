import type { Language } from '../label.ts'
import { periodNamed } from './periods.ts'

/** A period in plain words: `this quarter`, `30 ngày qua`. */
export function sayPeriod(name: string, language: Language): string {
  const period = periodNamed(name)
  if (!period) return name
  if (period.unit === 'days') return (period.to === 0 ? lastDays : nextDays)[language](period.to - period.from + 1)
  const place = period.offset + 1
  return words[period.unit][language][place] ?? name
}

const lastDays: Readonly<Record<Language, (days: number) => string>> = {
  en: (days) => `last ${days} days`,
  vi: (days) => `${days} ngày qua`,
  'zh-CN': (days) => `过去 ${days} 天`,
}

const nextDays: Readonly<Record<Language, (days: number) => string>> = {
  en: (days) => `next ${days} days`,
  vi: (days) => `${days} ngày tới`,
  'zh-CN': (days) => `未来 ${days} 天`,
}

/** The one before, the present one, the one after. */
type Three = Readonly<Record<Language, readonly [string, string, string]>>

const words: Readonly<Record<'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscal_year', Three>> = {
  day: { en: ['yesterday', 'today', 'tomorrow'], vi: ['hôm qua', 'hôm nay', 'ngày mai'], 'zh-CN': ['昨天', '今天', '明天'] },
  week: { en: ['last week', 'this week', 'next week'], vi: ['tuần trước', 'tuần này', 'tuần sau'], 'zh-CN': ['上周', '本周', '下周'] },
  month: { en: ['last month', 'this month', 'next month'], vi: ['tháng trước', 'tháng này', 'tháng sau'], 'zh-CN': ['上个月', '本月', '下个月'] },
  quarter: { en: ['last quarter', 'this quarter', 'next quarter'], vi: ['quý trước', 'quý này', 'quý sau'], 'zh-CN': ['上季度', '本季度', '下季度'] },
  year: { en: ['last year', 'this year', 'next year'], vi: ['năm trước', 'năm nay', 'năm sau'], 'zh-CN': ['去年', '今年', '明年'] },
  fiscal_year: {
    en: ['last fiscal year', 'this fiscal year', 'next fiscal year'],
    vi: ['năm tài chính trước', 'năm tài chính này', 'năm tài chính sau'],
    'zh-CN': ['上个财年', '本财年', '下个财年'],
  },
}

import type { Language } from './language.ts'
import { type Decimal, formatNumber, numeric } from './numbers.ts'

/** Digits after the mark by ISO 4217: VND 0, CNY 2. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** USD 1,500.00 · 1.500.000 ₫ · ¥1,500.00 */
export function formatMoney(value: Decimal, currency: string, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: language === 'en' ? 'code' : 'symbol',
  }).format(numeric(value))
}

/** USD 1.5M · 2,5 tỷ ₫ · ¥150万: for cards, charts and titles, where the last digits are noise. */
export function formatShortMoney(value: Decimal, currency: string, language: Language): string {
  if (Math.abs(Number(value)) < shortFrom(language)) return formatMoney(value, currency, language)
  const figure = formatShortNumber(value, language)
  // Only the sign and its place are taken from the platform; its short forms of Vietnamese mislead.
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: language === 'en' ? 'code' : 'symbol',
    maximumFractionDigits: 0,
  })
    .formatToParts(1)
    .map((part) => (part.type === 'integer' ? figure : part.value))
    .join('')
}

/** 1.5M, 2.5B · 1,5 triệu, 2,5 tỷ · 150万, 25亿 */
export function formatShortNumber(value: Decimal, language: Language): string {
  if (language !== 'vi') {
    return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(numeric(value))
  }
  const size = Math.abs(Number(value))
  const step = vietnameseSteps.find(([from]) => size >= from)
  if (!step) return formatNumber(value, 'vi')
  const [unit, word] = step
  const figure = new Intl.NumberFormat('vi', { maximumFractionDigits: 1 }).format(Number(value) / unit)
  return `${figure}\u00a0${word}`
}

const vietnameseSteps = [
  [1e9, 'tỷ'],
  [1e6, 'triệu'],
  [1e3, 'nghìn'],
] as const

const shortFrom = (language: Language): number => (language === 'en' ? 1e3 : language === 'vi' ? 1e6 : 1e4)

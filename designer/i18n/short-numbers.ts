import type { Language } from '../../schemas/label.ts'
import { currencyDigits } from '../../schemas/fields/currencies.ts'
import { shownMoney } from '../../schemas/fields/showing/numbers.ts'
import type { Decimal } from './format.ts'

/** USD 1.5M · 2,5 tỷ ₫ · ¥150万: for cards, charts and titles, where the last digits are noise. */
export function shortMoney(value: Decimal, currency: string, language: Language): string {
  if (Math.abs(Number(value)) < shortFrom[language]) {
    return shownMoney(String(value), { currency, decimals: currencyDigits(currency) }, language)
  }
  const figure = shortNumber(value, language)
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
export function shortNumber(value: Decimal, language: Language): string {
  const amount = Number(value)
  if (language !== 'vi') {
    return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(amount)
  }
  const step = vietnameseSteps.find(([from]) => Math.abs(amount) >= from)
  const [unit, word] = step ?? [1, '']
  return `${new Intl.NumberFormat('vi', { maximumFractionDigits: 1 }).format(amount / unit)}${word && `\u00a0${word}`}`
}

const vietnameseSteps = [
  [1e9, 'tỷ'],
  [1e6, 'triệu'],
  [1e3, 'nghìn'],
] as const

const shortFrom: Record<Language, number> = { en: 1e3, vi: 1e6, 'zh-CN': 1e4 }

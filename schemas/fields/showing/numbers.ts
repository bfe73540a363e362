import type { Language } from '../../label.ts'

/** A number with the reader's marks and exactly so many decimals; rounded half away from zero. Exact at any length. */
export const shownNumber = (value: string | number, decimals: number, language: Language): string =>
  formatOf(language, { style: 'decimal', decimals }).format(value as Intl.StringNumericLiteral)

/** An amount: `USD 1,500.00` in English, `1.500.000 ₫` in Vietnamese, `¥1,500.00` in Chinese. */
export const shownMoney = (value: string, { currency, decimals }: { currency: string; decimals: number }, language: Language): string =>
  formatOf(language, { style: 'currency', currency, decimals }).format(value as Intl.StringNumericLiteral)

/** `"20"` as `20%`. The exponent makes a hundredth of it without reckoning. */
export const shownPercent = (value: string, decimals: number, language: Language): string =>
  formatOf(language, { style: 'percent', decimals }).format(`${value}e-2` as Intl.StringNumericLiteral)

interface NumberStyle {
  readonly style: 'decimal' | 'currency' | 'percent'
  readonly decimals: number
  readonly currency?: string
}

function formatOf(language: Language, { style, decimals, currency }: NumberStyle): Intl.NumberFormat {
  const key = `${language} ${style} ${decimals} ${currency}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, {
    style,
    ...(currency !== undefined && { currency, currencyDisplay: language === 'en' ? 'code' : 'symbol' }),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  formats.set(key, format)
  return format
}

// Making a format costs a thousand times as much as using one.
const formats = new Map<string, Intl.NumberFormat>()

import type { Language } from './language.ts'

/** A decimal as it stands on the wire, or a small whole number. */
export type Decimal = string | number

/** Groups and writes the decimal mark of the language; the digits after it stay as given unless `digits` says. */
export function formatNumber(value: Decimal, language: Language, digits?: number): string {
  const given = String(value).split('.')[1]?.length ?? 0
  const fraction = Math.min(digits ?? given, 100)
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  }).format(numeric(value))
}

/** Intl reads decimal strings exactly; its type wants to see that they are numeric. */
export const numeric = (value: Decimal): number | Intl.StringNumericLiteral => value as Intl.StringNumericLiteral

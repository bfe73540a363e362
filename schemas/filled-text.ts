import { type Label, type Language, labelIn, languages } from './label.ts'

/**
 * Puts params into `{name}`. A part in square brackets is left out unless all its params are there; other placeholders
 * without a param stay as they are, for some texts show what a pattern may hold.
 */
export function filledText(text: string, params: Readonly<Record<string, unknown>>, language: Language): string {
  const filled = (part: string): string =>
    part.replace(placeholder, (written, name: string) => shown(params[name], language) ?? written)
  const isWhole = (part: string): boolean =>
    [...part.matchAll(placeholder)].every(([, name = '']) => shown(params[name], language) !== undefined)
  return filled(text.replace(/\[([^\]]*)\]/g, (_, part: string) => (isWhole(part) ? part : '')))
}

const placeholder = /\{(\w+)\}/g

function shown(value: unknown, language: Language): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value))
    return value.map((each) => shown(each, language) ?? '').join(language === 'zh-CN' ? '、' : ', ')
  if (isLabel(value)) return labelIn(value, language)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Labels among the params are texts of definitions: they have languages of their own. */
export const isLabel = (value: unknown): value is Exclude<Label, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).some((key) => languages.some((each) => each === key))

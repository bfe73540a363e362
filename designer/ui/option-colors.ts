import type { OptionColor } from '../../schemas/fields/option-colors.ts'

/** Each option colour as a dot: 3:1 on paper and ground of both schemes. */
const dots: Readonly<Record<OptionColor, string>> = {
  gray: '#7c8591',
  red: '#d9534a',
  pink: '#d6498f',
  grape: '#b35cc9',
  violet: '#8a6fe8',
  indigo: '#5f78e6',
  blue: '#3187d4',
  cyan: '#168ea3',
  teal: '#14917f',
  green: '#2f9550',
  lime: '#6b8f1a',
  yellow: '#a8820c',
  orange: '#cf6a1b',
}

/** The dot of an option; grey for options without a colour. */
export const optionDot = (color: string | undefined): string => dots[color as OptionColor] ?? dots.gray

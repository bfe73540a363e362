import type { Issue } from '../../schemas/issue.ts'
import type { Language } from '../../schemas/label.ts'
import en from './en.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }
import chinese from './zh-CN.json' with { type: 'json' }

/** The texts of one language: of issues and of problems, by code. */
interface Texts {
  readonly issues: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
}

export const texts: Readonly<Record<Language, Texts>> = { en, vi, 'zh-CN': chinese }

/** What an issue says to the reader. A code without a text gets a neutral sentence. */
export function issueText({ code, params = {} }: Issue, language: Language): string {
  const { issues } = texts[language]
  return filled(own(issues, code) ?? own(issues, `${code.split('.')[0]}.*`) ?? issues['*'] ?? code, params)
}

/** The title of a problem: what happened, in a sentence. */
export function problemTitle(code: string, language: Language): string {
  const { problems } = texts[language]
  return own(problems, code) ?? problems['*'] ?? code
}

const own = (of: Readonly<Record<string, string>>, code: string): string | undefined => (Object.hasOwn(of, code) ? of[code] : undefined)

/** Puts the params into `{name}`; lists are joined. */
const filled = (text: string, params: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    return Array.isArray(value) ? value.join(', ') : String(value ?? '')
  })

import { filledText } from '../../filled-text.ts'
import type { Issue } from '../../issue.ts'
import type { Language } from '../../label.ts'
import en from './en.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }
import chinese from './zh-CN.json' with { type: 'json' }

/** Texts by code of all issues that the check of a flow can find. */
export const flowTexts: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, vi, 'zh-CN': chinese }

/** What an issue of a flow says to the reader: the same on the server and in the editor, which finds it by itself; undefined for other codes. */
export function flowIssueText({ code, params = {} }: Pick<Issue, 'code' | 'params'>, language: Language): string | undefined {
  const text = flowTexts[language][code]
  return text === undefined ? undefined : filledText(text, params, language)
}

import type { Static } from 'typebox'
import type { LabelSchema } from './label-schema.ts'

/** The languages of the interface and of every label. The first is the last fallback. */
export const languages = ['en', 'vi', 'zh-CN'] as const

export type Language = (typeof languages)[number]

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', vi: 'Tiếng Việt', 'zh-CN': '简体中文' }

/** A text for people. Its schema stands apart, so that pages which only read labels load no schemas. */
export type Label = Static<typeof LabelSchema>

/** The label as the reader sees it: the reader's language, else the workspace's, else any. Never blank. */
export function labelIn(label: Label, language: Language, fallback: Language = 'en'): string {
  if (typeof label === 'string') return label
  return label[language] ?? label[fallback] ?? languages.map((each) => label[each]).find((text) => text !== undefined) ?? ''
}

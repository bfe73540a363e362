import { type Static, Type } from 'typebox'

/** The languages of the interface and of every label. The first is the last fallback. */
export const languages = ['en', 'vi', 'zh-CN'] as const

export type Language = (typeof languages)[number]

const words = Type.String({ minLength: 1, maxLength: 2000 })

/** A text for people: one text for every language, or one text a language (at least one of them). */
export const Label = Type.Union([
  words,
  Type.Object(
    { en: Type.Optional(words), vi: Type.Optional(words), 'zh-CN': Type.Optional(words) },
    { additionalProperties: false, minProperties: 1 },
  ),
])

export type Label = Static<typeof Label>

/** The label as the reader sees it: the reader's language, else the workspace's, else any. Never blank. */
export function labelIn(label: Label, language: Language, fallback: Language = 'en'): string {
  if (typeof label === 'string') return label
  return label[language] ?? label[fallback] ?? languages.map((each) => label[each]).find((text) => text !== undefined) ?? ''
}

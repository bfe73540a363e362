import { Type } from 'typebox'

const words = Type.String({ minLength: 1, maxLength: 2000 })

/** JSON Schema of a text for people: one text for every language, or one text a language (at least one of them). */
export const LabelSchema = Type.Union([
  words,
  Type.Object(
    { en: Type.Optional(words), vi: Type.Optional(words), 'zh-CN': Type.Optional(words) },
    { additionalProperties: false, minProperties: 1 },
  ),
])

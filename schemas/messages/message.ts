import { type Static, Type } from 'typebox'
import { ApiName, definitionHeader } from '../definition.ts'

/** UTF-16 units that the text of a message may have in one language. */
export const longestTemplate = 20_000

const template = (maxLength: number) => {
  const text = Type.String({ minLength: 1, maxLength })
  return Type.Union([
    text,
    Type.Object({ en: Type.Optional(text), vi: Type.Optional(text), 'zh-CN': Type.Optional(text) }, { additionalProperties: false, minProperties: 1 }),
  ])
}

/** Where a message can arrive. */
export const channels = ['in_app', 'email'] as const

export type Channel = (typeof channels)[number]

/** JSON Schema of a message: what somebody is told about a record. Subject and body are templates, one a language. */
export const MessageSchema = Type.Object(
  {
    ...definitionHeader('message'),
    /** The object whose records the message is about. */
    object: ApiName,
    channels: Type.Array(Type.Enum([...channels]), { minItems: 1, uniqueItems: true }),
    subject: template(500),
    body: template(longestTemplate),
  },
  { additionalProperties: false },
)

export type MessageDefinition = Static<typeof MessageSchema>

/** The texts of a message that are templates. */
export const templateKeys = ['subject', 'body'] as const

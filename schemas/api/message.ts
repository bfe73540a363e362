import { type Static, Type } from 'typebox'
import { languages } from '../label.ts'
import { channels } from '../messages/message.ts'
import { DefinitionBody } from './draft.ts'
import { Uuid } from './record.ts'

/** Asks how a message, saved or not, would reach somebody: me, in my language unless another is named. */
export const MessagePreviewRequest = Type.Object(
  { message: DefinitionBody, record: Uuid, language: Type.Optional(Type.Enum([...languages])) },
  { additionalProperties: false },
)

/** A message as it would reach its reader. */
export const MessagePreview = Type.Object({
  language: Type.Enum([...languages]),
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  /** Paths that the sender may not see; they stay blank. */
  hidden: Type.Array(Type.String()),
  /** Names that only a flow fills in; here they stand for the caller and the record. */
  ofFlow: Type.Array(Type.String()),
})

export type MessagePreview = Static<typeof MessagePreview>

/** What a test sent to the caller: the e-mail address, and whether a notification was made. */
export const MessageTest = Type.Object({ email: Type.Union([Type.String(), Type.Null()]), channels: Type.Array(Type.Enum([...channels])) })

export type MessageTest = Static<typeof MessageTest>

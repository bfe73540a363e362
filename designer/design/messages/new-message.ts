import type { Language } from '../../../schemas/label.ts'
import { newId } from '../../../schemas/ids.ts'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'

interface Written {
  readonly name: string
  readonly label: string
  /** API name of the object whose records it is about. */
  readonly object: string
  readonly subject: string
  readonly body: string
}

/** A message as it begins: in the language in which it is written, for every channel. */
export const newMessage = (language: Language, { name, label, object, subject, body }: Written): MessageDefinition => ({
  kind: 'message', format: 1, id: newId('message'), name, label: { [language]: label }, object, channels: ['in_app', 'email'],
  subject: { [language]: subject }, body: { [language]: body },
})

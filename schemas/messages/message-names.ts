import type { DefinitionSet } from '../definition-set.ts'
import { templatesOf } from './check-message.ts'
import { checkTemplate } from './check-template.ts'
import { isOfFlow } from './fixed-names.ts'
import type { MessageDefinition } from './message.ts'
import { fixedNamesIn } from './template-reads.ts'

/** The names beside its record's that the texts of a message read, in whatever language, each once: `recipient.name`, `task.link`. */
export function messageNames(message: MessageDefinition, set: DefinitionSet): readonly string[] {
  const record = set.get('object', message.object)
  return record ? [...new Set(templatesOf(message).flatMap(({ text }) => fixedNamesIn(checkTemplate(text, { set, record, nesting: 0 }).parts)))] : []
}

/** Those of them that only a flow can say. */
export const namesOfFlow = (message: MessageDefinition, set: DefinitionSet): readonly string[] => messageNames(message, set).filter(isOfFlow)

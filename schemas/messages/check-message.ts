import type { DefinitionSet } from '../definition-set.ts'
import { type Issue, pointerStep } from '../issue.ts'
import { languages } from '../label.ts'
import { checkTemplate } from './check-template.ts'
import { type MessageDefinition, templateKeys } from './message.ts'

/** Faults of a message that its schema cannot say. Those of a text say where in it they stand: `from` and `to` in the params. */
export function checkMessage(message: MessageDefinition, set: DefinitionSet): readonly Issue[] {
  const record = set.get('object', message.object)
  if (!record) return [{ code: 'message.unknown-object', path: '/object', params: { object: message.object } }]
  return templatesOf(message).flatMap(({ text, path }) =>
    checkTemplate(text, { set, record, nesting: 0 }).issues.map(({ code, from, to, params }) => ({ code, path, params: { ...params, from, to } })),
  )
}

/** Every text of a message that is a template, with the JSON pointer to it. */
export const templatesOf = (message: MessageDefinition): readonly { readonly text: string; readonly path: string }[] =>
  templateKeys.flatMap((key) => {
    const label = message[key]
    if (typeof label === 'string') return [{ text: label, path: `/${key}` }]
    return languages.flatMap((language) => {
      const text = label[language]
      return text === undefined ? [] : [{ text, path: `/${key}${pointerStep(language)}` }]
    })
  })

import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { stepsOfPath } from '../objects/path.ts'
import type { Span } from '../rules/formula/formula.ts'
import { mentionedTexts } from '../rules/references.ts'
import { templatesOf } from './check-message.ts'
import type { MessageDefinition } from './message.ts'
import { type EachPart, parseTemplate, type TemplatePart, type ValuePart } from './template.ts'
import { isFixedName } from './fixed-names.ts'
import { childrenAt, type TemplateScope } from './template-scope.ts'

/** Every mention that a message makes: its object, and in its texts every step of every path, at its place. */
export function messageReferences(message: MessageDefinition, set: DefinitionSet): readonly Reference[] {
  const record = set.get('object', message.object)
  const object: Reference = { path: '/object', kind: 'object', name: message.object, whole: '' }
  if (!record) return [object]
  return [
    object,
    ...templatesOf(message).flatMap(({ text, path }) =>
      parseTemplate(text).parts.flatMap((part) => mentionsOf(part, { set, record, nesting: 0 }).map((mention) => ({ ...mention, path }))),
    ),
  ]
}

type Mention = Omit<Reference, 'path'>

function mentionsOf(part: TemplatePart, scope: TemplateScope): readonly Mention[] {
  switch (part.kind) {
    case 'text':
      return []
    case 'value':
      return mentionsOfValue(part, scope)
    case 'each':
      return mentionsOfEach(part, scope)
  }
}

function mentionsOfValue({ formula, inner, from, to }: ValuePart, scope: TemplateScope): readonly Mention[] {
  return mentionedTexts(formula.rule, '').flatMap(({ text, path, role }): Mention[] => {
    const place = formula.places.get(path)
    if (!place) return []
    const at = { from: place.from + inner.from, to: place.to + inner.from }
    // In quotes, as `has_role("sales")` and `var("in")` have it, the name stands within.
    const span = at.to - at.from > text.length ? { from: at.from + 1, to: at.from + 1 + text.length } : at
    return (role ? [{ kind: 'role', name: text, span }] : steps(text, span, scope)).map((mention) => ({ ...mention, around: { from, to } }))
  })
}

function mentionsOfEach({ path, inner, parts, from, to }: EachPart, scope: TemplateScope): readonly Mention[] {
  const children = childrenAt(scope, path)
  if (!children) return []
  const around = { from, to }
  const via = path.slice(0, Math.max(0, path.lastIndexOf('.')))
  const last = { from: inner.to - path.length + via.length + (via === '' ? 0 : 1), to: inner.to }
  return [
    ...steps(via, { from: inner.from, to: inner.from + via.length }, scope).map((mention) => ({ ...mention, around })),
    // The way back has a name of its own, which stays when the lookup is renamed.
    { kind: 'object', name: children.object.name, field: children.lookup.name, span: last, inverse: path.slice(via === '' ? 0 : via.length + 1), around },
    ...parts.flatMap((part) => mentionsOf(part, { ...scope, item: children.object, nesting: scope.nesting + 1 })),
  ]
}

/** The fields on a path, each with the place of its own name. */
function steps(path: string, span: Span, { record, item, set }: TemplateScope): Mention[] {
  const names = path.split('.')
  if (isFixedName(names)) return []
  const isRooted = names[0] === 'record'
  const start = isRooted ? record : (item ?? record)
  const found = stepsOfPath(start, isRooted ? names.slice(1) : names, set)
  return found.map(({ step = 0, ...mention }) => {
    const index = step + (isRooted ? 1 : 0)
    const from = span.from + names.slice(0, index).join('.').length + (index > 0 ? 1 : 0)
    return { ...mention, span: { from, to: from + (names[index]?.length ?? 0) } }
  })
}

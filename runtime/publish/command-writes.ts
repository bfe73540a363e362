import { assertNever } from '../../schemas/assert-never.ts'
import type { DraftCommand } from '../../schemas/api/draft.ts'
import { cloneDefinition, cloneField } from '../../schemas/clone-definition.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { KindName } from '../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { Refusal } from '../refusal.ts'
import { kindNamed, parseDefinition } from './definition-shape.ts'
import { type DraftState, findInDraft } from './draft-state.ts'
import { followRenames } from './follow-renames.ts'
import { type DraftWrite, writeOf } from './write-draft.ts'

type Command = DraftCommand & { readonly kind: KindName; readonly command: Exclude<DraftCommand['command'], 'restore'> }

/** What a command writes, before anything that it breaks is looked at. Refuses `not-found` and `invalid-definition`. */
export function commandWrites(state: DraftState, command: Command): readonly DraftWrite[] {
  switch (command.command) {
    case 'rename':
      return renamed(state, command)
    case 'delete':
      return deleted(state, command)
    case 'clone':
      return cloned(state, command)
    case 'discard':
      return discardedTogether(state, command)
    default:
      return assertNever(command.command)
  }
}

function renamed(state: DraftState, command: Command): readonly DraftWrite[] {
  const before = present(state, command)
  const name = newName(command)
  const after =
    command.part === undefined
      ? { ...before, name }
      : withFields(before, (field) => (field.id === partOf(before, command).id ? { ...field, name } : field))
  return saved(state, before, after)
}

function deleted(state: DraftState, command: Command): readonly DraftWrite[] {
  const definition = present(state, command)
  if (command.part === undefined)
    return [{ ...writeOf(definition), name: state.live.get(definition.id)?.name ?? definition.name, body: null }]
  const part = partOf(definition, command)
  return [writeOf(withParts(definition, (parts) => parts.filter(({ id }) => id !== part.id)))]
}

function cloned(state: DraftState, command: Command): readonly DraftWrite[] {
  const definition = present(state, command)
  const name = newName(command)
  if (command.part === undefined) return [writeOf(parseDefinition(command.kind, cloneDefinition(definition, name)))]
  const part = partOf(definition, command)
  const after = {
    ...definition,
    fields: fieldsOf(definition).flatMap((field) => (field.id === part.id ? [field, cloneField(field, name)] : [field])),
  }
  return [writeOf(parseDefinition(command.kind, after))]
}

/** Several go back in one step; what a rename of one would write into another is overridden by what is live of that. */
function discardedTogether(state: DraftState, command: Command): readonly DraftWrite[] {
  const others = (command.also ?? []).map((key) => {
    const [kind = '', name = ''] = key.split('/')
    return { ...command, kind: kindNamed(kind), name }
  })
  const writes = [command, ...others].flatMap((each) => discarded(state, each))
  return [...new Map(writes.map((write) => [write.id, write])).values()]
}

/** Back to what is live; a definition that is not live goes. */
function discarded(state: DraftState, command: Command): readonly DraftWrite[] {
  const definition = findInDraft(state, command.kind, command.name)
  if (!definition) throw new Refusal('not-found')
  const live = state.live.get(definition.id)
  return live ? saved(state, definition, live) : deleted(state, { ...command, part: undefined })
}

const saved = (state: DraftState, before: DefinitionHeader, after: DefinitionHeader): readonly DraftWrite[] =>
  followRenames({ before, after }, state.definitions, state.set).map((definition) =>
    writeOf(parseDefinition(definition.kind as KindName, definition)),
  )

function present(state: DraftState, { kind, name }: Command): DefinitionHeader {
  const definition = state.set.get(kind, name)
  if (!definition) throw new Refusal('not-found')
  return definition
}

function newName({ to }: Command): string {
  if (to === undefined) throw new Refusal('invalid-request', { issues: [{ code: 'schema.required', path: '/to' }] })
  return to
}

type Part = { readonly id: string }

/** The part that the command names. Refuses `not-found`; only fields have names and can be copied. */
function partOf(definition: DefinitionHeader, { part, command }: Command): Part {
  const parts: Part[] = []
  withParts(definition, (list) => {
    parts.push(...list)
    return list
  })
  const found = (command === 'delete' ? parts : fieldsOf(definition)).find(({ id }) => id === part)
  if (!found) throw new Refusal('not-found')
  return found
}

/** The definition with each of its lists of parts, nested ones too, put through `change`. */
function withParts<Value>(value: Value, change: (parts: readonly Part[]) => readonly Part[]): Value {
  if (Array.isArray(value)) {
    const parts = value.every((each) => typeof each === 'object' && each !== null && 'id' in each) ? change(value) : value
    // Lists keep their kind of element; only some may be gone.
    return parts.map((each) => withParts(each, change)) as Value
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withParts(member, change)])) as Value
}

const withFields = (definition: DefinitionHeader, change: (field: FieldDefinition) => FieldDefinition): DefinitionHeader =>
  Object.assign({ ...definition }, { fields: fieldsOf(definition).map(change) })

const fieldsOf = (definition: DefinitionHeader): readonly FieldDefinition[] =>
  // Of the kinds of definition only objects have fields.
  definition.kind === 'object' ? (definition as ObjectDefinition).fields : []

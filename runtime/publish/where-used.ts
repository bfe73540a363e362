import { sql } from 'drizzle-orm'
import type { WhereUsed } from '../../schemas/api/release.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { FieldOption } from '../../schemas/fields/field-type.ts'
import { isObject } from '../../schemas/objects/object.ts'
import { mentionsOfOption } from '../../schemas/option-mentions.ts'
import { filledField } from '../../schemas/picklists/shared-options.ts'
import { type Mention, mentionsIn } from '../../schemas/references.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { type Sought, viewsWith } from '../views/views-with.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { kindNamed } from './definition-shape.ts'
import { type DraftState, readDraftState } from './draft-state.ts'
import { countRows, countValues, storedTables } from './stored-tables.ts'
import { usedAt } from './used-at.ts'

/** A definition, a field of it by name, or an option of that field by value. */
export interface Usable {
  readonly kind: string
  readonly name: string
  readonly field?: string
  readonly option?: string
}

/**
 * Everything in the draft that mentions a definition, field or option, mentions of its own parts within a definition
 * left out; how many records hold it, how many remembered imports fill it, how many people have it, if it is a role, and
 * how many personal views show it or filter by it. Refuses `not-found`. An empty answer means: looked at everything.
 */
export async function whereUsed(caller: Caller, usable: Usable): Promise<WhereUsed> {
  const { workspace } = caller
  const state = await readDraftState(workspace)
  const used = usedThing(state, usable)
  const [records, mappings, people, personalViews] = await Promise.all([
    recordsWith(workspace, state, used), mappingsOf(workspace, used), peopleWith(workspace, used), viewsWith(caller, soughtIn(used), state.set),
  ])
  return { references: mentionsOf(state, used).map((mention) => usedAt(mention, state.set)), records, mappings, people, personalViews }
}

interface UsedThing {
  readonly definition: DefinitionHeader
  readonly field: FieldDefinition | undefined
  readonly option: FieldOption | undefined
}

function usedThing(state: DraftState, { kind, name, field: fieldName, option: value }: Usable): UsedThing {
  const definition: DefinitionHeader | undefined = state.set.get(kindNamed(kind), name)
  const field = definition && isObject(definition) ? definition.fields.find((each) => each.name === fieldName) : undefined
  const option = field && fieldTypeOf(field).options?.(filledField(field, state.set)).find((each) => each.value === value)
  if (!definition || (fieldName !== undefined && !field) || (value !== undefined && !option)) throw new Refusal('not-found')
  return { definition, field, option }
}

const soughtIn = ({ definition: { kind, id }, field, option }: UsedThing): Sought => ({
  kind, id, ...(field && { field: field.id }), ...(option && { option: option.value }),
})

function mentionsOf(state: DraftState, { definition, field, option }: UsedThing): readonly Mention[] {
  const mentions = allMentions(state).filter(
    ({ reference }) => reference.kind === definition.kind && reference.name === definition.name && (!field || reference.field === field.name),
  )
  if (field && option) return mentionsOfOption({ definition, field, value: option.value }, mentions)
  return field ? mentions : mentions.filter(({ from }) => from.id !== definition.id)
}

/** The mentions of the draft as it is now; kept until it changes, for people look at one thing after another. */
function allMentions(state: DraftState): readonly Mention[] {
  const mentions = index.get(state) ?? mentionsIn(state.set)
  index.set(state, mentions)
  return mentions
}

const index = new WeakMap<DraftState, readonly Mention[]>()

async function recordsWith(workspace: Workspace, { live }: DraftState, { definition, field, option }: UsedThing): Promise<number> {
  const stored = storedTables([...live.values()], new Map())
  const table = stored.table(definition.id)
  if (table === undefined) return 0
  const { data, schema } = workspace
  if (!field) return (await countRows(data.db, schema, table)).rows
  const column = stored.column(definition.id, field.id)
  return column === undefined ? 0 : countValues(data.db, schema, { table, column, ...(option && { value: option.value }) })
}

/** Imports remember their columns by the ids of fields, a whole one by its object's. */
async function mappingsOf({ data, tables }: Workspace, { definition, field, option }: UsedThing): Promise<number> {
  if (option || definition.kind !== 'object') return 0
  const { importMapping } = tables
  const isOf = field ? sql`position(${field.id} in ${importMapping.mapping}::text) > 0` : sql`${importMapping.object} = ${definition.id}`
  const [counted] = await data.db.select({ mappings: sql<number>`count(*)::int` }).from(importMapping).where(isOf)
  return counted?.mappings ?? 0
}

async function peopleWith({ data, tables }: Workspace, { definition }: UsedThing): Promise<number> {
  if (definition.kind !== 'role') return 0
  const { personRole } = tables
  const [counted] = await data.db.select({ people: sql<number>`count(*)::int` }).from(personRole).where(sql`${personRole.role} = ${definition.id}`)
  return counted?.people ?? 0
}

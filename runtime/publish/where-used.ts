import type { WhereUsed } from '../../schemas/api/release.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { mentionsIn } from '../../schemas/references.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { kindNamed } from './definition-shape.ts'
import { usedAt } from './draft.ts'
import { type DraftState, readDraftState } from './draft-state.ts'
import { countRows, countValues, storedTables } from './stored-tables.ts'

/** A definition, or a field of it by name. */
export interface Usable {
  readonly kind: string
  readonly name: string
  readonly field?: string
}

/**
 * Everything in the draft that mentions a definition or a field, mentions of its own parts within a definition left
 * out, and how many records hold it. Refuses `not-found`. An empty answer means: looked at everything.
 */
export async function whereUsed(workspace: Workspace, { kind: kindName, name, field }: Usable): Promise<WhereUsed> {
  const kind = kindNamed(kindName)
  const state = await readDraftState(workspace)
  const definition = state.set.get(kind, name)
  if (!definition || (field !== undefined && !fieldIn(definition, field))) throw new Refusal('not-found')
  const mentions = mentionsIn(state.set).filter(({ from, reference }) => {
    const isIt = reference.kind === kind && reference.name === name && (field === undefined || reference.field === field)
    return isIt && (field !== undefined || from.id !== definition.id)
  })
  return { references: mentions.map(usedAt), records: await recordsWith(workspace, state, { definition, field }) }
}

const fieldIn = (definition: DefinitionHeader, name: string) =>
  // Of the kinds of definition only objects have fields.
  definition.kind === 'object' ? (definition as ObjectDefinition).fields.find((field) => field.name === name) : undefined

async function recordsWith(
  workspace: Workspace,
  { live }: DraftState,
  { definition, field }: { definition: DefinitionHeader; field: string | undefined },
): Promise<number> {
  const stored = storedTables([...live.values()], new Map())
  const table = stored.table(definition.id)
  if (table === undefined) return 0
  const { data, schema } = workspace
  if (field === undefined) return (await countRows(data.db, schema, table)).rows
  const column = stored.column(definition.id, fieldIn(definition, field)?.id ?? '')
  return column === undefined ? 0 : countValues(data.db, schema, { table, column })
}

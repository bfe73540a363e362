import type { DraftCommand, PutBack } from '../../schemas/api/draft.ts'
import type { KindName } from '../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { Refusal } from '../refusal.ts'
import type { Key } from '../storage/steps.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { parseDefinition } from './definition-shape.ts'
import type { DraftState, Transaction } from './draft-state.ts'
import { releaseDefinitions } from './live-definitions.ts'
import { mentionsRestored } from './restore-mentions.ts'
import { readTrash, type TrashRow } from './trash.ts'
import { type DraftWrite, withWrites, writeOf } from './write-draft.ts'

/** What a restore writes, and for a field where its mentions were put back. */
export interface Restored {
  readonly writes: readonly DraftWrite[]
  readonly mentions?: PutBack
}

/**
 * Brings an object or field back from the trash into the draft, under its old id: the publish then takes its data
 * back instead of making an empty column. A field comes with its mentions, by the definitions of the release `before`
 * its removal. Refuses `not-found`, and `conflict` when the field's object is gone.
 */
export async function restored(
  tx: Transaction,
  workspace: Workspace,
  { state, command }: { readonly state: DraftState; readonly command: DraftCommand },
): Promise<Restored> {
  const trash = await readTrash(tx, workspace.tables)
  const write = restoredWrite(state, command, trash)
  const row = trash.get(command.part ?? '')
  if (!row || !write.body || row.id === row.object) return { writes: [write] }
  const before = await releaseDefinitions(tx, workspace, row.release - 1)
  const now = withWrites(state, [write]).definitions
  const { definitions, places } = mentionsRestored(now, { field: row.id, before })
  const writes = definitions.map((each) => writeOf(parseDefinition(each.kind as KindName, each)))
  return { writes: [...(writes.some(({ id }) => id === write.id) ? [] : [write]), ...writes], mentions: places }
}

function restoredWrite(state: DraftState, { part, to }: DraftCommand, trash: ReadonlyMap<string, TrashRow>): DraftWrite {
  const row = part === undefined ? undefined : trash.get(part)
  if (!row || isBack(state, row.id)) throw new Refusal('not-found')
  if (row.id === row.object)
    return writeOf(
      parseDefinition('object', { ...(row.body as ObjectDefinition), ...(to === undefined ? {} : { name: to }) }),
    )
  const object = state.definitions.find(({ id }) => id === row.object) as ObjectDefinition | undefined
  if (!object) throw new Refusal('conflict', { issues: [{ code: 'trash.object-gone', path: '/part' }] })
  return writeOf(parseDefinition('object', withField(object, row, to)))
}

const isBack = (state: DraftState, id: string): boolean =>
  state.definitions.some(
    (definition) =>
      definition.id === id ||
      (definition.kind === 'object' && (definition as ObjectDefinition).fields.some((field) => field.id === id)),
  )

/** The object with the field at its end, and with the keys that it was in where their other fields are still there. */
function withField(object: ObjectDefinition, row: TrashRow, to: string | undefined): ObjectDefinition {
  // The trash holds what was a checked field when it was removed.
  const field = row.body as FieldDefinition
  const name = to ?? field.name
  if (object.fields.some((each) => each.name === name)) {
    throw new Refusal('name-taken', { issues: [{ code: 'field.name-taken', path: '/to', params: { name } }] })
  }
  const fields = [...object.fields, { ...field, name }]
  const names = new Set(fields.map((each) => each.name))
  const back = (keys: readonly Key[], known: readonly Key[]) =>
    keys
      .map((key) => ({ id: key.id, fields: key.fields.map((each) => (each === field.name ? name : each)) }))
      .filter((key) => !known.some(({ id }) => id === key.id) && key.fields.every((each) => names.has(each)))
  const unique = [...(object.unique ?? []), ...back(row.details.unique ?? [], object.unique ?? [])]
  const indexes = [...(object.indexes ?? []), ...back(row.details.indexes ?? [], object.indexes ?? [])]
  return { ...object, fields, ...(unique.length > 0 && { unique }), ...(indexes.length > 0 && { indexes }) }
}

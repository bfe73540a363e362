import { desc, eq } from 'drizzle-orm'
import type { TrashEntry } from '../../schemas/api/draft.ts'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { TrashedPart } from '../storage/diff.ts'
import { isoMoment } from '../storage/moment.ts'
import type { Key } from '../storage/steps.ts'
import type { WorkspaceTables } from '../storage/workspace-tables.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { readDraftState, type Transaction } from './draft-state.ts'

/** A removed object (its id is `object` too) or field, whose data are kept. */
export interface TrashRow extends TrashedPart {
  readonly details: TrashDetails
  /** The release that removed it. */
  readonly release: number
}

/** What a restore builds again beside the part itself: the keys that the field was in. */
export interface TrashDetails {
  readonly unique?: readonly Key[]
  readonly indexes?: readonly Key[]
}

/** What the trash holds, by id. */
export async function readTrash(tx: Transaction, { trash }: WorkspaceTables): Promise<ReadonlyMap<string, TrashRow>> {
  const rows = await tx.select({ id: trash.id, object: trash.object, body: trash.body, details: trash.details, release: trash.release }).from(trash)
  // `details` are written by the switch alone.
  return new Map(rows.map((row) => [row.id, { ...row, details: row.details as TrashDetails }]))
}

/** The removed objects and fields that can be restored, newest first. */
export async function listTrash(workspace: Workspace): Promise<readonly TrashEntry[]> {
  const { trash, person } = workspace.tables
  const state = await readDraftState(workspace)
  const rows = await workspace.data.db
    .select({
      id: trash.id,
      object: trash.object,
      body: trash.body,
      release: trash.release,
      at: trash.at,
      by: trash.by,
      author: person.name,
    })
    .from(trash)
    .leftJoin(person, eq(person.id, trash.by))
    .orderBy(desc(trash.at), trash.id)
  return rows.map((row) => {
    // The trash holds what was a checked object or field when it was removed.
    const { name, label } = row.body as ObjectDefinition | FieldDefinition
    const owner = row.object === row.id ? undefined : state.definitions.find(({ id }) => id === row.object)
    const at = isoMoment(row.at)
    return {
      id: row.id,
      type: row.object === row.id ? 'object' : 'field',
      name,
      label,
      object: owner ? { id: owner.id, name: owner.name, label: owner.label } : null,
      release: row.release,
      by: row.by === null ? null : { id: row.by, name: row.author ?? '' },
      at,
    }
  })
}

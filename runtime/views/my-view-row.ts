import type { MyView } from '../../schemas/api/view.ts'
import { contentsInNames } from '../../schemas/views/view-in-ids.ts'
import type { ViewContents } from '../../schemas/views/view.ts'
import type { Caller } from '../caller.ts'
import { definitionsInIds } from './readable-set.ts'
import { readableContents } from './visible-views.ts'

/** A personal view as it is stored: its object and contents by ids. */
export interface MyViewRow {
  readonly id: string
  readonly version: number
  readonly object: string
  readonly label: string
  readonly contents: ViewContents
  readonly shared: string | null
}

/** The view as its person may see it now; undefined while its object is gone or hidden. */
export function myView(caller: Caller, { id, version, label, object: objectId, contents: stored, shared }: MyViewRow): MyView | undefined {
  const { plan, access } = caller
  const object = plan.objectsById.get(objectId)
  if (!object || !access.object(object.name).read) return undefined
  const contents = contentsInNames(stored, objectId, { set: plan.definitions, inIds: definitionsInIds(plan) })
  const readable = readableContents(caller, object, contents)
  const { where: _, ...others } = contents
  const shown = readable ?? readableContents(caller, object, others)
  const columnsLost = shown ? stored.columns.length - shown.columns.length : 0
  return shown && { id, version, object: object.name, label, contents: shown, filterLost: !readable, columnsLost, shared: shared !== null }
}

/** Whether the view that it was shared as is live: that one then stands in its place. */
export const isReplaced = ({ plan }: Caller, { shared }: MyViewRow): boolean =>
  shared !== null && plan.definitions.all('view').some(({ id }) => id === shared)

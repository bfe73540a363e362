import { objectScope } from '../../schemas/objects/rule-scope.ts'
import { checkRule, isRefused } from '../../schemas/rules/check.ts'
import type { BoardSettings, CalendarSettings, ViewContents, ViewDefinition } from '../../schemas/views/view.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { rolesOf } from '../roles/access.ts'
import { fieldAtPath } from '../roles/readable-field.ts'

/** The views that are meant for the caller, each cut to what the caller may read. */
export const visibleViews = (caller: Caller): readonly ViewDefinition[] =>
  caller.plan.memo(`views:${caller.access.key}`, () => caller.plan.definitions.all('view').flatMap((view) => visibleView(caller, view) ?? []))

function visibleView(caller: Caller, view: ViewDefinition): ViewDefinition | undefined {
  const object = caller.plan.objects.get(view.object)
  if (!object || !caller.access.object(view.object).read || !isFor(caller, view)) return undefined
  const contents = readableContents(caller, object, view)
  return contents && { ...view, ...contents }
}

function isFor({ plan, access }: Caller, { roles = [] }: ViewDefinition): boolean {
  return roles.length === 0 || rolesOf(plan, access).some(({ name }) => roles.includes(name))
}

/**
 * What a view shows, without the paths that the caller may not read; a form whose field is hidden falls back to the
 * table. Undefined when the filter reads something hidden: without it the view would be another one, and with it the
 * hidden values would show.
 */
export function readableContents(caller: Caller, object: ObjectPlan, view: ViewContents): ViewContents | undefined {
  const isReadable = (path: string) => fieldAtPath(caller, object, path) !== undefined
  if (!filterReads(caller, object, view.where)?.every(isReadable)) return undefined
  const columns = view.columns.filter(isReadable)
  const board = view.board && readableBoard(view.board, isReadable)
  const calendar = view.calendar && readableCalendar(view.calendar, isReadable)
  const isPossible = (view.as === 'board' && board) || (view.as === 'calendar' && calendar)
  return {
    as: isPossible ? view.as : 'table',
    columns: columns.length > 0 ? columns : ['created_at'],
    ...(view.where === undefined || view.where === null ? {} : { where: view.where }),
    sort: (view.sort ?? []).filter(({ path }) => isReadable(path)),
    board: board ?? null,
    calendar: calendar ?? null,
  }
}

/** The paths that a filter reads; undefined when it is no condition on such records, or none any more. */
function filterReads({ plan }: Caller, object: ObjectPlan, where: unknown): readonly string[] | undefined {
  if (where === undefined || where === null) return []
  const checked = checkRule(where, objectScope(object.definition, plan.definitions), { type: 'boolean' })
  return isRefused(checked) ? undefined : checked.reads
}

function readableBoard(board: BoardSettings, isReadable: (path: string) => boolean): BoardSettings | null {
  if (!isReadable(board.by)) return null
  const { sum, ...others } = board
  return { ...others, cards: (board.cards ?? []).filter(isReadable), ...(sum !== undefined && isReadable(sum) && { sum }) }
}

function readableCalendar({ from, to, title }: CalendarSettings, isReadable: (path: string) => boolean): CalendarSettings | null {
  if (!isReadable(from)) return null
  return { from, ...(to !== undefined && isReadable(to) && { to }), ...(title !== undefined && isReadable(title) && { title }) }
}

import type { DefinitionSet } from '../definition-set.ts'
import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../fields/field.ts'
import { type Issue, issueUnder } from '../issue.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { ofObjectIssues } from '../objects/of-object.ts'
import { pathInObject } from '../objects/path.ts'
import { objectScope } from '../objects/rule-scope.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import { lintCondition } from '../rules/lint-condition.ts'
import { canBeBoard, canBeCalendar, canBeSum } from './fitting-fields.ts'
import type { ViewContents, ViewDefinition } from './view.ts'

/** Faults of a view that its schema cannot say. */
export function checkView(view: ViewDefinition, set: DefinitionSet): readonly Issue[] {
  const object = set.get('object', view.object)
  return [...ofObjectIssues(view, set), ...(object ? checkContents(view, object, set) : []), ...roleIssues(view, set)]
}

/** A view whose filter can never hold shows nothing. */
export function lintView({ object: name, where }: ViewDefinition, set: DefinitionSet): readonly Issue[] {
  const object = set.get('object', name)
  return object ? lintCondition(where, objectScope(object, set), '/where') : []
}

/** Faults in what a view shows: paths that lead nowhere, fields of the wrong type, a filter that is no condition. */
export function checkContents(view: ViewContents, object: ObjectDefinition, set: DefinitionSet): readonly Issue[] {
  const fieldAt = (path: string) => pathInObject(object, path.split('.'), set)?.field
  const checking: Checking = { object, fieldAt }
  return [
    ...view.columns.flatMap((path, index) => pathIssues(checking, { path, at: `/columns/${index}` })),
    ...(view.sort ?? []).flatMap(({ path }, index) => pathIssues(checking, { path, at: `/sort/${index}/path`, fits: isSortable, code: 'view.not-sortable' })),
    ...whereIssues(view, object, set),
    ...boardIssues(view, checking),
    ...calendarIssues(view, checking),
  ]
}

interface Checking {
  readonly object: ObjectDefinition
  fieldAt(path: string): FieldDefinition | undefined
}

/** A path that a view names, and what its field has to be. */
interface Named {
  readonly path: string
  readonly at: string
  readonly fits?: (field: FieldDefinition) => boolean
  readonly code?: string
}

function pathIssues({ object, fieldAt }: Checking, { path, at, fits, code }: Named): Issue[] {
  const field = fieldAt(path)
  if (!field) return [{ code: 'object.unknown-field', path: at, params: { object: object.name, field: path } }]
  return code !== undefined && fits && !fits(field) ? [{ code, path: at, params: { field: path } }] : []
}

const isSortable = (field: FieldDefinition): boolean => fieldTypeOf(field).sortable

function whereIssues({ where }: ViewContents, object: ObjectDefinition, set: DefinitionSet): Issue[] {
  if (where === undefined || where === null) return []
  const checked = checkRule(where, objectScope(object, set), { type: 'boolean' })
  return isRefused(checked) ? checked.issues.map((issue) => issueUnder('/where', issue)) : []
}

function boardIssues({ as, board }: ViewContents, checking: Checking): Issue[] {
  if (!board) return as === 'board' ? [{ code: 'view.board-missing', path: '/board' }] : []
  return [
    ...pathIssues(checking, { path: board.by, at: '/board/by', fits: canBeBoard, code: 'view.not-a-picklist' }),
    ...(board.cards ?? []).flatMap((path, index) => pathIssues(checking, { path, at: `/board/cards/${index}` })),
    ...(board.sum === undefined ? [] : pathIssues(checking, { path: board.sum, at: '/board/sum', fits: canBeSum, code: 'view.not-a-number' })),
  ]
}

function calendarIssues({ as, calendar }: ViewContents, checking: Checking): Issue[] {
  if (!calendar) return as === 'calendar' ? [{ code: 'view.calendar-missing', path: '/calendar' }] : []
  const { from, to, title } = calendar
  const date = (path: string, at: string) => pathIssues(checking, { path, at, fits: canBeCalendar, code: 'view.not-a-date' })
  const found = [
    ...date(from, '/calendar/from'),
    ...(to === undefined ? [] : date(to, '/calendar/to')),
    ...(title === undefined ? [] : pathIssues(checking, { path: title, at: '/calendar/title' })),
  ]
  return found.length === 0 && to !== undefined && typeAt(checking, from) !== typeAt(checking, to)
    ? [{ code: 'view.dates-differ', path: '/calendar/to', params: { from, to } }]
    : found
}

function typeAt({ fieldAt }: Checking, path: string): string | undefined {
  const field = fieldAt(path)
  return field && ruleTypeOf(field).type
}

const roleIssues = ({ roles }: ViewDefinition, set: DefinitionSet): Issue[] =>
  (roles ?? []).flatMap((role, index) =>
    set.get('role', role) ? [] : [{ code: 'view.unknown-role', path: `/roles/${index}`, params: { role } }],
  )

import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { ofObjectReferences } from '../objects/of-object.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { stepsOfPath } from '../objects/path.ts'
import { ruleReferences } from '../rules/references.ts'
import type { ViewContents, ViewDefinition } from './view.ts'

/** Every mention that a view makes: of its object, of fields along its paths and in its filter, and of roles. */
export function viewReferences(view: ViewDefinition, set: DefinitionSet): readonly Reference[] {
  const object = set.get('object', view.object)
  return [
    ...ofObjectReferences(view),
    ...(object ? contentsReferences(view, object, set) : []),
    ...(view.roles ?? []).map((name, index): Reference => ({ path: `/roles/${index}`, kind: 'role', name })),
  ]
}

/** The mentions in what a view shows. */
export function contentsReferences(view: ViewContents, object: ObjectDefinition, set: DefinitionSet): readonly Reference[] {
  return [
    ...pathsOf(view).flatMap(({ path, at, whole }) =>
      stepsOfPath(object, path.split('.'), set).map((step): Reference => ({ ...step, path: at, ...(whole === undefined ? {} : { whole }) })),
    ),
    ...(view.where === undefined || view.where === null ? [] : ruleReferences({ rule: view.where, object, pointer: '/where' }, set)),
  ]
}

/** A path, where it stands, and what goes with it when it goes: a board is nothing without its picklist. */
interface PlacedPath {
  readonly path: string
  readonly at: string
  readonly whole?: string
}

function pathsOf({ columns, sort, board, calendar }: ViewContents): readonly PlacedPath[] {
  const setting = (path: string | undefined, at: string, whole = at): PlacedPath[] => (path === undefined ? [] : [{ path, at, whole }])
  return [
    ...columns.map((path, index) => ({ path, at: `/columns/${index}` })),
    ...(sort ?? []).map(({ path }, index) => ({ path, at: `/sort/${index}/path` })),
    ...setting(board?.by, '/board/by', '/board'),
    ...(board?.cards ?? []).map((path, index) => ({ path, at: `/board/cards/${index}` })),
    ...setting(board?.sum, '/board/sum'),
    ...setting(calendar?.from, '/calendar/from', '/calendar'),
    ...setting(calendar?.to, '/calendar/to'),
    ...setting(calendar?.title, '/calendar/title'),
  ]
}

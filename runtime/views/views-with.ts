import type { PersonalViews } from '../../schemas/api/release.ts'
import type { DefinitionSet } from '../../schemas/definition-set.ts'
import { namesOption } from '../../schemas/option-mentions.ts'
import { setInIds } from '../../schemas/definitions-in-ids.ts'
import { contentsReferences } from '../../schemas/views/view-references.ts'
import type { Caller } from '../caller.ts'
import { isReplaced, type MyViewRow } from './my-view-row.ts'

/** What views are asked for, by ids; an option by its value. */
export interface Sought {
  readonly kind: string
  readonly id: string
  readonly field?: string
  readonly option?: string
}

/**
 * How many views that people keep for themselves show an object, or show, sort or filter by the thing, followed over the
 * definitions of `set`. Whose they are is told to whoever manages people, the first `mostNames` by name.
 */
export async function viewsWith(caller: Caller, sought: Sought, set: DefinitionSet): Promise<PersonalViews> {
  const rows = await possibleRows(caller, sought)
  const found = rows.length === 0 ? [] : rows.filter((row) => !isReplaced(caller, row) && mentions(row, sought, inIds(set)))
  const people = new Map(found.map(({ person, name }) => [person, name]))
  const names = caller.access.system.has('people') ? { names: [...people.values()].slice(0, mostNames) } : {}
  return { views: found.length, people: people.size, ...names }
}

/** How many of the people are named at most. */
const mostNames = 20

interface OwnedRow extends MyViewRow {
  readonly person: string
  readonly name: string
}

/** All that may mention it: their text has its id, or, for an object, a path that leads over a lookup. Nothing else can be named in a view. */
async function possibleRows({ workspace }: Caller, { kind, id, field }: Sought): Promise<readonly OwnedRow[]> {
  if (kind !== 'object' && kind !== 'role') return []
  const { sql } = workspace.data
  const schema = sql(workspace.schema)
  const isPossible = kind === 'object' && field === undefined ? sql`(v.object = ${id} or position('.' in v.contents::text) > 0)` : sql`position(${field ?? id}::text in v.contents::text) > 0`
  return sql<OwnedRow[]>`select v.id, v.version, v.object, v.label, v.contents, v.shared, v.person, p.name
    from ${schema}._view v join ${schema}._person p on p.id = v.person where ${isPossible} order by p.name, p.id`
}

function mentions({ object: objectId, contents }: OwnedRow, { kind, id, field, option }: Sought, set: DefinitionSet): boolean {
  if (kind === 'object' && field === undefined && objectId === id) return true
  const object = set.get('object', objectId)
  const references = object ? contentsReferences(contents, object, set) : []
  return references.some(
    (reference) =>
      reference.kind === kind && reference.name === id && (field === undefined || reference.field === field) &&
      (option === undefined || namesOption(contents, reference, option)),
  )
}

/** Kept with the draft, for people look at one thing after another. */
function inIds(set: DefinitionSet): DefinitionSet {
  const known = setsInIds.get(set) ?? setInIds(set)
  setsInIds.set(set, known)
  return known
}

const setsInIds = new WeakMap<DefinitionSet, DefinitionSet>()

import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { SearchHit } from '../../schemas/api/search.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { searchTermsOf } from '../../schemas/fields/search-text.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { fieldAtPath } from '../roles/readable-field.ts'
import { queryRecords } from './query/run-query.ts'
import { searchableFields } from './search-column.ts'

/** What is searched for everywhere at once. */
export interface WorkspaceSearch {
  readonly text: string
  /** The most hits of one object. */
  readonly perObject: number
  readonly now: Date
}

/** So many objects are searched at a time: a search must not take every connection from the others. */
const atOnce = 4

/** The newest records that hold a text, of every object that the caller may read; by the gate of every other list. */
export async function searchRecords(caller: Caller, asked: WorkspaceSearch): Promise<readonly SearchHit[]> {
  if (searchTermsOf(asked.text).length === 0) return []
  const objects = [...caller.plan.objects.values()].filter((object) => isSearchable(caller, object))
  const hits: SearchHit[] = []
  for (let from = 0; from < objects.length; from += atOnce) {
    const found = await Promise.all(objects.slice(from, from + atOnce).map((object) => hitsOf(caller, object, asked)))
    hits.push(...found.flat())
  }
  return hits
}

function isSearchable(caller: Caller, object: ObjectPlan): boolean {
  const { read, readable } = caller.access.object(object.name)
  return read !== false && searchableFields(object).some(({ name }) => readable.has(name))
}

async function hitsOf(caller: Caller, object: ObjectPlan, { text, perObject, now }: WorkspaceSearch): Promise<readonly SearchHit[]> {
  const named = namingPaths(caller, object)
  const query = { select: [...named.keys()], search: text, limit: perObject }
  try {
    const { items } = await queryRecords(caller, { objectName: object.name, query, now })
    return items.map((record) => hitOf(caller, { object, record, named }))
  } catch (reason) {
    // A release of this very moment took the object, or a field that names its records: the others are still found.
    if (reason instanceof Refusal && reason.code !== 'plan-changed') return []
    throw reason
  }
}

/** What records of an object are called by, as far as the caller may read it. */
function namingPaths(caller: Caller, object: ObjectPlan): ReadonlyMap<string, FieldPlan> {
  const paths = new Set([object.title.name, ...(object.definition.subtitle ?? [])])
  return new Map([...paths].flatMap((path) => {
    const field = fieldAtPath(caller, object, path)
    return field ? [[path, field] as const] : []
  }))
}

interface NamedRecord {
  readonly object: ObjectPlan
  readonly record: RecordAnswer
  readonly named: ReadonlyMap<string, FieldPlan>
}

function hitOf({ plan, person }: Caller, { object, record, named }: NamedRecord): SearchHit {
  const reader = { ...plan.context, language: person.language, readerZone: person.zone }
  const shown = (path: string): string | undefined => {
    const [field, value, title] = [named.get(path), record.values[path], record._titles[path]]
    if (!field || value === null || value === undefined) return undefined
    // An answer's values are as their fields decode them.
    return field.type.format(value as FieldValue, field.definition, { ...reader, ...(title !== undefined && { title }) }) || undefined
  }
  const subtitle = (object.definition.subtitle ?? []).flatMap((path) => shown(path) ?? [])
  return { object: object.name, id: record.id, title: shown(object.title.name) ?? null, subtitle: subtitle.join(' · ') || null }
}

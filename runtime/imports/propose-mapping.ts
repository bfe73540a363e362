import type { PreviewColumn } from '../../schemas/api/file.ts'
import type { ImportColumn } from '../../schemas/api/import.ts'
import { uuidPattern } from '../../schemas/fields/patterns.ts'
import type { Label } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import type { Gate } from '../records/gate.ts'
import { refuseColumn } from './refuse-column.ts'
import { linkMatches } from './link-match.ts'
import { linkNames, plainName } from './plain-name.ts'

/** The fields that columns seem to mean, by their names and labels in any language; each field once. */
export function proposeColumns(caller: Caller, gate: Gate, columns: readonly PreviewColumn[]): ImportColumn[] {
  const fields = [...gate.object.byName.values()].filter((field) => refuseColumn(gate, field) === undefined && !field.files)
  const found = new Map<string, { field: FieldPlan; rest: string }>()
  const isTaken = (field: FieldPlan): boolean => [...found.values()].some((other) => other.field === field)
  const assign = (meant: (column: PreviewColumn, field: FieldPlan) => string | undefined): void => {
    for (const column of columns.filter((each) => !found.has(each.column))) {
      for (const field of fields.filter((each) => !isTaken(each))) {
        const rest = meant(column, field)
        if (rest === undefined) continue
        found.set(column.column, { field, rest })
        break
      }
    }
  }
  assign(({ column }, { name }) => (column === name ? '' : undefined))
  // What is called exactly alike goes before what only points there.
  assign(({ column }, field) => (namesOf(field).has(plainName(column)) ? '' : undefined))
  assign(({ column }, field) => (field.link ? linkNames(column).find(({ name }) => namesOf(field).has(name))?.rest : undefined))
  return columns.flatMap((column) => {
    const meant = found.get(column.column)
    return meant ? [columnFor(caller, column, meant)] : []
  })
}

/** Whether columns are called as an exact export calls them: the id first, and API names. */
export const areExact = ({ object }: Gate, [first, ...others]: readonly string[]): boolean =>
  first === 'id' && others.length > 0 && others.every((column) => object.byName.has(column.split('.')[0] ?? ''))

/** The names of the fields of a unique key that the columns fill. */
export function proposeKey({ object, access }: Gate, columns: readonly ImportColumn[]): string[] | undefined {
  const mapped = new Set(columns.map(({ field }) => object.byId.get(field)?.name))
  const key = (object.definition.unique ?? []).find(({ fields }) => fields.every((name) => mapped.has(name) && access.readable.has(name)))
  return key && [...key.fields]
}

/** Names and labels in any language, as they are compared. */
function namesOf({ name, definition }: FieldPlan): ReadonlySet<string> {
  return new Set([name, ...textsOf(definition.label)].map(plainName).filter((each) => each !== ''))
}

const textsOf = (label: Label): readonly string[] => (typeof label === 'string' ? [label] : Object.values(label))

const ownId = new RegExp(uuidPattern, 'i')

function columnFor(caller: Caller, { column, samples, dateOrder, decimalMark }: PreviewColumn, { field, rest }: { field: FieldPlan; rest: string }): ImportColumn {
  const matches = linkMatches(caller, field)
  // Most columns called `…_id` hold the ids of another system, not ours.
  const holdsIds = samples.length > 0 && samples.every((text) => ownId.test(text.trim()))
  const named = matches.find(({ match, field: by }) => (holdsIds ? match === 'id' : match !== 'id' && plainName(by?.name ?? match) === rest)) ?? matches[0]
  return {
    column,
    field: field.id,
    ...(named && { match: named.match }),
    ...(dateOrder && { dateOrder }),
    ...(decimalMark && { decimalMark }),
  }
}

import { fieldTypeOf, type FieldDefinition, isStored } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { assertNever } from '../../schemas/assert-never.ts'
import { columnTypes } from './columns.ts'
import { constraintName, trashName } from './constraint-names.ts'
import { createTable } from './create-table.ts'
import { addReference, columnType, dropReference, requiredCheck, type TablesOf } from './ddl-parts.ts'
import { quoted } from './quoted.ts'
import { needsRewrite, recast } from './retype-matrix.ts'
import type { Key, Step } from './steps.ts'

/** SQL of a step: `first` in the order of the steps, `last` when all tables are there. */
export interface Statements {
  readonly first: readonly string[]
  readonly last: readonly string[]
}

/** Prints a step as SQL. Identifiers come from checked definitions and are quoted; there are no values. */
export function statementsOf(step: Step, tables: TablesOf): Statements {
  switch (step.op) {
    case 'createObject':
      return createTable(step.object, tables)
    case 'trashObject':
      return trashTable(step.object, tables)
    case 'restoreObject':
      return restoreTable(step, tables)
    case 'renameObject':
      return only(`alter table ${tables.table(step.from)} rename to ${quoted(step.object.name)}`)
    case 'setDefinition':
    case 'removeDefinition':
      return only()
    case 'addUnique':
    case 'dropUnique':
    case 'addIndex':
    case 'dropIndex':
      return only(keyStatement(step.op, step, tables))
    default:
      return fieldStatements(step, tables)
  }
}

type FieldStep = Extract<Step, { readonly field: FieldDefinition }>

function fieldStatements(step: FieldStep, tables: TablesOf): Statements {
  const table = tables.table(step.object.name)
  const alter = (change: string): string => `alter table ${table} ${change}`
  const column = quoted(step.field.name)
  switch (step.op) {
    case 'addField':
      return {
        first: [alter(`add column ${column} ${columnType(step.field)}`)],
        last: addReference(step.object, step.field, tables),
      }
    case 'renameField':
      return only(alter(`rename column ${quoted(step.from)} to ${column}`))
    case 'trashField':
      return only(...trashColumn(step, tables))
    case 'restoreField':
      return restoreColumn(step, tables)
    case 'retypeField':
      return only(...retypeColumn(step, tables))
    case 'relinkField':
      return {
        first: dropReference(step.object, step.from, tables),
        last: addReferenceOnly(step.object, step.field, tables),
      }
    case 'setRequired':
      return only(alter(`add ${requiredCheck(step.field)}`))
    case 'dropRequired':
      return only(alter(`drop constraint ${quoted(constraintName.required(step.field.id))}`))
    default:
      return assertNever(step)
  }
}

const only = (...first: string[]): Statements => ({ first, last: [] })

/** Unique keys hold among the records that are not in the recycle bin. */
function keyStatement(
  op: 'addUnique' | 'dropUnique' | 'addIndex' | 'dropIndex',
  { object, key }: { object: ObjectDefinition; key: Key },
  tables: TablesOf,
): string {
  const name = op.endsWith('Unique') ? constraintName.unique(key.id) : constraintName.index(key.id)
  if (op === 'dropUnique' || op === 'dropIndex') return `drop index ${tables.named(name)}`
  return tables.key({ name, on: object.name, columns: key.fields, unique: op === 'addUnique' })
}

/** A removed column keeps its values and takes no part in anything: no insert needs it, no delete is held up by it. */
const trashColumn = (
  { object, field }: { object: ObjectDefinition; field: FieldDefinition },
  tables: TablesOf,
): string[] => !isStored(field) ? [] : [
  ...(field.required
    ? [`alter table ${tables.table(object.name)} drop constraint ${quoted(constraintName.required(field.id))}`]
    : []),
  ...dropReference(object, field, tables),
  ...(fieldTypeOf(field).link?.(field) ? [`drop index ${tables.named(constraintName.referenceIndex(field.id))}`] : []),
  `alter table ${tables.table(object.name)} rename column ${quoted(field.name)} to ${quoted(trashName(field.id))}`,
]

/** A field without a column comes back with its definition alone. */
const restoreColumn = (
  step: Extract<Step, { op: 'restoreField' | 'retypeField' | 'relinkField' }>,
  tables: TablesOf,
): Statements => !isStored(step.field) ? only() : ({
  first: [
    `alter table ${tables.table(step.object.name)} rename column ${quoted(trashName(step.field.id))} to ${quoted(step.field.name)}`,
    ...retypeColumn(step, tables),
  ],
  last: [...withoutLostTargets(step.object, step.field, tables), ...addReference(step.object, step.field, tables)],
})

/** While the values lay in the trash nothing guarded the records that they point at; some may be gone for good. */
function withoutLostTargets(object: ObjectDefinition, field: FieldDefinition, tables: TablesOf): string[] {
  const target = tables.target(field)
  if (target === undefined) return []
  const column = quoted(field.name)
  return [
    `update ${tables.table(object.name)} as record set ${column} = null where ${column} is not null` +
      ` and not exists (select from ${target} as target where target.id = record.${column})`,
  ]
}

/** A column that is read as another type by Postgres itself; kinds that share a column change nothing. */
function retypeColumn(
  { object, field, from }: { object: ObjectDefinition; field: FieldDefinition; from: FieldDefinition },
  tables: TablesOf,
): string[] {
  const [was, is] = [from, field].map((each) => fieldTypeOf(each).column(each).kind) as [
    keyof typeof columnTypes,
    keyof typeof columnTypes,
  ]
  if (!needsRewrite(was, is)) return []
  const column = quoted(field.name)
  return [
    `alter table ${tables.table(object.name)} alter column ${column} type ${columnTypes[is]} using ${recast(column, { was, is }, columnTypes[is].replace(/ COLLATE .*/, ''))}`,
  ]
}

const trashTable = (object: ObjectDefinition, tables: TablesOf): Statements =>
  only(
    ...object.fields.flatMap((field) => dropReference(object, field, tables)),
    `alter table ${tables.table(object.name)} rename to ${quoted(trashName(object.id))}`,
  )

function restoreTable(
  { object, trashed }: { object: ObjectDefinition; trashed: ObjectDefinition },
  tables: TablesOf,
): Statements {
  const back = trashed.fields.filter(({ id }) => object.fields.some((field) => field.id === id))
  const links = back.flatMap(({ id }) => object.fields.filter((field) => field.id === id))
  return {
    first: [`alter table ${tables.table(trashName(object.id))} rename to ${quoted(object.name)}`],
    last: links.flatMap((field) => [
      ...withoutLostTargets(object, field, tables),
      ...addReferenceOnly(object, field, tables),
    ]),
  }
}

/** The reference without its index, which is there already. */
const addReferenceOnly = (object: ObjectDefinition, field: FieldDefinition, tables: TablesOf): readonly string[] =>
  addReference(object, field, tables).slice(0, 1)

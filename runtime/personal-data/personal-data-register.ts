import { sql } from 'drizzle-orm'
import type { PersonalDataField, PersonalDataRegister } from '../../schemas/api/personal-data.ts'
import { labelIn, type Label } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { accessOf } from '../roles/access.ts'
import { columnOf, compileStatement, listed, runStatement } from '../storage/statement.ts'

/**
 * Every live field that holds personal data: what it is for, how many records hold it, which roles see it. Values are counted
 * only for those who may read them all; what is said of a field is the definition's, and for whoever looks after people.
 */
export async function personalDataRegister(caller: Caller): Promise<PersonalDataRegister> {
  const items: PersonalDataField[] = []
  for (const object of caller.plan.objects.values()) {
    const fields = object.fields.filter(({ definition }) => definition.personal !== undefined)
    if (fields.length === 0) continue
    const counts = await countValues(caller, object, fields)
    items.push(...fields.map((field) => entryOf(caller, object, { field, records: counts.get(field) ?? null })))
  }
  return { items: items.toSorted((a, b) => Number(isComplete(a)) - Number(isComplete(b))) }
}

const isComplete = ({ purpose, legalBasis, retention }: PersonalDataField): boolean => purpose !== null && legalBasis !== null && retention !== null

function entryOf(caller: Caller, object: ObjectPlan, { field, records }: { field: FieldPlan; records: number | null }): PersonalDataField {
  const { person, plan } = caller
  const inWords = (label: Label): string => labelIn(label, person.language, plan.settings.languages[0])
  const { personal = 'basic', purpose, legalBasis = null, retention, label } = field.definition
  return {
    object: { name: object.name, label: inWords(object.definition.label) },
    field: { id: field.id, name: field.name, label: inWords(label) },
    category: personal,
    purpose: purpose === undefined ? null : inWords(purpose),
    legalBasis,
    retention: retention === undefined ? null : inWords(retention),
    records,
    roles: [...plan.roles.values()].filter(({ id }) => accessOf(plan, [id]).object(object.name).readable.has(field.name)).map((role) => inWords(role.label)),
  }
}

/** How many living records have a value of each field; nothing of fields that the caller may not read in every record, or that are reckoned. */
async function countValues({ plan, access, workspace }: Caller, object: ObjectPlan, fields: readonly FieldPlan[]): Promise<ReadonlyMap<FieldPlan, number>> {
  const { read, readable } = access.object(object.name)
  const counted = fields.filter((field) => !field.formula && !field.rows && readable.has(field.name))
  if (read !== 'all' || counted.length === 0) return new Map()
  const counts = listed(counted.map((field, index) => sql`count(${columnOf('t', field.name)})::int as ${sql.identifier(`c${index}`)}`))
  const statement = plan.memo(`personal-data:${object.name}:${access.key}`, () => compileStatement(sql`select ${counts} from ${object.table} t where t.deleted_at is null`))
  const [row] = await runStatement<Record<string, number>>(workspace.data.sql, statement)
  return new Map(counted.map((field, index) => [field, row?.[`c${index}`] ?? 0]))
}

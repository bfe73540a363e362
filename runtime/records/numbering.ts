import { sql, type SQL } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { searchColumn } from '../storage/columns.ts'
import { input } from '../storage/statement.ts'
import { dateInZone } from './date-in-zone.ts'
import { digitsPlace, numberPlace, searchForms } from './numbered-search.ts'

/** The fields of an object whose values the system numbers. */
export const numberingFields = (object: ObjectPlan): readonly FieldPlan[] => object.fields.filter((field) => field.type.numbering !== undefined)

/**
 * `, counter_0 as (…)` for each numbering field: takes the next number in the statement that uses it, and only when
 * the record is really written. The counter's row stays locked until the commit, so there are no gaps.
 */
export const counterExpressions = (schema: string, fields: readonly FieldPlan[], admitted: SQL): SQL =>
  sql.join(
    fields.map(
      (field, index) => sql`, ${counterName(index)} as (
        insert into ${sql.identifier(schema)}."_counter" as counter (field, period, value)
        select ${field.id}, ${input(inputName(field, 'period'), 'text')}, 1 from live where ${admitted}
        on conflict (field, period) do update set value = counter.value + 1 returning value)`,
    ),
    sql``,
  )

/** The value of a numbering field: its text around the number that its counter gave. */
export const numberedValue = (field: FieldPlan, index: number): SQL => {
  const [before, after] = [input(inputName(field, 'before'), 'text'), input(inputName(field, 'after'), 'text')]
  return sql`${before} || ${numberDigits(field, index)} || ${after}`
}

/** The digits of the number that a field's counter gave. */
const numberDigits = (field: FieldPlan, index: number): SQL => {
  const value = sql`(select value::text from ${counterName(index)})`
  return sql`lpad(${value}, greatest(${input(inputName(field, 'digits'), 'int')}, length(${value})), '0')`
}

/** The search text of a record that the statement numbers: its input with the open places filled. */
export const numberedSearch = (fields: readonly FieldPlan[]): SQL =>
  fields.reduce((text, field, index) => {
    const digits = numberDigits(field, index)
    const form = sql`(${input(inputName(field, 'search'), 'text[]')})[length(${digits})]`
    return sql`replace(${text}, ${numberPlace(index)}::text, replace(${form}, ${digitsPlace}::text, ${digits}))`
  }, input(searchColumn, 'text'))

/** The inputs that these fragments name, for a record made now. */
export function numberInputs(object: ObjectPlan, caller: Caller, now: Date): Readonly<Record<string, string | number>> {
  const fields = numberingFields(object)
  if (fields.length === 0) return {}
  const today = dateInZone(now, caller.plan.context.zone)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const numbering = field.type.numbering?.(field.definition, today)
      if (!numbering) return []
      const { before, after } = numbering
      const search = caller.plan.memo(`number:search:${field.id}:${before}:${after}`, () => searchForms(before, after))
      return Object.entries({ ...numbering, search }).map(([key, value]) => [`${field.name}:${key}`, value])
    }),
  )
}

const inputName = (field: FieldPlan, key: 'period' | 'before' | 'digits' | 'after' | 'search'): string => `${field.name}:${key}`

const counterName = (index: number): SQL => sql`${sql.identifier(`counter_${index}`)}`

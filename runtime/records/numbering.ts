import { sql, type SQL } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { input } from '../storage/statement.ts'
import { dateInZone } from './date-in-zone.ts'

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
  const value = sql`(select value::text from ${counterName(index)})`
  const digits = input(inputName(field, 'digits'), 'int')
  const [before, after] = [input(inputName(field, 'before'), 'text'), input(inputName(field, 'after'), 'text')]
  return sql`${before} || lpad(${value}, greatest(${digits}, length(${value})), '0') || ${after}`
}

/** The inputs that the two fragments name, for a record made now. */
export function numberInputs(object: ObjectPlan, caller: Caller, now: Date): Readonly<Record<string, string | number>> {
  const fields = numberingFields(object)
  if (fields.length === 0) return {}
  const today = dateInZone(now, caller.plan.context.zone)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const numbering = field.type.numbering?.(field.definition, today)
      return Object.entries(numbering ?? {}).map(([key, value]) => [`${field.name}:${key}`, value])
    }),
  )
}

const inputName = (field: FieldPlan, key: 'period' | 'before' | 'digits' | 'after'): string => `${field.name}:${key}`

const counterName = (index: number): SQL => sql`${sql.identifier(`counter_${index}`)}`

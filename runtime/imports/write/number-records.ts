import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import type { FieldPlan, ObjectPlan } from '../../compile/plan.ts'
import { dateInZone } from '../../records/date-in-zone.ts'
import { numberingFields } from '../../records/numbering.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'

/** The values of numbering fields for the records of a portion, by position. */
export type Numbers = ReadonlyMap<FieldPlan, (position: number) => string>

/** Takes as many numbers as there are records, in one statement a field; the counter stays locked until the commit. */
export async function takeNumbers(runner: Runner, caller: Caller, { object, count, now }: { object: ObjectPlan; count: number; now: Date }): Promise<Numbers> {
  const numbers = new Map<FieldPlan, (position: number) => string>()
  const today = dateInZone(now, caller.plan.context.zone)
  for (const field of numberingFields(object)) {
    const numbering = field.type.numbering?.(field.definition, today)
    if (!numbering || count === 0) continue
    const { period, before, digits, after } = numbering
    const [row] = await runStatement<{ value: string }>(runner, counterStatement(caller), { field: field.id, period, count })
    const first = Number(row?.value ?? count) - count + 1
    numbers.set(field, (position) => `${before}${String(first + position).padStart(digits, '0')}${after}`)
  }
  return numbers
}

const counterStatement = ({ plan }: Caller) =>
  plan.memo('import:counter', () =>
    compileStatement(sql`insert into ${sql.identifier(plan.schema)}."_counter" as counter (field, period, value)
      values (${input('field', 'text')}, ${input('period', 'text')}, ${input('count', 'bigint')})
      on conflict (field, period) do update set value = counter.value + excluded.value returning value`),
  )

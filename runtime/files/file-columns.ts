import { sql, type SQL } from 'drizzle-orm'
import type { FieldPlan } from '../compile/plan.ts'
import { columnOf } from '../storage/statement.ts'

/** What a statement selects for a field: its column, or of a column of files what they are, in their order. */
export const selectedColumn = (schema: string, alias: string, field: FieldPlan): SQL =>
  field.files ? filesIn(schema, columnOf(alias, field.name)) : columnOf(alias, field.name)

const filesIn = (schema: string, column: SQL): SQL => sql`(select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type) order by u.place)
  from unnest(${column}) with ordinality u(id, place) join ${sql.identifier(schema)}."_file" f on f.id = u.id)`

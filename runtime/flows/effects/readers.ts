import { sql } from 'drizzle-orm'
import type { Language } from '../../../schemas/label.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import type { Recipient } from '../../messages/render-message.ts'

/** Somebody who is told something. */
export interface Reader extends Recipient {
  readonly id: string
  readonly language: Language
}

/** The people of these ids who still work here, in the order of the ids. */
export const readersOf = (runner: Runner, schema: string, ids: readonly string[]): Promise<readonly Reader[]> =>
  runStatement<Reader>(runner, statementFor(schema), { ids: `{${ids.join(',')}}` })

const statementFor = perSchema((name) =>
  compileStatement(sql`select p.id, p.name, p.job_title as "jobTitle", p.employee_code as "employeeCode", p.language, p.zone
    from unnest(${input('ids', 'uuid[]')}) with ordinality as wanted(id, place) join ${sql.identifier(name)}."_person" p on p.id = wanted.id where p.active order by wanted.place`),
)

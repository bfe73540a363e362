import type { RightsTransaction } from './rights-change.ts'

/** A table whose rows stand below one another, and the column that names the row above. */
export interface Hierarchy {
  readonly table: '_person' | '_department'
  readonly above: 'manager' | 'parent'
}

/** The ids of a row and of all above it, also where they stand in a circle; none when there is no such row. */
export async function chainAbove(
  { sql, schema }: RightsTransaction,
  { table, above }: Hierarchy,
  id: string,
): Promise<readonly string[]> {
  const [rows, up] = [sql(table), sql(above)]
  const found = await sql<{ id: string }[]>`
    with recursive above as (
      select t.id, t.${up} as up from ${schema}.${rows} t where t.id = ${id}
      union
      select t.id, t.${up} from ${schema}.${rows} t join above on above.up = t.id)
    select id from above`
  return found.map((row) => row.id)
}

import { sql } from 'drizzle-orm'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { rejectionColumns } from './columns.ts'
import type { ImportInput } from './import-input.ts'
import { importJob } from './import-kind.ts'

/** A row that an import did not take. */
interface Rejection {
  readonly line: number
  /** Its texts, in the order of the columns. */
  readonly cells: readonly string[]
  readonly issues: readonly Issue[]
}

/** The rejected rows of an import. */
export interface Rejections {
  /** Names of the columns of the file. */
  readonly columns: readonly string[]
  readonly delimiter: string
  readonly fileName: string
  /** Those behind a line, in the order of the file, `limit` at most. */
  after(line: number, limit: number): Promise<readonly Rejection[]>
}

/** The rows that an import of the caller did not take. Refuses `not-found` for any other job. */
export async function rejectedRows({ workspace, person }: Caller, job: string): Promise<Rejections> {
  const schema = sql.identifier(workspace.schema)
  const [found] = await runStatement<{ input: ImportInput; file: string | null }>(
    workspace.data.sql,
    compileStatement(sql`select input, about->>'file' as file from ${schema}."_job" where id = ${job}::uuid and by = ${person.id}::uuid and kind = ${importJob}`),
  )
  if (!found) throw new Refusal('not-found')
  const { columns, mapping } = found.input
  // A list of rejected rows that was sent again gets new lines and reasons.
  const own = columns.flatMap((name, at) => (name === rejectionColumns.line || name === rejectionColumns.reason ? [] : [{ name, at }]))
  return {
    columns: own.map(({ name }) => name),
    delimiter: mapping.delimiter ?? ',',
    fileName: found.file ?? '',
    after: async (line, limit) => {
      const rows = await runStatement<{ line: string; cells: string[]; issues: Issue[] }>(
        workspace.data.sql,
        compileStatement(sql`select line, cells, issues from ${schema}."_job_rejection" where job = ${job}::uuid and line > ${line}::bigint order by line limit ${limit}::int`),
      )
      return rows.map((row) => ({ line: Number(row.line), cells: own.map(({ at }) => row.cells[at] ?? ''), issues: row.issues }))
    },
  }
}

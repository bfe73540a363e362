import { sql } from 'drizzle-orm'
import { pathTo } from '../records/gate.ts'
import type { RunningJob } from '../jobs/job-kind.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import type { BatchImporter } from './import-batch.ts'
import type { AgainCursor, ImportCursor, ImportInput } from './import-input.ts'
import { batchSize } from './read-batches.ts'
import type { TableRow } from './tables/table.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import { noRecord } from './write/resolve-links.ts'

interface Again {
  readonly importer: BatchImporter
  readonly input: ImportInput
  /** Where the import stands once all rows of the file have been taken or rejected. */
  readonly from: ImportCursor
}

const firstPass: AgainCursor = { above: null, taken: 0, isLast: false }

/**
 * Takes rows again that were rejected only because they point at rows further down the file: from the last to the first, so
 * that a target comes before what points at it, until a pass takes none. Then links that may be left blank are.
 */
export async function takeAgain(job: RunningJob, { importer, input, from }: Again): Promise<ImportCursor> {
  let cursor = from
  let again = from.again ?? firstPass
  while (cursor.counts.rejected > 0) {
    job.signal.throwIfAborted()
    const links = await ownLinks(job, input)
    const rows = links.length === 0 ? [] : await waitingRows(job, links, again.above)
    const [first] = rows
    if (first) {
      const taken = await importer.take(await importer.read(rows), { ...cursor, again })
      again = { ...(taken.again ?? again), above: first.line }
      cursor = { ...taken, again }
    } else if (again.taken > 0) again = firstPass
    else if (!again.isLast && links.some(({ mayBlank }) => mayBlank)) again = { ...firstPass, isLast: true }
    else return cursor
  }
  return cursor
}

interface OwnLink {
  readonly path: string
  readonly mayBlank: boolean
}

/** The links of the mapping that point at records of the object itself. */
async function ownLinks(job: RunningJob, { object: objectId, mapping }: ImportInput): Promise<readonly OwnLink[]> {
  const object = (await job.caller()).plan.objectsById.get(objectId)
  return mapping.columns.flatMap(({ field: fieldId, missing }) => {
    const field = object?.byId.get(fieldId)
    const isOwn = field?.link?.to === 'object' && field.link.object === object?.name
    return field && isOwn ? [{ path: pathTo(field.name), mayBlank: missing === 'blank' }] : []
  })
}

/** The last rows above a line that nothing is wrong with but such links, in the order of the file. */
async function waitingRows({ workspace, id }: RunningJob, links: readonly OwnLink[], above: number | null): Promise<readonly TableRow[]> {
  const paths = arrayLiteral(links.map(({ path }) => path))
  const rows = await runStatement<{ line: string; cells: string[] }>(
    workspace.data.sql,
    compileStatement(sql`select line, cells from ${sql.identifier(workspace.schema)}."_job_rejection" where job = ${id}::uuid and (${above}::bigint is null or line < ${above}::bigint)
      and not exists (select 1 from jsonb_array_elements(issues) issue where issue->>'code' <> ${noRecord} or issue->>'path' <> all(${paths}::text[]))
      order by line desc limit ${batchSize}::int`),
  )
  return rows.map(({ line, cells }) => ({ line: Number(line), cells })).toReversed()
}

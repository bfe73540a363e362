import { Readable } from 'node:stream'
import Type, { type Static } from 'typebox'
import { byteOrderMark, csvLine } from '../../runtime/imports/csv-text.ts'
import type { FailingRecords } from '../../runtime/publish/failing-records.ts'
import type { PlannedCheck } from '../../runtime/publish/plan-checks.ts'
import type { PublishChoices } from '../../runtime/publish/prepare-publish.ts'
import { PlanCheck } from '../../schemas/api/publish-plan.ts'
import { ReleaseNumber } from '../../schemas/api/release.ts'

/** A check of a plan, and what the plan was asked for. */
export const FailingQuery = Type.Object(
  {
    cause: PlanCheck.properties.cause,
    code: PlanCheck.properties.code,
    /** `object/deal,rule/deal_reason`, where the plan is of some changes only. */
    only: Type.Optional(Type.String({ maxLength: 60_000 })),
    rollback: Type.Optional(ReleaseNumber),
  },
  { additionalProperties: false },
)

/** Where the failing records of a check are; null where there are none. */
export function addressOfFailing(workspace: string, { cause, code, failing }: PlannedCheck, { only, rollback }: PublishChoices): string | null {
  if (failing === 0) return null
  const query = new URLSearchParams({ cause, code, ...(only && { only: only.join() }), ...(rollback !== undefined && { rollback: String(rollback) }) })
  return `/api/w/${workspace}/draft/plan/failing.csv?${query}`
}

/** The demand that an address names. */
export const demandIn = ({ only, ...rest }: Static<typeof FailingQuery>) => ({ ...rest, ...(only !== undefined && { only: only.split(',') }) })

/** The records as a file for people: nothing in it is taken for a formula. */
export function failingCsv(records: FailingRecords): Response {
  const lines = Readable.from(linesOf(records), { objectMode: false })
  // Both stand for the same stream; only the names of the types differ.
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="records.csv"; filename*=UTF-8''${encodeURIComponent(`${records.name}.csv`)}`,
    },
  })
}

const rowsAtOnce = 1_000

async function* linesOf({ columns, after }: FailingRecords): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(['id', ...columns], ',')
  let last: string | undefined
  for (;;) {
    const rows = await after(last, rowsAtOnce)
    yield rows.map(({ id, cells }) => csvLine([id, ...cells], ',')).join('')
    if (rows.length < rowsAtOnce) return
    last = rows.at(-1)?.id
  }
}

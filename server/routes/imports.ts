import { Readable } from 'node:stream'
import type { Rejections } from '../../runtime/imports/rejected-rows.ts'
import { rejectedRows } from '../../runtime/imports/rejected-rows.ts'
import { byteOrderMark, csvLine } from '../../runtime/imports/csv-text.ts'
import { rejectionColumns } from '../../runtime/imports/columns.ts'
import { proposeFromFile } from '../../runtime/imports/propose-from-file.ts'
import { startImport } from '../../runtime/imports/start-import.ts'
import { ImportRequest, RejectedPage, RejectedQuery, SpreadsheetProposal, SpreadsheetRequest } from '../../schemas/api/import.ts'
import { Job } from '../../schemas/api/job.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Language } from '../../schemas/label.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { issueText } from '../issue-texts/issue-text.ts'
import { answeredJob } from '../jobs/answered-job.ts'
import { route } from '../route.ts'
import { answeredIssues } from './answered-plan.ts'

const tag = 'Imports'
const workspace = '/api/w/:workspace'

/** Where the rows are fetched that an import rejected. */
export const addressOfErrors = (slug: string, job: string): string => `/api/w/${slug}/jobs/${job}/errors.csv`

export const importRoutes = [
  route({
    method: 'POST', path: `${workspace}/imports`, policy: 'member', tag, summary: 'Import an upload into records, or try to',
    body: ImportRequest, answers: { 202: Job },
    work: async ({ caller, params, body }) => {
      const job = await startImport(caller, body)
      return { status: 202, body: answeredJob(job, caller.person.language), headers: { location: `/api/w/${params.workspace}/jobs/${job.id}` } }
    },
  }),
  route({
    method: 'POST', path: `${workspace}/spreadsheet`, policy: ['design'], tag, summary: 'Propose an object for the rows of an upload',
    body: SpreadsheetRequest, answers: { 200: SpreadsheetProposal },
    work: async ({ caller, body }) => ({ body: await proposeFromFile(caller, body) }),
  }),
  route({
    method: 'GET', path: `${workspace}/jobs/:id/errors`, policy: 'member', tag, summary: 'List the rows that an import of mine rejected',
    query: RejectedQuery, answers: { 200: RejectedPage },
    work: async ({ caller, params, query: { after = 0, limit = 100 } }) => {
      const { columns, after: rowsAfter } = await rejectedRows(caller, uuidParam(params.id))
      const rows = await rowsAfter(after, limit + 1)
      const items = rows.slice(0, limit).map(({ line, cells, issues }) => ({ line, cells: [...cells], issues: answeredIssues(issues, caller.person.language) }))
      return { body: { columns: [...columns], items, next: rows.length > limit ? (items.at(-1)?.line ?? null) : null } }
    },
  }),
  route({
    method: 'GET', path: `${workspace}/jobs/:id/errors.csv`, policy: 'member', tag, summary: 'Fetch the rows that an import of mine rejected, with the reason of each',
    answers: { 200: null }, answerType: 'text/csv',
    work: async ({ caller, params }) => {
      const rejections = await rejectedRows(caller, uuidParam(params.id))
      const lines = Readable.from(csvOf(rejections, caller.person.language), { objectMode: false })
      // Both stand for the same stream; only the names of the types differ.
      return new Response(Readable.toWeb(lines) as ReadableStream, {
        headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment(rejections.fileName) },
      })
    },
  }),
]

const rowsAtOnce = 500

/** The rejected rows as the file had them, with the line and the reasons behind. */
async function* csvOf({ columns, delimiter, after }: Rejections, language: Language): AsyncGenerator<string> {
  yield byteOrderMark + csvLine([...columns, rejectionColumns.line, rejectionColumns.reason], delimiter)
  let line = 0
  for (;;) {
    const rows = await after(line, rowsAtOnce)
    yield rows.map((row) => csvLine([...row.cells, String(row.line), row.issues.map((issue) => reasonOf(issue, language)).join(' ')], delimiter)).join('')
    if (rows.length < rowsAtOnce) return
    line = rows.at(-1)?.line ?? line
  }
}

/** What is wrong with one cell begins with the name of its column. */
function reasonOf(issue: Issue, language: Language): string {
  const text = issueText(issue, language)
  const column = issue.params?.column
  return typeof column === 'string' && !text.includes(column) ? `${column}: ${text}` : text
}

/** A name for the download that is safe everywhere (RFC 6266). */
const attachment = (fileName: string): string => `attachment; filename="errors.csv"; filename*=UTF-8''${encodeURIComponent(`${fileName.replace(/\.[^.]*$/, '') || 'import'}-errors.csv`)}`

import { exportedFile } from '../../runtime/exports/exported-file.ts'
import { listExports } from '../../runtime/exports/list-exports.ts'
import { previewExport } from '../../runtime/exports/preview-export.ts'
import { startExport } from '../../runtime/exports/start-export.ts'
import { exportDefinitions } from '../../runtime/publish/definition-exchange.ts'
import { ExportListQuery, ExportPage, ExportPreview, ExportQuestion, ExportRequest } from '../../schemas/api/export.ts'
import { Job } from '../../schemas/api/job.ts'
import { fileHeaders } from '../http/file-headers.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { answeredJob } from '../jobs/answered-job.ts'
import { route } from '../route.ts'

const tag = 'Exports'
const workspace = '/api/w/:workspace'
const exports = `${workspace}/exports`

/** Where the file of an export is fetched. */
export const addressOfExport = (slug: string, job: string): string => `/api/w/${slug}/exports/${job}/file`

export const exportRoutes = [
  route({
    method: 'POST', path: exports, policy: 'member', tag, summary: 'Export records as a file',
    body: ExportRequest, answers: { 202: Job },
    work: async ({ caller, params, body }) => {
      const job = await startExport(caller, body)
      return { status: 202, body: answeredJob(job, caller.person.language), headers: { location: `/api/w/${params.workspace}/jobs/${job.id}` } }
    },
  }),
  route({
    method: 'POST', path: `${exports}/preview`, policy: 'member', tag, summary: 'Say what an export would hold, and which personal data',
    body: ExportQuestion, answers: { 200: ExportPreview },
    work: async ({ caller, body }) => ({ body: await previewExport(caller, body) }),
  }),
  route({
    method: 'GET', path: exports, policy: ['people'], tag, summary: 'List the exports of everybody: who, when, what and why',
    query: ExportListQuery, answers: { 200: ExportPage },
    work: async ({ caller, query }) => ({ body: await listExports(caller, query) }),
  }),
  route({
    method: 'GET', path: `${exports}/:id/file`, policy: 'member', tag, summary: 'Fetch the file of an export of mine, for a day',
    answers: { 200: null }, answerType: 'application/octet-stream',
    work: async ({ parts, caller, params }) => {
      const { id, key, name, type, size } = await exportedFile(caller, uuidParam(params.id))
      return new Response(await parts.ports.files.read(key), { headers: { ...fileHeaders({ tag: id, name, type, shown: false }), 'content-length': String(size) } })
    },
  }),
  route({
    method: 'GET', path: `${exports}/definitions`, policy: ['design'], tag: 'Design', summary: 'Export the live definitions as files',
    answers: { 200: null }, answerType: 'application/zip',
    work: async ({ caller }) => {
      const { release, bytes } = await exportDefinitions(caller.workspace)
      const name = `${caller.workspace.slug}-release-${release}.zip`
      return new Response(bytes, { headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` } })
    },
  }),
]

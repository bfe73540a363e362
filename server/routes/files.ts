import { previewUpload } from '../../runtime/imports/preview.ts'
import { keepUpload } from '../../runtime/imports/uploads.ts'
import { FileAnswer, PreviewQuery, TablePreview, UploadQuery } from '../../schemas/api/file.ts'
import { ReadingSettings } from '../../schemas/api/table-reading.ts'
import { uploadLimit } from '../../schemas/imports/upload-limit.ts'
import { limitedBody } from '../http/limited-body.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'
import { answeredIssues } from './answered-plan.ts'

const tag = 'Files'
const files = '/api/w/:workspace/files'

export const fileRoutes = [
  route({
    method: 'POST', path: files, policy: 'member', tag, summary: 'Upload a file, as the body; it is kept for a week',
    query: UploadQuery, bodyType: '*/*', answers: { 201: FileAnswer },
    work: async ({ caller, query, raw }) => ({
      status: 201,
      body: await keepUpload(caller, { name: baseName(query.name), type: mediaType(raw.headers.get('content-type')), bytes: limitedBody(raw, uploadLimit) }),
    }),
  }),
  route({
    method: 'POST', path: `${files}/:id/preview`, policy: 'member', tag, summary: 'Look at an upload as a table',
    query: PreviewQuery, body: ReadingSettings, answers: { 200: TablePreview },
    work: async ({ caller, params, query, body }) => {
      const preview = await previewUpload(caller, uuidParam(params.id), { settings: body, ...(query.object !== undefined && { object: query.object }) })
      const { language } = caller.person
      return { body: { ...preview, columns: preview.columns.map((column) => ({ ...column, warnings: answeredIssues(column.warnings, language) })) } }
    },
  }),
]

/** Browsers send the name alone; other clients may send a path. */
const baseName = (name: string): string => name.split(/[/\\]/).at(-1)?.replace(/\p{Cc}/gu, '').trim() || 'file'

const mediaType = (header: string | null): string => {
  const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}$/.test(type) ? type : 'application/octet-stream'
}

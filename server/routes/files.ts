import Type from 'typebox'
import { readableFile } from '../../runtime/files/readable-files.ts'
import { readThumbnail, thumbnailSizes, thumbnailType } from '../../runtime/files/thumbnails.ts'
import { keepUpload } from '../../runtime/files/uploads.ts'
import { previewUpload } from '../../runtime/imports/preview.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { FileAnswer, PreviewQuery, TablePreview, UploadQuery } from '../../schemas/api/file.ts'
import { ReadingSettings } from '../../schemas/api/table-reading.ts'
import { uploadLimit } from '../../schemas/files/upload-limit.ts'
import { fileHeaders, isKnown } from '../http/file-headers.ts'
import { limitedBody } from '../http/limited-body.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'
import { answeredIssues } from './answered-plan.ts'

const tag = 'Files'
const files = '/api/w/:workspace/files'

export const fileRoutes = [
  route({
    method: 'POST', path: files, policy: 'member', tag, summary: 'Upload a file, as the body: for a field of a record, or to be imported',
    query: UploadQuery, bodyType: '*/*', answers: { 201: FileAnswer },
    work: async ({ caller, query: { name, object, field }, raw }) => {
      const to = object !== undefined && field !== undefined ? { to: { object, field } } : {}
      return { status: 201, body: await keepUpload(caller, { name: baseName(name), bytes: limitedBody(raw, uploadLimit), ...to }) }
    },
  }),
  route({
    method: 'GET', path: `${files}/:id`, policy: 'member', viewable: true, tag, summary: 'Download a file of a record',
    answers: { 200: null, 304: null }, answerType: 'application/octet-stream',
    work: async ({ parts, caller, params, raw }) => {
      const { id, key, name, type, size } = await readableFile(caller, uuidParam(params.id))
      const headers = fileHeaders({ tag: id, name, type, shown: false })
      if (isKnown(raw, id)) return new Response(null, { status: 304, headers })
      return new Response(await parts.ports.files.read(key), { headers: { ...headers, 'content-length': String(size) } })
    },
  }),
  route({
    method: 'GET', path: `${files}/:id/thumbnail`, policy: 'member', viewable: true, tag, summary: 'Show a picture of a record, made small',
    query: Type.Object({ size: Type.Enum([...thumbnailSizes]) }, { additionalProperties: false }), answers: { 200: null, 304: null }, answerType: thumbnailType,
    work: async ({ parts, caller, params, query: { size }, raw }) => {
      const { id, key, name, type } = await readableFile(caller, uuidParam(params.id))
      const headers = fileHeaders({ tag: `${id}-${size}`, name: `${name}.webp`, type: thumbnailType, shown: true })
      if (isKnown(raw, `${id}-${size}`)) return new Response(null, { status: 304, headers })
      const bytes = type.startsWith('image/') ? await readThumbnail(parts.ports, key, size) : undefined
      if (!bytes) throw new Refusal('not-found')
      return new Response(bytes, { headers })
    },
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

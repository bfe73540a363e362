import Type from 'typebox'
import { bulkWrite } from '../../runtime/records/bulk.ts'
import { createRecord } from '../../runtime/records/create.ts'
import { deleteRecord } from '../../runtime/records/delete.ts'
import { explainRecord } from '../../runtime/records/explain-record.ts'
import { claimRecord } from '../../runtime/records/pool/claim.ts'
import { giveBackRecord } from '../../runtime/records/pool/give-back.ts'
import { poolState } from '../../runtime/records/pool/pool-state.ts'
import { recordHistory } from '../../runtime/records/history.ts'
import { queryRecords } from '../../runtime/records/query/run-query.ts'
import { explainObject } from '../../runtime/roles/explain-person.ts'
import { readRecord } from '../../runtime/records/read.ts'
import { readRelated } from '../../runtime/records/related-values.ts'
import { restoreRecord } from '../../runtime/records/restore.ts'
import { suggestWords } from '../../runtime/records/suggest-words.ts'
import { updateRecord } from '../../runtime/records/update.ts'
import { ExplainAnswer, ExplainObjectAnswer } from '../../schemas/api/explain.ts'
import { BulkAnswer, BulkRequest, RecordPage, RecordQuery } from '../../schemas/api/query.ts'
import { PoolState } from '../../schemas/api/pool.ts'
import { HistoryPage, RecordAnswer, RecordInput, RelatedAnswer, RelatedRequest, Suggestions, Uuid } from '../../schemas/api/record.ts'
import { etagOf, requiredVersion } from '../http/preconditions.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { problemOfRefusal } from '../problem.ts'
import { route } from '../route.ts'
import { listQuery, ListParameters } from './list-parameters.ts'
import { writeContext } from './write-context.ts'

const tag = 'Records'
const records = '/api/w/:workspace/records/:object'

export const recordRoutes = [
  route({
    method: 'GET', path: records, policy: 'member', viewable: true, tag, summary: 'List records',
    query: ListParameters, answers: { 200: RecordPage },
    work: async ({ parts, caller, params, query }) => ({
      body: await queryRecords(caller, { objectName: params.object, query: listQuery(query), now: parts.ports.clock.now() }),
    }),
  }),
  route({
    method: 'POST', path: `${records}/query`, policy: 'member', viewable: true, tag, summary: 'Query records',
    body: RecordQuery, answers: { 200: RecordPage },
    work: async ({ parts, caller, params, body }) => ({
      body: await queryRecords(caller, { objectName: params.object, query: body, now: parts.ports.clock.now() }),
    }),
  }),
  route({
    method: 'POST', path: records, policy: 'member', tag, summary: 'Create a record',
    body: RecordInput, answers: { 201: RecordAnswer },
    work: async ({ parts, caller, params, body }) => {
      const record = await createRecord(caller, { objectName: params.object, values: body.values, write: writeContext(parts) })
      return { status: 201, body: record, headers: { etag: etagOf(record.version) } }
    },
  }),
  route({
    method: 'GET', path: `${records}/suggest`, policy: 'member', tag, summary: 'Suggest words that records hold already',
    query: Type.Object({ field: Type.String({ maxLength: 48 }), text: Type.Optional(Type.String({ maxLength: 60 })) }, { additionalProperties: false }),
    answers: { 200: Suggestions },
    work: async ({ caller, params, query }) => ({ body: { items: await suggestWords(caller, { objectName: params.object, ...query }) } }),
  }),
  route({
    method: 'GET', path: `${records}/explain`, policy: 'member', viewable: true, tag, summary: 'Say why a person can or cannot work with an object',
    query: Type.Object({ person: Type.Optional(Uuid) }, { additionalProperties: false }), answers: { 200: ExplainObjectAnswer },
    work: async ({ caller, params, query }) => ({ body: await explainObject(caller, { objectName: params.object, ...query }) }),
  }),
  route({
    method: 'GET', path: `${records}/:id`, policy: 'member', viewable: true, tag, summary: 'Read a record',
    query: Type.Object({ deleted: Type.Optional(Type.Boolean()) }, { additionalProperties: false }), answers: { 200: RecordAnswer },
    work: async ({ caller, params, query }) => {
      const record = await readRecord(caller, { objectName: params.object, id: uuidParam(params.id), deleted: query.deleted ?? false })
      return { body: record, headers: { etag: etagOf(record.version) } }
    },
  }),
  route({
    method: 'PATCH', path: `${records}/:id`, policy: 'member', versioned: 'seen', tag, summary: 'Change a record',
    body: RecordInput, answers: { 200: RecordAnswer },
    work: async ({ parts, caller, params, body, ifMatch }) => {
      const revision = { objectName: params.object, id: uuidParam(params.id), version: requiredVersion(ifMatch), values: body.values }
      const record = await updateRecord(caller, { ...revision, write: writeContext(parts) })
      return { body: record, headers: { etag: etagOf(record.version) } }
    },
  }),
  route({
    method: 'DELETE', path: `${records}/:id`, policy: 'member', versioned: 'seen', tag, summary: 'Move a record to the recycle bin',
    answers: { 204: null },
    work: async ({ parts, caller, params, ifMatch }) => {
      await deleteRecord(caller, { objectName: params.object, id: uuidParam(params.id), version: requiredVersion(ifMatch), write: writeContext(parts) })
      return { status: 204 }
    },
  }),
  route({
    method: 'POST', path: `${records}/:id/restore`, policy: 'member', tag, summary: 'Restore a record from the recycle bin',
    answers: { 200: RecordAnswer },
    work: async ({ parts, caller, params }) => ({
      body: await restoreRecord(caller, { objectName: params.object, id: uuidParam(params.id), write: writeContext(parts) }),
    }),
  }),
  route({
    method: 'GET', path: `${records}/:id/pool`, policy: 'member', viewable: true, tag, summary: 'Say where a record stands between its owner and the pool',
    answers: { 200: PoolState },
    work: async ({ caller, params }) => ({ body: await poolState(caller, { objectName: params.object, id: uuidParam(params.id) }) }),
  }),
  route({
    method: 'POST', path: `${records}/:id/claim`, policy: 'member', tag, summary: 'Claim a record from the pool',
    answers: { 200: RecordAnswer },
    work: async ({ parts, caller, params }) => {
      const record = await claimRecord(caller, { objectName: params.object, id: uuidParam(params.id), write: writeContext(parts) })
      return { body: record, headers: { etag: etagOf(record.version) } }
    },
  }),
  route({
    method: 'POST', path: `${records}/:id/give-back`, policy: 'member', versioned: 'seen', tag, summary: 'Give a record back to the pool',
    answers: { 200: RecordAnswer, 204: null },
    work: async ({ parts, caller, params, ifMatch }) => {
      const given = { objectName: params.object, id: uuidParam(params.id), version: requiredVersion(ifMatch), write: writeContext(parts) }
      const record = await giveBackRecord(caller, given)
      return record ? { body: record, headers: { etag: etagOf(record.version) } } : { status: 204 }
    },
  }),
  route({
    method: 'GET', path: `${records}/:id/history`, policy: 'member', viewable: true, tag, summary: 'Read who changed what',
    query: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, { additionalProperties: false }),
    answers: { 200: HistoryPage },
    work: async ({ caller, params, query }) => ({ body: await recordHistory(caller, { objectName: params.object, id: uuidParam(params.id), ...query }) }),
  }),
  route({
    method: 'GET', path: `${records}/:id/explain`, policy: 'member', viewable: true, tag, summary: 'Say why a person can or cannot see or change a record',
    query: Type.Object({ person: Type.Optional(Uuid) }, { additionalProperties: false }), answers: { 200: ExplainAnswer },
    work: async ({ caller, params, query }) => ({ body: await explainRecord(caller, { objectName: params.object, id: uuidParam(params.id), ...query }) }),
  }),
  route({
    method: 'POST', path: `${records}/related`, policy: 'member', tag, summary: 'Read values of the records that a form points at',
    body: RelatedRequest, answers: { 200: RelatedAnswer },
    work: async ({ caller, params, body }) => ({ body: { values: await readRelated(caller, { objectName: params.object, ...body }) } }),
  }),
  route({
    method: 'POST', path: `${records}/bulk`, policy: 'member', tag, summary: 'Write many records',
    body: BulkRequest, answers: { 200: BulkAnswer },
    work: async ({ parts, caller, params, body }) => {
      const results = await bulkWrite(caller, { objectName: params.object, request: body, write: writeContext(parts) })
      const { language } = caller.person
      return { body: { items: results.map((result) => ('record' in result ? result : { problem: problemOfRefusal(result.refusal, language).body })) } }
    },
  }),
]

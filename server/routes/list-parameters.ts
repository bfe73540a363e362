import Type, { type Static } from 'typebox'
import { Refusal } from '../../runtime/refusal.ts'
import { isJsonTooDeep } from '../../schemas/json-depth.ts'
import type { RecordQuery, SortKey } from '../../schemas/api/query.ts'

/** What `GET` of a list takes: the query as URL parameters. */
export const ListParameters = Type.Object(
  {
    view: Type.Optional(Type.String({ maxLength: 48, description: 'Name of a view: its columns and order where nothing else is said, and its filter beside the one given.' })),
    where: Type.Optional(Type.String({ maxLength: 65_536, description: 'A condition in the rule language: URL-encoded JSON.' })),
    sort: Type.Optional(Type.String({ maxLength: 400, description: 'Paths with commas between them; a minus sorts downwards: `-amount,name`.' })),
    select: Type.Optional(Type.String({ maxLength: 8_000, description: 'Paths with commas between them.' })),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 4_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    total: Type.Optional(Type.Boolean()),
    deleted: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** The query that the parameters of a list stand for. Refuses `invalid-request` for a filter that is no JSON. */
export function listQuery({ where, sort, select, ...same }: Static<typeof ListParameters>): RecordQuery {
  return {
    ...same,
    ...(where === undefined ? {} : { where: parsed(where) }),
    ...(sort === undefined ? {} : { sort: sort.split(',').map(sortKey) }),
    ...(select === undefined ? {} : { select: select.split(',') }),
  }
}

const sortKey = (text: string): SortKey => (text.startsWith('-') ? { path: text.slice(1), direction: 'desc' } : { path: text })

function parsed(where: string): unknown {
  if (isJsonTooDeep(where)) throw notJson()
  try {
    return JSON.parse(where)
  } catch {
    throw notJson()
  }
}

const notJson = (): Refusal =>
  new Refusal('invalid-request', { issues: [{ code: 'rule.not-json', path: '/query/where' }] })

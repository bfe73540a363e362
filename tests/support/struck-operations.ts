import { setTimeout as sleep } from 'node:timers/promises'
import type { ApiClient } from './api-client.ts'

/** What a struck operation is told apart by: facts without ids and moments. */
export type Facts = Readonly<Record<string, unknown>>

export type Query = <Row = Facts>(text: string) => Promise<readonly Row[]>

/** An operation of several statements that is wholly done or not at all. */
export interface StruckOperation {
  readonly name: string
  /** Makes what the operation needs. `mark` is part of every name it makes. */
  prepare(api: ApiClient, mark: string): Promise<Prepared>
}

export interface Prepared {
  /** Asks for it; the answer may come before the work is done. */
  perform(): Promise<Response>
  /** Waits until what was asked for is done, where nothing has struck it. */
  finished?(query: Query): Promise<void>
  facts(query: Query): Promise<Facts>
  /** What only people see to: nothing, unless the operation was refused and has to be asked for again. */
  complete(query: Query): Promise<void>
}

interface StoredRecord {
  readonly id: string
  readonly version: number
}

const field = (id: number, name: string, type: string, more: object = {}) => ({ id: `fld_strk${String(id).padStart(8, '0')}`, name, type, label: name, ...more })

const object = (id: string, name: string, fields: readonly object[]) => ({ kind: 'object', format: 1, id: `obj_strk0000000${id}`, name, label: name, plural: `${name}s`, title: 'name', fields })

export const struckDefinitions = [
  object('a', 'account', [field(1, 'name', 'text', { required: true }), field(2, 'memo', 'text')]),
  object('d', 'deal', [field(3, 'name', 'text'), field(4, 'account', 'lookup', { object: 'account', onDelete: 'cascade' }), field(5, 'number', 'autonumber', { pattern: 'D-{0000}' })]),
  object('e', 'task', [field(6, 'name', 'text'), field(7, 'account', 'lookup', { object: 'account', onDelete: 'set_null' }), field(8, 'extra', 'lookup', { object: 'account' })]),
]

const records = '/api/w/main/records'

const create = (api: ApiClient, name: string, values: Record<string, unknown>): Promise<StoredRecord> => api.call('POST', `${records}/${name}`, { body: { values } })

const matching = (version: number) => ({ 'if-match': `"${version}"` })

/** All records of a mark with their changes, and what would betray a half: numbers without a deal, changes without a record. */
const recordFacts = (mark: string) => async (query: Query): Promise<Facts> => {
  const rowsOf = (table: string, link: string) => `select '${table}' as object, replace(name, '${mark}', '') as name, version, deleted_at is not null as deleted, _delete_group is not null as grouped, ${link} as linked,
    (select jsonb_agg(jsonb_build_array(c.op, c.version, (select count(*) from jsonb_object_keys(c.changed))) order by c.seq) from ws_main._change c where c.record = t.id) as changes from ws_main.${table} t where name like '${mark}%'`
  const rows = await query(`${rowsOf('account', 'false')} union all ${rowsOf('deal', 'account is not null')} union all ${rowsOf('task', 'account is not null')} order by 1, 2`)
  const [whole] = await query<{ unused: number; orphans: number; groups: number }>(`select
    coalesce((select sum(value) from ws_main._counter), 0)::int - (select count(*) from ws_main.deal)::int as unused,
    (select count(*)::int from ws_main._change c where record is not null and not exists (select 1 from ws_main.account where id = c.record union all select 1 from ws_main.deal where id = c.record union all select 1 from ws_main.task where id = c.record)) as orphans,
    (select count(distinct g)::int from (select _delete_group from ws_main.account where name like '${mark}%' union all select _delete_group from ws_main.deal where name like '${mark}%') as groups(g)) as groups`)
  return { rows, ...whole }
}

const nothingLeft = async (): Promise<void> => undefined

const onRecords = (mark: string, perform: Prepared['perform']): Prepared => ({ perform, facts: recordFacts(mark), complete: nothingLeft })

const creation: StruckOperation = {
  name: 'create',
  prepare: async (api, mark) => {
    const account = await create(api, 'account', { name: `${mark} account` })
    return onRecords(mark, () => api.fetch('POST', `${records}/deal`, { body: { values: { name: `${mark} deal`, account: account.id } } }))
  },
}

const change: StruckOperation = {
  name: 'update',
  prepare: async (api, mark) => {
    const { id, version } = await create(api, 'account', { name: `${mark} account` })
    return onRecords(mark, () => api.fetch('PATCH', `${records}/account/${id}`, { body: { values: { memo: 'Changed', name: `${mark} renamed` } }, headers: matching(version) }))
  },
}

const deletion: StruckOperation = {
  name: 'delete with what goes along',
  prepare: async (api, mark) => {
    const { id, version } = await create(api, 'account', { name: `${mark} account` })
    for (const which of ['a', 'b']) await create(api, 'deal', { name: `${mark} deal ${which}`, account: id })
    await create(api, 'task', { name: `${mark} task`, account: id })
    return onRecords(mark, () => api.fetch('DELETE', `${records}/account/${id}`, { headers: matching(version) }))
  },
}

const bulk: StruckOperation = {
  name: 'bulk, all or none',
  prepare: async (api, mark) => {
    const [old, gone] = [await create(api, 'deal', { name: `${mark} old` }), await create(api, 'deal', { name: `${mark} gone` })]
    const items = [
      { op: 'create', values: { name: `${mark} new a` } },
      { op: 'create', values: { name: `${mark} new b` } },
      { op: 'update', ...old, values: { name: `${mark} renamed` } },
      { op: 'delete', ...gone },
    ].map(({ op, id, version, values }: { op: string; id?: string; version?: number; values?: object }) => ({ op, id, version, values: op === 'delete' ? undefined : values }))
    return onRecords(mark, () => api.fetch('POST', `${records}/deal/bulk`, { body: { mode: 'atomic', items } }))
  },
}

interface Draft {
  readonly definition: { readonly fields: readonly { readonly id: string; readonly name: string }[] }
  readonly revision: number
}

const publishing: StruckOperation = {
  name: 'publish',
  prepare: async (api, mark) => {
    const draft = '/api/w/main/draft'
    const { definition, revision } = await api.call<Draft>('GET', `${draft}/object/task`)
    const fields = definition.fields.filter(({ name }) => !name.startsWith('extra')).map((each) => (each.name === 'name' ? each : { ...each, name: each.name === 'account' ? 'client' : 'account' }))
    const extra = { id: `fld_${mark.padStart(12, '0')}`, name: `extra_${mark}`, type: 'lookup', label: 'Extra', object: 'account' }
    await api.call('PUT', `${draft}/object/task`, { body: { ...definition, fields: [...fields, extra] }, headers: matching(revision) })
    const { digest } = await api.call<{ digest: string }>('POST', `${draft}/plan`, { body: {} })
    const perform = () => api.fetch('POST', `${draft}/publish`, { body: { digest, note: mark } })
    const facts = async (query: Query): Promise<Facts> => {
      const [row] = await query(`select (select number from ws_main._live) = (select max(number) from ws_main._release) as whole, (select count(*)::int from ws_main._release where note = '${mark}') as releases,
        (select count(*)::int from ws_main._draft) as drafts, (select note = '${mark}' from ws_main._release order by number desc limit 1) as live,
        (select count(*)::int from information_schema.columns where table_schema = 'ws_main' and table_name = 'task' and column_name like 'extra%') as extras,
        exists (select 1 from information_schema.columns where table_schema = 'ws_main' and table_name = 'task' and column_name = 'extra_${mark}') as added,
        (select count(*)::int from ws_main._job where kind = 'publish' and result->>'number' = (select number::text from ws_main._release where note = '${mark}')) as jobs`)
      return row ?? {}
    }
    const complete = async (query: Query): Promise<void> => {
      if ((await facts(query)).live === true) return
      const answer = await perform()
      if (answer.status !== 202) throw new Error(`published again: ${answer.status} ${await answer.text()}`)
    }
    return { perform, facts, complete }
  },
}

const rows = 60

const importing: StruckOperation = {
  name: 'one batch of an import',
  prepare: async (api, mark) => {
    const text = `name\n${Array.from({ length: rows }, (_, index) => `${mark} row ${index}`).join('\n')}\n`
    const upload = await api.fetch('POST', `/api/w/main/files?name=${mark}.csv`, { headers: { 'content-type': 'text/csv' }, body: text })
    const { id: file } = (await upload.json()) as { id: string }
    const perform = () => api.fetch('POST', '/api/w/main/imports', { body: { file, object: 'deal', mode: 'insert', mapping: { columns: [{ column: 'name', field: 'fld_strk00000003' }] } } })
    const facts = async (query: Query): Promise<Facts> => {
      const [row] = await query(`with job as (select id, cursor from ws_main._job where about->>'file' = '${mark}.csv') select (select count(*)::int from ws_main.deal where name like '${mark}%') as rows,
        coalesce((select sum((bulk->>'count')::int)::int from ws_main._change where bulk->>'job' in (select id::text from job)), 0) as told, coalesce((select cursor is not null from job), false) as moved,
        coalesce((select sum(value) from ws_main._counter), 0)::int - (select count(*) from ws_main.deal)::int as unused`)
      return row ?? {}
    }
    const finished = async (query: Query): Promise<void> => {
      while ((await query(`select 1 from ws_main._job where state in ('queued', 'running')`)).length > 0) await sleep(20)
    }
    const complete = async (query: Query): Promise<void> => {
      // The lease of the worker that was struck runs out at once; the job is then taken up by itself.
      await query(`update ws_main._job set lease_until = now() - interval '1 second' where state = 'running'`)
      await finished(query)
      const [job] = await query(`select state, (result->>'created')::int as created from ws_main._job where about->>'file' = '${mark}.csv'`)
      if (job && (job.state !== 'done' || job.created !== rows)) throw new Error(`the import ended as ${JSON.stringify(job)}`)
      const after = await facts(query)
      if (after.rows !== (job ? rows : 0)) throw new Error(`the import took ${JSON.stringify(after)}`)
    }
    return { perform, facts, finished, complete }
  },
}

export const struckOperations: readonly StruckOperation[] = [creation, change, deletion, bulk, publishing, importing]

import { type SQL, sql } from 'drizzle-orm'
import type { RunAnswer, RunIncident, RunToken, WaitTries } from '../../../schemas/api/run.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, input, runStatement, type Statement } from '../../storage/statement.ts'
import { type HostStanding, hostStanding, limitReached, standingInputs } from '../effects/host-standing.ts'
import { mostTries } from '../effects/retries.ts'
import { isLive, mendsRuns, watchesRuns } from './run-rights.ts'
import { runColumns, type RunRow, runSource, summaryOf } from './run-rows.ts'
import { seenRecords } from './seen-records.ts'

interface TaskRow {
  readonly id: string
  readonly rev: number
  readonly wait: number
  readonly kind: string
  readonly assignee: string
  readonly name: string | null
  readonly due_at: string | null
}

interface TokenRow extends Pick<RunToken, 'id' | 'node' | 'edge' | 'state' | 'since'> {
  readonly wait: number | null
  readonly kind: 'act' | 'open' | null
}

interface WholeRow extends RunRow {
  readonly visits: Readonly<Record<string, number>> | null
  readonly edges: Readonly<Record<string, number>> | null
  readonly tokens: readonly TokenRow[]
  readonly tasks: readonly TaskRow[]
  readonly timers: readonly { readonly wait: number; readonly due_at: string }[]
  readonly effects: readonly { readonly wait: number; readonly attempts: number; readonly next_at: string; readonly leased: boolean; readonly problem: Fault | null; readonly destination: string; readonly standing: HostStanding | null }[]
  readonly incidents: readonly { readonly id: string; readonly node: string; readonly token: number; readonly code: string; readonly params: RunIncident['params']; readonly at: string; readonly ended_at: string | null }[]
  readonly asked: boolean
}

type TokenWait = NonNullable<RunToken['wait']>

type Fault = Pick<RunIncident, 'code' | 'params'>

/** Why a try has failed, and what it waits for, is to be said in the reader's language. */
export interface SeenTries extends Omit<WaitTries, 'failed' | 'held'> {
  readonly failed: Fault | null
  readonly held: Fault | null
}

interface SeenToken extends Omit<RunToken, 'wait'> {
  readonly wait: (Omit<TokenWait, 'tries'> & { readonly tries: SeenTries | null }) | null
}

/** What a caller may know of a run. */
export interface SeenRun {
  readonly answer: Omit<RunAnswer, 'incidents' | 'tokens'> & { readonly incidents: readonly Omit<RunIncident, 'message'>[]; readonly tokens: readonly SeenToken[] }
  /** The record can be read, so what the run says of it can be told. */
  readonly isOpen: boolean
}

/**
 * One run as it stands, for those who watch flows, for who started it, who has or had a task of it, and who may read its
 * record. Refuses `not-found` to all others and for a run that there is not.
 */
export async function readRun(caller: Caller, id: string): Promise<SeenRun> {
  const [row] = await runStatement<WholeRow>(caller.workspace.data.sql, statementFor(caller), { id, person: caller.person.id, ...standingInputs(caller.plan.settings.calls, caller.workspace.ports.clock.now()) })
  if (!row) throw new Refusal('not-found')
  const at = row.object !== null && row.record !== null ? { object: row.object, id: row.record } : undefined
  const seen = await seenRecords(caller, at ? [at] : [])
  const isOpen = at === undefined || seen(at) !== undefined
  const watches = watchesRuns(caller.access) || row.started_by === caller.person.id || row.asked
  if (!watches && (at === undefined || !isOpen)) throw new Refusal('not-found')
  const mends = mendsRuns(caller.access)
  const summary = summaryOf(caller, row, seen)
  return {
    isOpen,
    answer: {
      ...summary,
      graph: `/api/w/${caller.workspace.slug}/flows/${summary.flow.name ?? row.flow}/versions/${row.version}`,
      tokens: row.tokens.map((token) => tokenOf(token, row, isOpen)),
      visits: row.visits ?? {},
      edges: row.edges ?? {},
      incidents: row.incidents.map(({ ended_at: endedAt, at: since, params, ...incident }) => ({
        ...incident,
        params: isOpen ? params : {},
        at: isoMoment(since),
        endedAt: endedAt === null ? null : isoMoment(endedAt),
        verbs: mends && endedAt === null ? verbsFor(incident, row) : [],
      })),
      verbs: mends && isLive(row.status) ? ['cancel', 'hand_over'] : [],
    },
  }
}

/** What was to be sent is sent again whatever has become of the run; a token goes on only in one that is alive. */
function verbsFor({ token }: Pick<RunIncident, 'token'>, { status, tokens }: WholeRow): RunIncident['verbs'] {
  if (token === 0) return ['retry']
  return isLive(status) && tokens.some(({ id, state }) => id === token && state === 'failed') ? ['retry', 'skip'] : []
}

function tokenOf({ wait, kind, since, ...token }: TokenRow, { tasks, timers, effects }: WholeRow, isOpen: boolean): SeenToken {
  return { ...token, since: isoMoment(since), wait: token.state === 'waiting' ? waitOf() : null }

  function waitOf(): SeenToken['wait'] {
    if (wait === null) return { kind: 'join', due: null, tasks: [], tries: null }
    const asked = tasks.filter((task) => task.wait === wait)
    const [due = null] = timers.filter((timer) => timer.wait === wait).map((timer) => isoMoment(timer.due_at)).toSorted()
    const people = asked.map(({ id, rev, kind: of, assignee, name, due_at: dueAt }) => ({ id, rev, kind: of, assignee: { id: assignee, name: name ?? '' }, due: dueAt === null ? null : isoMoment(dueAt) }))
    return { kind: kind === 'act' ? 'answer' : people.length > 0 ? 'tasks' : 'time', due, tasks: people, tries: triesOf(wait) }
  }

  function triesOf(of: number): SeenTries | null {
    const effect = effects.find((each) => each.wait === of)
    if (!effect) return null
    const { attempts, next_at: nextAt, leased, problem, destination, standing } = effect
    // The host may be part of what the record holds.
    const held = (isOpen && standing && limitReached(standing, destination)) || null
    return { begun: attempts, most: mostTries, nextAt: leased ? null : isoMoment(nextAt), failed: problem && { code: problem.code, params: isOpen ? problem.params : {} }, held }
  }
}

const statementFor = ({ plan }: Caller): Statement =>
  plan.memo('runs:read', () => {
    const schema = sql`${sql.identifier(plan.schema)}`
    const table = (of: string): SQL => sql`${schema}.${sql.identifier(of)}`
    const listed = (rows: SQL, order: SQL): SQL => sql`coalesce((select jsonb_agg(to_jsonb(x) order by ${order}) from (${rows}) x), '[]')`
    return compileStatement(sql`select ${runColumns(schema)}, r.state->'visits' as visits,
      (select jsonb_object_agg(edge, times) from (select edge, count(*)::int as times from ${schema}."_history" where run = r.id and edge is not null and kind in ('left', 'began') group by edge) x) as edges,
      ${listed(sql`select t.id, t.node, t.edge, t.state, t.since, w.id as wait, w.kind from ${schema}."_token" t left join ${schema}."_wait" w on w.run = t.run and w.token = t.id
        where t.run = r.id and t.state in ('ready', 'waiting', 'failed')`, sql`x.id`)} as tokens,
      ${listed(sql`select t.id, t.rev, t.wait, t.kind, t.assignee, a.name, t.due_at, t.opened_at from ${schema}."_task" t left join ${schema}."_person" a on a.id = t.assignee
        where t.run = r.id and t.state = 'open'`, sql`x.opened_at, x.id`)} as tasks,
      ${listed(sql`select wait, due_at from ${schema}."_timer" where run = r.id`, sql`x.due_at`)} as timers,
      ${listed(sql`select wait, attempts, next_at, lease_until is not null as leased, problem, destination,
        case when next_at <= ${input('now', 'timestamptz')} and lease_until is null then (select to_jsonb(s) from (${hostStanding(table, sql`o.destination`)}) s) end as standing
        from ${table('_outbox')} o where run = r.id and wait is not null and state = 'open' and destination is not null`, sql`x.wait`)} as effects,
      ${listed(sql`select id, node, token, code, params, at, ended_at from ${schema}."_incident" where run = r.id`, sql`x.at, x.id`)} as incidents,
      exists (select from ${schema}."_task" where run = r.id and assignee = ${input('person', 'uuid')}) as asked
      from ${runSource(schema)} where r.id = ${input('id', 'uuid')}`)
  })

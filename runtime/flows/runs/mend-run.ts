import { sql } from 'drizzle-orm'
import type { RunAnswer, RunSkip } from '../../../schemas/api/run.ts'
import type { InboxRow } from '../../../schemas/flows/machine/inbox.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { flowOfVersion } from '../versions/flow-of-version.ts'
import { expectFlowWork, wakeFlows } from '../work/wake-flows.ts'
import { isLive } from './run-rights.ts'
import { tellRuns } from './tell-runs.ts'

/** A run as somebody has seen it. */
export interface SeenAt {
  readonly id: string
  readonly rev: number
}

/** Ends a run with everything that is under way in it. Refuses `not-found`, `stale-record` and, of a run that has ended, `conflict`. */
export const cancelRun = (caller: Caller, seen: SeenAt, reason = ''): Promise<void> =>
  tell(caller, seen, async () => ({ key: 'cancel', row: { kind: 'cancel', by: caller.person.id, reason } }))

/** Lets what has failed try its node again. Refuses as `cancelRun`, and `conflict` for what has not failed. */
export const retryToken = (caller: Caller, seen: SeenAt, token: number): Promise<void> =>
  tell(caller, seen, async (runner) => {
    await failedNode(runner, caller, { ...seen, token })
    return { key: `retry.${token}.${seen.rev}`, row: { kind: 'retry', token, by: caller.person.id } }
  })

/** Lets what has failed leave its node as if it had been done. Refuses as `retryToken`, and `invalid-request` for a port that the node has not. */
export const skipToken = (caller: Caller, seen: SeenAt, { token, port = 'out', output }: RunSkip): Promise<void> =>
  tell(caller, seen, async (runner) => {
    const { version, node } = await failedNode(runner, caller, { ...seen, token })
    const { flow } = await flowOfVersion(runner, caller.plan, version)
    const compiled = flow.nodes.get(node)
    const ports = compiled ? compiled.type.ports(compiled.settings).map(({ key }) => key) : []
    if (!ports.includes(port)) throw new Refusal('invalid-request', { issues: [{ code: 'run.unknown-port', path: '/port', params: { ports } }] })
    return { key: `skip.${token}.${seen.rev}`, row: { kind: 'skip', token, by: caller.person.id, port, ...(output && { output }) } }
  })

type News = { readonly key: string; readonly row: InboxRow }

/** Tells a run of what its administrator has decided; its next step takes it. */
async function tell(caller: Caller, { id, rev }: SeenAt, news: (runner: Runner) => Promise<News>): Promise<void> {
  const { workspace, plan } = caller
  await expectFlowWork(workspace)
  await workspace.data.sql.begin(async (runner) => {
    const statement = plan.memo('runs:mend', () => compileStatement(sql`select rev, status from ${sql.identifier(plan.schema)}."_run" where id = ${input('id', 'uuid')} for no key update`))
    const [run] = await runStatement<{ rev: number; status: RunAnswer['state'] }>(runner, statement, { id })
    if (!run) throw new Refusal('not-found')
    if (run.rev !== rev) throw new Refusal('stale-record', { details: { version: run.rev } })
    if (!isLive(run.status)) throw new Refusal('conflict', { issues: [{ code: 'run.ended', path: '' }] })
    await tellRuns(runner, plan.schema, [{ run: id, ...(await news(runner)) }])
  })
  wakeFlows(workspace)
}

/** The node at which a token has failed, and the version of its run. */
async function failedNode(runner: Runner, { plan }: Caller, { id, token }: { readonly id: string; readonly token: number }): Promise<{ readonly version: string; readonly node: string }> {
  const schema = sql.identifier(plan.schema)
  const statement = plan.memo('runs:failed', () =>
    compileStatement(sql`select r.version, t.node from ${schema}."_token" t join ${schema}."_run" r on r.id = t.run
      where t.run = ${input('id', 'uuid')} and t.id = ${input('token', 'int')} and t.state = 'failed'`),
  )
  const [found] = await runStatement<{ version: string; node: string }>(runner, statement, { id, token })
  if (!found) throw new Refusal('conflict', { issues: [{ code: 'run.not-failed', path: '/token' }] })
  return found
}

import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { uuid7 } from '../../records/uuid7.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { isSigned } from '../effects/signature.ts'
import { expectFlowWork, wakeFlows } from '../work/wake-flows.ts'
import { readHook, secretOf } from './hook-secret.ts'

/** A call as it came in. */
export interface IncomingCall {
  /** The name of a flow. */
  readonly flow: string
  readonly body: string
  /** A header of it, by its name in lower case. */
  header(name: string): string | null
}

/** Characters of a key that is kept as it came. */
const longestKey = 200

/** Hours for which the same call is known again. */
export const knownHours = 24

/**
 * Stores a call from outside, in one commit; a worker starts the flow by it. A repetition within a day - the same `Idempotency-Key`,
 * or without one the same body - answers the first. Refuses `forbidden` where the call is not signed by who knows the secret of an
 * active flow that is called so: what there is, strangers do not learn.
 */
export async function receiveCall(workspace: Workspace, call: IncomingCall): Promise<{ readonly id: string }> {
  const flow = hookFlow(workspace, call.flow)
  const now = workspace.ports.clock.now()
  if (!flow || !(await isGenuine(workspace, { flow, call, now }))) throw new Refusal('forbidden')
  await expectFlowWork(workspace)
  const id = await store(workspace, { flow: flow.id, key: keyOf(call), body: call.body, now })
  wakeFlows(workspace)
  return { id }
}

/** The active flow of this name, where other systems start it. */
export const hookFlow = (workspace: Workspace, name: string): FlowDefinition | undefined => {
  const flow = workspace.plan().definitions.get('flow', name)
  return flow?.trigger.type === 'webhook' && flow.active !== false ? flow : undefined
}

async function isGenuine(workspace: Workspace, { flow, call, now }: { flow: FlowDefinition; call: IncomingCall; now: Date }): Promise<boolean> {
  const [id, timestamp, signatures] = [call.header('webhook-id'), call.header('webhook-timestamp'), call.header('webhook-signature')]
  if (id === null || timestamp === null || signatures === null) return false
  const secret = secretOf(workspace, await readHook(workspace, flow.id))
  return isSigned(secret, { id, timestamp, signatures, body: call.body, now })
}

/** Not the `webhook-id`: a sender that tries again may make another one. */
function keyOf({ body, header }: IncomingCall): string {
  const given = header('idempotency-key')
  if (given === null || given === '') return `body:${hashOf(body)}`
  return given.length > longestKey ? hashOf(given) : given
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Stored {
  readonly flow: string
  readonly key: string
  readonly body: string
  readonly now: Date
}

async function store(workspace: Workspace, { flow, key, body, now }: Stored): Promise<string> {
  const { data, schema } = workspace
  const table = sql`${sql.identifier(schema)}."_hook_call"`
  const [row] = await runStatement<{ id: string }>(
    data.sql,
    compileStatement(sql`with stored as (
        insert into ${table} as c (id, flow, key, body, at) values (${uuid7(now.getTime())}::uuid, ${flow}, ${key}, ${body}, ${now.toISOString()}::timestamptz)
        on conflict (flow, key) do update set id = excluded.id, body = excluded.body, at = excluded.at, taken_at = null, run = null
          where c.at < excluded.at - make_interval(hours => ${knownHours}::int) returning id)
      select id from stored union all select id from ${table} where flow = ${flow} and key = ${key} limit 1`),
  )
  // Between the two halves another call of this key may have come: it is there by now.
  return row ? row.id : store(workspace, { flow, key, body, now })
}

import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { uuid7 } from '../../records/uuid7.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, type Runner, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { isSigned, signatureOf } from '../effects/signature.ts'
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
 * or without one the same body - answers the first, and so does the same signature: the key is not signed, and who has overheard a
 * call could give it another. Refuses `forbidden` where the call is not signed by who knows the secret of an
 * active flow that is called so: what there is, strangers do not learn.
 */
export async function receiveCall(workspace: Workspace, call: IncomingCall): Promise<{ readonly id: string }> {
  const flow = hookFlow(workspace, call.flow)
  const now = workspace.ports.clock.now()
  const signature = flow && (await signatureOfGenuine(workspace, { flow, call, now }))
  if (!flow || signature === undefined) throw new Refusal('forbidden')
  await expectFlowWork(workspace)
  const id = await workspace.data.sql.begin((runner) => storeOnce(runner, workspace.schema, { flow: flow.id, key: keyOf(call), signature, body: call.body, now }))
  wakeFlows(workspace)
  return { id }
}

/** The active flow of this name, where other systems start it. */
export const hookFlow = (workspace: Workspace, name: string): FlowDefinition | undefined => {
  const flow = workspace.plan().definitions.get('flow', name)
  return flow?.trigger.type === 'webhook' && flow.active !== false ? flow : undefined
}

/** The one signature that is right for the call, where the call carries it. */
async function signatureOfGenuine(workspace: Workspace, { flow, call, now }: { flow: FlowDefinition; call: IncomingCall; now: Date }): Promise<string | undefined> {
  const [id, timestamp, signatures] = [call.header('webhook-id'), call.header('webhook-timestamp'), call.header('webhook-signature')]
  if (id === null || timestamp === null || signatures === null) return undefined
  const secret = secretOf(workspace, await readHook(workspace, flow.id))
  const signed = { id, timestamp, body: call.body }
  return isSigned(secret, { ...signed, signatures, now }) ? signatureOf(secret, signed) : undefined
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
  readonly signature: string
  readonly body: string
  readonly now: Date
}

/** The id of the call: of the first one that carried the signature, or else that came under the key. */
async function storeOnce(runner: Runner, schema: string, stored: Stored): Promise<string> {
  const { flow, signature, now } = stored
  const own = uuid7(now.getTime())
  const table = sql`${sql.identifier(schema)}."_hook_signature"`
  // Who comes at the same moment waits here until the other one is stored.
  const taken = await runStatement(
    runner,
    compileStatement(sql`insert into ${table} (flow, signature, call, at) values (${flow}, ${signature}, ${own}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (flow, signature) do nothing returning call`),
  )
  if (taken.length === 0) {
    const [first] = await runStatement<{ call: string }>(runner, compileStatement(sql`select call from ${table} where flow = ${flow} and signature = ${signature}`))
    if (first) return first.call
  }
  const id = await store(runner, schema, { ...stored, own })
  if (id !== own) await runStatement(runner, compileStatement(sql`update ${table} set call = ${id}::uuid where flow = ${flow} and signature = ${signature}`))
  return id
}

async function store(runner: Runner, schema: string, call: Stored & { readonly own: string }): Promise<string> {
  const { flow, key, body, now, own } = call
  const table = sql`${sql.identifier(schema)}."_hook_call"`
  const [row] = await runStatement<{ id: string }>(
    runner,
    compileStatement(sql`with stored as (
        insert into ${table} as c (id, flow, key, body, at) values (${own}::uuid, ${flow}, ${key}, ${body}, ${now.toISOString()}::timestamptz)
        on conflict (flow, key) do update set id = excluded.id, body = excluded.body, at = excluded.at, taken_at = null, run = null
          where c.at < excluded.at - make_interval(hours => ${knownHours}::int) returning id)
      select id from stored union all select id from ${table} where flow = ${flow} and key = ${key} limit 1`),
  )
  // Between the two halves another call of this key may have come: it is there by now.
  return row ? row.id : store(runner, schema, call)
}

import { Refusal } from '../../refusal.ts'
import { outdated } from '../../records/fence.ts'
import { beginAlong } from '../../storage/connect.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { callerOfFlow, nobody } from '../step/flow-caller.ts'
import { flowOfVersion } from '../versions/flow-of-version.ts'
import { holdEffect, noteSent } from './note-sent.ts'
import { sendChild } from './send-child.ts'
import { sendCopy } from './send-copy.ts'
import { sendNotice } from './send-notice.ts'
import { sendOutside } from './send-outside.ts'
import type { OpenEffect, OutboxEffect, Sender, Sending, Sent, Storing } from './sending.ts'

/** What every try of a worker is given. */
export type Outfit = Pick<Sending, 'hosts' | 'cutting'>

const senders = { notice: sendNotice, copy: sendCopy, outside: sendOutside, child: sendChild } satisfies { [Kind in OutboxEffect['kind']]: Sender<Extract<OutboxEffect, { kind: Kind }>> }

/** Performs an effect that was claimed, and notes what has come of it. */
export async function sendEffect(workspace: Workspace, open: OpenEffect, outfit: Outfit): Promise<void> {
  const plan = workspace.plan()
  const now = workspace.ports.clock.now()
  const sending: Sending = { workspace, runner: workspace.data.sql, plan, open, effect: open.effect, now, ...outfit }
  try {
    await note(sending, await attempt(sending))
  } catch (error) {
    // A fault of ours is tried as often as one of others; where the database is away, the lease brings the effect back.
    await note(sending, { kind: 'later', code: 'run.server-fault' })
    throw error
  }
}

async function note({ workspace: { schema, data, ports }, open }: Sending, sent: Sent | Storing): Promise<void> {
  const noting = { schema, open, now: ports.clock.now() }
  if (typeof sent !== 'function') return data.sql.begin((runner) => noteSent(runner, noting, sent))
  await beginAlong(data.sql, async (runner) => {
    if (await holdEffect(runner, noting)) await noteSent(runner, noting, await sent(runner))
  })
}

/** A refusal of ours is final, but for one that a release has overtaken. */
async function attempt(sending: Sending): Promise<Sent | Storing> {
  // The table has a sender of each kind's own effects.
  const send = senders[sending.effect.kind] as Sender<OutboxEffect>
  try {
    return await send(sending)
  } catch (error) {
    const { workspace, plan, open } = sending
    const flow = await flowOfVersion(workspace.data.sql, plan, open.version)
    if (await outdated(error, callerOfFlow(workspace, plan, { flow, person: open.person ?? nobody(plan) }))) {
      await workspace.reload()
      return { kind: 'later', code: 'run.plan-changed', isTry: false }
    }
    if (!(error instanceof Refusal)) throw error
    return { kind: 'refused', code: error.code, params: { issues: JSON.parse(JSON.stringify(error.issues)) } }
  }
}

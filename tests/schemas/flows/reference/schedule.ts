import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { InboxRow, WaitEvent } from '../../../../schemas/flows/machine/inbox.ts'
import type { Token, Wait } from '../../../../schemas/flows/machine/run-state.ts'
import type { Reference, ReferenceEvent } from './interpreter.ts'

type Random = () => number

/** Whoever decides. */
const somebody = '00000000-0000-7000-8000-000000000001'

/** What happens next to a run, at random; undefined when nothing can. */
export function nextEvent(random: Random, reference: Reference, flow: Pick<FlowDefinition, 'nodes'>): ReferenceEvent | undefined {
  const [waits, failed] = [reference.waits(), reference.failed()]
  if (waits.length + failed.length === 0) return undefined
  if (random() < 0.01) return { does: 'cancel' }
  if (waits.length === 0 || (failed.length > 0 && random() < 0.3)) return { does: random() < 0.5 ? 'retry' : 'skip', failed: Math.floor(random() * failed.length) }
  const wait = Math.floor(random() * waits.length)
  const type = flow.nodes.find(({ id }) => id === waits[wait])?.type
  const isWell = random() < 0.7
  return { does: 'goes on', wait, port: type === 'approval' ? (isWell ? 'approved' : 'rejected') : type === 'http_request' && !isWell ? 'failed' : 'out' }
}

/** The same as the machine is told it; `waits` and `failed` are in the order in which they came about. */
export function rowFor(event: ReferenceEvent, { waits, failed }: { readonly waits: readonly Wait[]; readonly failed: readonly Token[] }): InboxRow {
  if (event.does === 'cancel') return { kind: 'cancel', by: null, reason: 'tried' }
  if (event.does !== 'goes on') return { kind: event.does, token: failed[event.failed]?.id ?? 0, by: somebody }
  const wait = waits[event.wait]
  return { kind: 'wait', wait: wait?.id ?? 0, event: told(event.port, wait) }
}

function told(port: 'out' | 'approved' | 'rejected' | 'failed', wait: Wait | undefined): WaitEvent {
  if (port === 'failed') return { kind: 'refused', code: 'unreachable' }
  if (port === 'out') return wait?.kind === 'act' ? { kind: 'done', result: { status: 200, body: '' } } : { kind: 'timer', key: 'until' }
  return { kind: 'decision', task: wait?.tasks[0] ?? '', by: somebody, decision: port === 'approved' ? 'approve' : 'reject' }
}

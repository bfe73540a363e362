import type { InboxRow, WaitEvent } from '../../../../schemas/flows/machine/inbox.ts'
import type { Token, Wait } from '../../../../schemas/flows/machine/run-state.ts'
import type { Open, Reference, ReferenceEvent } from './interpreter.ts'

type Random = () => number

/** Whoever decides. */
const somebody = '00000000-0000-7000-8000-000000000001'

/** Visits after which nobody sends a run back any more: it must end some day. */
const patience = 60

/** How many random runs are tried: usually so many, `PROVE=1000` that many, `PROVE=all` 5,000. */
export function runsToProve(usual: number): number {
  const asked = process.env['PROVE']
  return asked === undefined ? usual : asked === 'all' ? 5_000 : Number(asked)
}

/** What happens next to a run, at random; undefined when nothing can. What its own `calls` come to may be up to others. */
export function nextEvent(random: Random, reference: Reference, calls: 'end at random' | 'end by themselves' = 'end at random'): ReferenceEvent | undefined {
  const busy = calls === 'end at random' ? [] : reference.calling().map(({ wait }) => wait)
  const [waits, failed] = [reference.waits().map((_, wait) => wait).filter((wait) => !busy.includes(wait)), reference.failed()]
  if (waits.length + failed.length === 0) return undefined
  if (random() < 0.01) return { does: 'cancel' }
  if (waits.length === 0 || (failed.length > 0 && random() < 0.3)) return { does: random() < 0.5 ? 'retry' : 'skip', failed: Math.floor(random() * failed.length) }
  const wait = waits[Math.floor(random() * waits.length)] ?? 0
  const visits = [...reference.told.visits.values()].reduce((sum, times) => sum + times, 0)
  return eventAt(random, wait, { ...reference.open(wait), isPatient: visits < patience })
}

function eventAt(random: Random, wait: number, { node, asked, isReturned, back, timers, isPatient }: Open & { readonly isPatient: boolean }): ReferenceEvent {
  if (node.type === 'wait') return { does: 'time', wait, timer: 'until' }
  if (isReturned) return { does: 'resubmit', wait }
  const timer = timers[Math.floor(random() * timers.length)]
  if (timer !== undefined && random() < 0.3) return { does: 'time', wait, timer }
  if (node.type === 'form_task') return { does: 'goes on', wait, port: 'out', note: `note ${Math.floor(random() * 1e9)}` }
  if (node.type !== 'approval') return { does: 'goes on', wait, port: random() < 0.3 ? 'failed' : 'out' }
  const who = Math.floor(random() * asked)
  if (!isPatient || random() < 0.6) return { does: 'decide', wait, who, port: random() < 0.7 ? 'approved' : 'rejected' }
  const to = random() < 0.7 ? back[Math.floor(random() * back.length)] : undefined
  return { does: 'return', wait, who, ...(to !== undefined && { to }) }
}

/** The same as the machine is told it; `waits` and `failed` are in the order in which they came about. */
export function rowFor(event: ReferenceEvent, { waits, failed }: { readonly waits: readonly Wait[]; readonly failed: readonly Token[] }): InboxRow {
  if (event.does === 'cancel') return { kind: 'cancel', by: null, reason: 'tried' }
  if (!('wait' in event)) return { kind: event.does, token: failed[event.failed]?.id ?? 0, by: somebody }
  const wait = waits[event.wait]
  return { kind: 'wait', wait: wait?.id ?? 0, event: told(event, wait) }
}

function told(event: Extract<ReferenceEvent, { wait: number }>, wait: Wait | undefined): WaitEvent {
  const task = wait?.tasks['who' in event ? event.who : 0] ?? ''
  switch (event.does) {
    case 'time':
      return { kind: 'timer', key: event.timer }
    case 'decide':
      return { kind: 'decision', task, by: somebody, decision: event.port === 'approved' ? 'approve' : 'reject' }
    case 'return':
      return { kind: 'decision', task, by: somebody, decision: 'return', ...(event.to !== undefined && { returnTo: event.to }) }
    case 'resubmit':
      return { kind: 'decision', task, by: somebody, decision: 'resubmit' }
    case 'goes on':
      if (event.port === 'failed') return { kind: 'refused', code: 'unreachable' }
      return wait?.kind === 'act' ? { kind: 'done', result: { status: 200, body: '' } } : { kind: 'decision', task, by: somebody, decision: 'submit' }
  }
}

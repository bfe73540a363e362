import type { Json } from '../../pointer.ts'
import type { CompiledFlow } from '../compiled-flow.ts'
import type { HistoryEntry } from './history.ts'
import type { InboxRow, WaitEvent } from './inbox.ts'
import { cancelToken, fail, leave } from './paths.ts'
import type { Answer } from './question.ts'
import type { RunState, RunStatus, Token, Wait } from './run-state.ts'
import type { Request } from './request.ts'
import { acted, visit } from './visit.ts'
import { opened, resumed } from './waiting.ts'
import { change, isLiving, living, type RunReading, type Surroundings, type Wanted, type Working, workingOn } from './working.ts'

/** One step of a run: rows of its inbox are taken in order, then its tokens go on until all of them wait. */
export interface Step {
  /** Takes what has happened to the run. What comes too late for anybody is noted nowhere: its wait is gone. */
  take(row: InboxRow): Request | undefined
  /** Id of the node that `next` visits; undefined when no token is ready. */
  ahead(): string | undefined
  /** Brings the next ready token on. `done` when none is ready. */
  next(): Request | 'went' | 'done'
  /** What the driver found or did for the request that was last given. */
  answer(answer: RequestAnswer): Request | undefined
  /** Lets fail what would come next and cannot be done by a fault of ours: what the row tells, else the next ready token. False where nothing can fail. */
  fault(row?: InboxRow): boolean
  /** What expressions read of the run as it stands now. */
  reading(): RunReading
  /** The run as it stands now, and what must be written and done. */
  result(): StepResult
}

export type RequestAnswer =
  | { readonly kind: 'people'; readonly answers: readonly Answer[] }
  | { readonly kind: 'done'; readonly result: Json }
  | { readonly kind: 'refused'; readonly code: string; readonly params?: Readonly<Record<string, Json>> }

export interface StepResult {
  readonly state: RunState
  /** Every token that has changed, the dead too. */
  readonly tokens: readonly Token[]
  readonly waits: readonly Wait[]
  readonly history: readonly HistoryEntry[]
  readonly wanted: Wanted
}

/**
 * Opens a step on a stored run. Pure: no clock, no I/O; the same state, rows and answers give the same result, so that the
 * browser's test run and the server's driver walk alike.
 */
export function advance(flow: CompiledFlow, stored: RunState, around: Surroundings): Step {
  const run = workingOn(flow, stored, around)
  let asked: Asked | undefined
  const remember = (request: Request | undefined, told?: Told, answers: readonly Answer[] = []) => {
    asked = request && { request, told, answers }
    return request
  }
  return {
    take: (row) => {
      const told = row.kind === 'wait' ? toldBy(run, row) : undefined
      return remember(take(run, row), told)
    },
    ahead: () => nextReady(run)?.node,
    next: () => {
      const token = nextReady(run)
      if (!token) return 'done'
      return remember(visit(run, token)) ?? 'went'
    },
    answer: (answer) => {
      if (!asked) throw new Error('nothing was asked')
      const { told } = asked
      const answers = answer.kind === 'people' ? [...asked.answers, ...answer.answers] : []
      return remember(answered(run, { ...asked, answers }, answer), told, answers)
    },
    fault: (row) => {
      const token = row ? tokenTold(run, row) : nextReady(run)
      if (token) fail(run, token, { code: 'run.server-fault' })
      return token !== undefined
    },
    reading: () => run,
    result: () => resultOf(run),
  }
}

const nextReady = (run: Working): Token | undefined =>
  [...run.tokens.values()].filter(({ state }) => state === 'ready').reduce<Token | undefined>((first, token) => (!first || token.seq < first.seq ? token : first), undefined)

function tokenTold(run: Working, row: InboxRow): Token | undefined {
  const wait = row.kind === 'wait' ? run.waits.get(row.wait) : undefined
  return wait && run.tokens.get(wait.token)
}

function toldBy(run: Working, { wait, event }: Extract<InboxRow, { kind: 'wait' }>): Told | undefined {
  const found = run.waits.get(wait)
  return found && { wait: found, event }
}

function take(run: Working, row: InboxRow): Request | undefined {
  if (row.kind === 'cancel') return void cancelAll(run, row)
  if (row.kind === 'wait') return tell(run, row)
  const token = run.tokens.get(row.token)
  if (token?.state !== 'failed') return undefined
  if (row.kind === 'retry') return void change(run, token, { kind: 'retried', state: 'ready', by: row.by })
  if (row.output) run.outputs[token.node] = row.output
  return void leave(run, change(run, token, { kind: 'skipped', by: row.by }), { port: row.port ?? 'out', by: row.by })
}

function tell(run: Working, { wait: id, event }: Extract<InboxRow, { kind: 'wait' }>): Request | undefined {
  const wait = run.waits.get(id)
  const token = wait && run.tokens.get(wait.token)
  if (!wait || !token) return undefined
  if (wait.kind === 'open') return isTakenBack(wait, event) ? undefined : resumed(run, wait, { event, answers: [] })
  run.waits.delete(wait.id)
  if (event.kind === 'done') return void acted(run, token, event.result)
  return void fail(run, token, event.kind === 'refused' ? event : { code: 'run.unexpected-event' })
}

/** A timer may have come due just before the step that took it back. */
const isTakenBack = ({ timers }: Wait, event: WaitEvent): boolean => event.kind === 'timer' && !timers.includes(event.key)

/** What the driver was asked, and what it has said to this so far. */
interface Asked {
  readonly request: Request
  readonly told: Told | undefined
  readonly answers: readonly Answer[]
}

interface Told {
  readonly wait: Wait
  readonly event: WaitEvent
}

function answered(run: Working, { request, told, answers }: Asked, answer: RequestAnswer): Request | undefined {
  const token = run.tokens.get(request.token)
  if (!token) throw new Error('an answer for no token')
  if (answer.kind === 'refused') return void fail(run, token, answer)
  if (answer.kind === 'done') return void acted(run, token, answer.result)
  return told ? resumed(run, told.wait, { event: told.event, answers }) : opened(run, token, answers)
}

/** A run that has ended before it is told to stays as it has ended. */
function cancelAll(run: Working, { by, reason }: { readonly by: string | null; readonly reason: string }): void {
  const left = living(run)
  if (left.length === 0) return
  for (const token of left) cancelToken(run, token, { reason, ...(by !== null && { by }) })
  run.activations.clear()
  run.status = 'cancelled'
}

function resultOf(run: Working): StepResult {
  const tokens = [...run.tokens.values()]
  const waits = [...run.waits.values()]
  const { vars, outputs, visits, counters, handled, requester } = run
  const state: RunState = {
    status: statusOf(run), requester, vars, outputs, visits, counters, handled, waits,
    tokens: tokens.filter(isLiving),
    activations: [...run.activations.values()],
  }
  const changed = new Set(run.history.map(({ token }) => token))
  return { state, tokens: tokens.filter(({ id }) => changed.has(id)), waits, history: run.history, wanted: run.wanted }
}

function statusOf(run: Working): RunStatus {
  if (run.status === 'cancelled') return 'cancelled'
  const left = living(run)
  if (left.length === 0) return 'completed'
  return left.every(({ state }) => state === 'failed' || isStranded(run, state)) && left.some(({ state }) => state === 'failed') ? 'suspended' : 'running'
}

/** Whether a token waits at a join alone: only other tokens can bring it on. */
const isStranded = (run: Working, state: Token['state']): boolean => state === 'waiting' && run.waits.size === 0

import type { TransactionSql } from 'postgres'
import type { StepResult } from '../../../schemas/flows/machine/advance.ts'
import type { RunStatus } from '../../../schemas/flows/machine/run-state.ts'
import type { WantedEffect } from '../../../schemas/flows/machine/working.ts'
import { sendStatement } from '../../storage/statement.ts'
import { uuid7 } from '../../records/uuid7.ts'
import { destinationOf } from '../effects/destination.ts'
import type { FlowPlan } from './flow-caller.ts'
import type { KeptState, LockedRun } from './load-run.ts'
import { type StepPart, stepStatement } from './step-statement.ts'

/** What a step has come to, to be written in its transaction. */
export interface SavedStep {
  readonly run: LockedRun
  readonly flow: Pick<FlowPlan, 'locks'>
  readonly result: StepResult
  readonly now: Date
  /** Keys of the effects that the step does itself, right after. */
  readonly told?: ReadonlySet<string>
}

/**
 * Writes all that a step has changed, in one statement: the run, its tokens and what they wait for, tasks, timers, effects,
 * incidents and history; the rows of the inbox that it has read are taken. Nobody waits for it: it travels with what comes next, and
 * where it fails, so does the transaction.
 */
export function saveStep(runner: TransactionSql, schema: string, { run, flow, result, now, told }: SavedStep): void {
  const { state, tokens, history, wanted } = result
  const { vars, outputs, visits, counters, handled, status } = state
  const kept: KeptState = { vars, outputs, visits, counters, handled }
  const moment = now.getTime()
  const tasks = changedTasks(result)
  const timers = lastOfEach(wanted.timers)
  sendStatement(runner, stepStatement(schema, partsOf({ run, result, tasks, timers })), {
    run: run.id,
    now: now.toISOString(),
    status,
    state: JSON.stringify(kept),
    ready: state.tokens.some((token) => token.state === 'ready'),
    tokens: JSON.stringify(tokens),
    activations: JSON.stringify(state.activations),
    waits: JSON.stringify(state.waits),
    opened: JSON.stringify(
      tasks.opened.map(({ wait, key, node, kind, assignee, onBehalfOf = null, due = null }) => ({
        id: uuid7(moment), wait, key, node, kind, assignee, on_behalf_of: onBehalfOf, due_at: due, locks: kind === 'approval' ? (flow.locks.get(node) ?? []) : [],
      })),
    ),
    closed: JSON.stringify(tasks.closed),
    timers: JSON.stringify(timers),
    effects: JSON.stringify(wanted.effects.map((effect) => ({ ...effect, destination: destinationOf(effect.effect), state: told?.has(effect.key) ? 'done' : isStillWanted(effect, result) ? 'open' : 'cancelled' }))),
    incidents: JSON.stringify(wanted.incidents.map((incident) => ({ ...incident, id: uuid7(moment) }))),
    history: JSON.stringify(history),
    taken: JSON.stringify(run.inbox.map(({ id }) => id)),
  })
}

type Tasks = Pick<StepResult['wanted'], 'opened' | 'closed'>

interface Found {
  readonly run: LockedRun
  readonly result: StepResult
  readonly tasks: Tasks
  readonly timers: StepResult['wanted']['timers']
}

/** Where nothing waited before nothing that hangs on a wait can have come to an end: no child, no effect, no incident of a token that stood. */
function partsOf({ run, result: { state, wanted }, tasks, timers }: Found): readonly StepPart[] {
  const hadWaits = run.state.waits.length > 0
  const isNeeded: Readonly<Record<StepPart, boolean>> = {
    activations: run.state.activations.length > 0 || state.activations.length > 0,
    waits: hadWaits || state.waits.length > 0,
    opened: tasks.opened.length > 0,
    closed: tasks.closed.length > 0,
    armed: timers.some(({ at }) => at !== null),
    disarmed: timers.some(({ at }) => at === null),
    effects: wanted.effects.length > 0,
    unsent: hadWaits || state.status === 'cancelled',
    parent: !isLive(state.status),
    children: hadWaits,
    incidents: wanted.incidents.length > 0,
    mended: hadWaits || run.state.tokens.some((token) => token.state === 'failed'),
    taken: run.inbox.length > 0,
  }
  // The names are those of the record just above.
  return (Object.keys(isNeeded) as StepPart[]).filter((part) => isNeeded[part])
}

const isLive = (status: RunStatus): boolean => status === 'running' || status === 'suspended'

/** A task may be opened and closed within one step, or the other way round: what its wait holds in the end counts. */
function changedTasks({ waits, wanted }: StepResult): Tasks {
  const open = new Set(waits.flatMap(({ id, tasks }) => tasks.map((key) => `${id}.${key}`)))
  const isOpen = ({ wait, key }: { readonly wait: number; readonly key: string }): boolean => open.has(`${wait}.${key}`)
  return { opened: lastOfEach(wanted.opened.filter(isOpen)), closed: wanted.closed.filter((task) => !isOpen(task)) }
}

/** What waited for an effect may have ended within the same step: then it must not go out. */
const isStillWanted = ({ wait }: WantedEffect, { state, waits }: StepResult): boolean => state.status !== 'cancelled' && (wait === null || waits.some(({ id }) => id === wait))

/** A timer may be armed and taken back within one step: what was said last counts. */
const lastOfEach = <Timer extends { readonly wait: number; readonly key: string }>(timers: readonly Timer[]): Timer[] => [
  ...new Map(timers.map((timer) => [`${timer.wait}.${timer.key}`, timer])).values(),
]

import type { TransactionSql } from 'postgres'
import { advance, type RequestAnswer, type Step } from '../../../schemas/flows/machine/advance.ts'
import type { Request } from '../../../schemas/flows/machine/request.ts'
import type { Caller } from '../../caller.ts'
import { afterStep } from '../../tasks/after-step.ts'
import { Refusal } from '../../refusal.ts'
import { isCollision, StalePlan } from '../../records/fence.ts'
import { openingHeld } from '../../records/unit.ts'
import type { Runner } from '../../storage/statement.ts'
import { answerQuestions } from './answer-questions.ts'
import type { FlowPlan } from './flow-caller.ts'
import { storedEffect } from '../effects/stored-effect.ts'
import { isToldAtOnce, tellAtOnce, type ToldAtOnce } from '../effects/tell-at-once.ts'
import { type LockedRun, loadRun } from './load-run.ts'
import { type Held, performRecordEffect } from './record-effects.ts'
import { saveStep } from './save-step.ts'
import { flowValues, type FlowValues, readRunRecord, type RecordValues } from './flow-values.ts'

/** Visits and milliseconds that one step may take; what is left is done by the next. */
const budget = { visits: 200, milliseconds: 250 }

/** A run, and the flow that it runs, as a caller. */
export interface Stepping {
  readonly run: string
  /** Of the run, where it is known: what is read of it comes along. */
  readonly record?: string | null
  readonly flow: FlowPlan
}

/**
 * Takes one step of a run: one transaction that locks its row, tells it what has happened, brings its tokens on until all of
 * them wait, does to records what its nodes say, and writes everything. Answers whether it left something to do at once;
 * undefined when another process has the run, or it goes by another version by now. Raises `StalePlan` where the release has moved on: the flow was compiled under it.
 */
export async function stepRun(caller: Caller, stepping: Stepping): Promise<{ readonly more: boolean } | undefined> {
  try {
    return await takeStep(caller, stepping, true)
  } catch (error) {
    if (!(error instanceof Declined)) throw error
    return takeStep(caller, stepping, false)
  }
}

function takeStep(caller: Caller, { run: id, flow, record: about = null }: Stepping, isTrusting: boolean): Promise<{ readonly more: boolean } | undefined> {
  const objects = [...flow.writes.keys()].flatMap((name) => caller.plan.objects.get(name) ?? [])
  const opening = (runner: TransactionSql) => Promise.all([loadRun(runner, caller.plan.schema, id), readRunRecord(runner, caller, { flow, record: about })])
  return openingHeld(caller, { objects, opening }, async (runner, [run, record]) => {
    if (!run || run.version !== flow.version) return undefined
    // Another worker has just brought it on.
    return canGoOn(run) ? stepIn(runner, caller, { run, flow, record, isTrusting }) : { more: false }
  })
}

/** Whether a run has something to do. */
export const canGoOn = ({ inbox, state }: LockedRun): boolean => inbox.length > 0 || state.tokens.some((token) => token.state === 'ready')

/** A run that is locked, and the flow that it runs. */
export interface Walking {
  readonly run: LockedRun
  readonly flow: FlowPlan
  /** What is known of its record already. */
  readonly record?: RecordValues | undefined
  /** Visits that the step may take at the most, where these are fewer than usual. */
  readonly visits?: number
  /**
   * Does to records what nodes say without a savepoint around each, which is a third of what they cost, and tells a few people by itself.
   * The first thing that is declined undoes the step: `Declined` is raised, and whoever steps the run does it again, carefully.
   */
  readonly isTrusting?: boolean
}

class Declined extends Error {}

/** Takes the step within a transaction that has locked the run. */
export async function stepIn(runner: TransactionSql, caller: Caller, { run, flow, record, visits = budget.visits, isTrusting = false }: Walking): Promise<{ readonly more: boolean }> {
  const now = caller.workspace.ports.clock.now()
  const values = flowValues(caller, { run, flow, now, record })
  const step = advance(flow.flow, run.state, { now: now.toISOString(), zone: caller.plan.settings.zone, evaluate: values.evaluate })
  const answering: Answering = { caller, run, flow, step, values, now, isTrusting, held: {} }
  for (const { row } of run.inbox) {
    await values.prepare(runner, step.reading())
    await settle(runner, answering, step.take(row))
  }
  const more = await walk(runner, answering, visits)
  const found = step.result()
  // What outlives the step names nothing by its name of today.
  const result = { ...found, wanted: { ...found.wanted, effects: found.wanted.effects.map((wanted) => storedEffect(caller.plan, wanted)) } }
  const told = isTrusting && result.state.status !== 'cancelled' ? result.wanted.effects.filter(isToldAtOnce) : []
  saveStep(runner, caller.plan.schema, { run, flow, result, now, told: new Set(told.map(({ key }) => key)) })
  await afterStep(runner, caller, { run, flow, result, now })
  await tellAll(runner, caller, { run, told, now })
  return { more }
}

/** Whom the step cannot tell now is told by the outbox, which tries again and says why. */
async function tellAll(runner: TransactionSql, caller: Caller, telling: ToldAtOnce): Promise<void> {
  try {
    await tellAtOnce(runner, caller, telling)
  } catch (error) {
    throw error instanceof StalePlan || isCollision(error) ? error : new Declined('', { cause: error })
  }
}

interface Answering {
  readonly caller: Caller
  readonly flow: FlowPlan
  readonly run: LockedRun
  readonly step: Step
  readonly values: FlowValues
  readonly now: Date
  readonly isTrusting: boolean
  readonly held: Held
}

/** Brings tokens on until none is ready or the step has had its time. */
async function walk(runner: TransactionSql, answering: Answering, most: number): Promise<boolean> {
  const end = performance.now() + budget.milliseconds
  for (let visits = 0; visits < most && performance.now() < end; visits += 1) {
    const ahead = answering.step.ahead()
    if (ahead === undefined) return false
    await answering.values.prepare(runner, answering.step.reading(), ahead)
    const next = answering.step.next()
    if (next === 'done') return false
    if (next !== 'went') await settle(runner, answering, next)
  }
  return true
}

/** Answers a request of the run, and what it asks in turn. */
async function settle(runner: TransactionSql, answering: Answering, first: Request | undefined): Promise<void> {
  for (let request = first; request; ) request = answering.step.answer(await answerTo(runner, answering, request))
}

async function answerTo(runner: TransactionSql, { caller, run, flow, values, now, isTrusting, held }: Answering, request: Request): Promise<RequestAnswer> {
  if (request.kind === 'questions') return { kind: 'people', answers: await answerQuestions(runner, caller.plan, { questions: request.questions, now }) }
  if (request.effect.kind !== 'record') throw new Error(`the step cannot do ${request.effect.kind}`)
  const { effect } = request
  const perform = (within: Runner) => performRecordEffect(within, caller, { effect, run, flow, now, held })
  try {
    // What was refused leaves nothing of itself behind, and the step goes on.
    const result = await (isTrusting ? perform(runner) : runner.savepoint(perform))
    values.forget()
    return { kind: 'done', result }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (isTrusting) throw new Declined()
    held.record = undefined
    return { kind: 'refused', code: error.code, params: { issues: JSON.parse(JSON.stringify(error.issues)) } }
  }
}

import type { CompiledFlow } from '../compiled-flow.ts'
import { limits } from '../../rules/limits.ts'
import type { RuleContext, RuleValue } from '../../rules/values.ts'
import { dateIn } from '../../rules/zones.ts'
import type { WorkspaceSettings } from '../../workspace-settings.ts'
import type { Question } from '../machine/question.ts'
import { runTrial } from '../trial/run-trial.ts'
import type { Trial, TrialEvent, TrialGiven, TrialWorld } from '../trial/trial.ts'
import type { FlowCase } from './flow-case.ts'

/** What a case came to when it was tried again. */
export interface Replayed {
  readonly holds: boolean
  readonly way: readonly string[]
  readonly state: Trial['state']['status']
}

/** Tries a case again: it holds where the flow takes the way that it took, to the same end. */
export function replayCase(flow: CompiledFlow, kept: FlowCase): Replayed {
  const trial = runTrial(worldOf(flow, kept), givenOf(kept))
  const { way, state } = outcomeOf(trial)
  const holds = trial.taken === (kept.events ?? []).length && state === kept.state && way.length === kept.way.length && way.every((node, index) => node === kept.way[index])
  return { holds, way, state }
}

/** What a trial is remembered by. */
export const outcomeOf = ({ history, state: { status } }: Pick<Trial, 'history' | 'state'>): { readonly way: string[]; readonly state: Trial['state']['status'] } => ({
  way: history.filter(({ kind }) => kind === 'entered').map(({ node }) => node),
  state: status,
})

export const givenOf = ({ at, requester, record, values, variables = [], failing = [], events = [] }: FlowCase): TrialGiven => ({
  at, requester, record, failing, events,
  // What was read of fields is what rules read.
  values: Object.fromEntries(values.map(({ path, value }) => [path, value as RuleValue])),
  vars: Object.fromEntries(variables.map(({ variable, value }) => [variable, value as RuleValue])),
})

/** The case with what a trial was told, and came to. */
export function caseOf({ id, label }: Pick<FlowCase, 'id' | 'label'>, given: TrialGiven, { trial, settings: { zone, weekStart, fiscalYearStart } }: { readonly trial: Trial; readonly settings: TrialSettings }): FlowCase {
  const { at, requester, record, values, vars, failing, events } = given
  const people = new Map(trial.people.map(({ question, answer }) => [keyOf(question), { question: JSON.parse(JSON.stringify(question)), found: answer.people.map((person) => person.id) }]))
  return {
    id, label, at, zone, weekStart, fiscalYearStart, requester, record,
    values: Object.entries(values).map(([path, value]) => ({ path, value: JSON.parse(JSON.stringify(value)) })),
    variables: Object.entries(vars).map(([variable, value]) => ({ variable, value: JSON.parse(JSON.stringify(value)) })),
    failing: [...failing],
    people: [...people.values()],
    events: events.map((event): TrialEvent => ({ ...event })),
    ...outcomeOf(trial),
  }
}

function worldOf(flow: CompiledFlow, { people = [], zone, weekStart = 1, fiscalYearStart = 1, requester }: FlowCase): TrialWorld {
  const known = new Map(people.map(({ question, found }) => [keyOf(question), found]))
  return {
    flow,
    context: (now) => trialContext({ now, settings: { zone, weekStart, fiscalYearStart }, user: requester }),
    // A flow that finds its people otherwise by now still asks somebody.
    answer: (question) => ({ people: (known.get(keyOf(question)) ?? [somebody]).map((id) => ({ id })) }),
  }
}

const somebody = '00000000-0000-7000-8000-000000000000'

const keyOf = (question: Question | unknown): string => JSON.stringify(Object.entries(question as object).toSorted(([one], [other]) => (one < other ? -1 : 1)))

/** What rules are given of the workspace's settings. */
export type TrialSettings = Pick<WorkspaceSettings, 'zone' | 'weekStart' | 'fiscalYearStart'>

/** What expressions of a trial know of the world: its calendar is that of the workspace. */
export const trialContext = ({ now, settings: { zone, weekStart, fiscalYearStart }, user }: { readonly now: string; readonly settings: TrialSettings; readonly user: string | null }): RuleContext => ({
  now, zone, user, today: dateIn(zone, now) ?? now.slice(0, 10), roles: [], weekStart, fiscalYearStart, language: 'en', fuel: limits.fuel,
})

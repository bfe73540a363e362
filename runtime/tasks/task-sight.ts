import type { Caller } from '../caller.ts'
import type { Runner } from '../storage/statement.ts'
import { callerOfStep, type TaskStep } from './step-caller.ts'
import { answersFor, substitutesOn } from './substitutes.ts'
import type { StoredTask } from './task-rows.ts'

/** The people whose tasks are the caller's today. */
export const peopleOf = async (runner: Runner, { plan, person, workspace }: Caller): Promise<readonly string[]> => [
  person.id,
  ...answersFor(await substitutesOn(runner, plan, workspace.ports.clock.now()), person.id),
]

/**
 * Whether these people see the record of a task with the rights of its step: only while they are asked something. Requesters, to
 * whom it came back too, whoever gets a copy, has answered or reads about it see what they may read anyway.
 */
const isAsked = (people: readonly string[], { kind, state, assignee }: StoredTask): boolean =>
  state === 'open' && (kind === 'approval' || kind === 'form') && people.includes(assignee.id)

/** The caller as the one who looks at the record of a task. */
export const seerOf = (caller: Caller, people: readonly string[], { task, step }: { task: StoredTask; step: TaskStep }): Caller =>
  isAsked(people, task) ? callerOfStep(caller, step) : caller

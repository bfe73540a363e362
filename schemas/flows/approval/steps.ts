import type { Json } from '../../pointer.ts'
import type { Answer } from '../machine/question.ts'
import type { NodeRun, TaskOpening, TimerSetting, WaitStep, WaitTimes } from '../node-type.ts'
import { later } from '../spans.ts'
import { beginRound, roundOfAdministrators } from './begin-round.ts'
import { outcomeOf } from './outcome.ts'
import { roundQuestions } from './questions.ts'
import { isAsked, type Member, type Outcome, type Round, voters } from './round.ts'
import type { ApprovalSettings } from './settings.ts'

/** Begins the asking with this number, once everything that it must know is answered. */
export function begin(settings: ApprovalSettings, run: NodeRun, { answers, number }: { readonly answers: readonly Answer[]; readonly number: number }): WaitStep {
  const questions = roundQuestions(settings, run)
  if (answers.length < questions.length) return { kind: 'ask', questions: questions.slice(answers.length) }
  const sources = questions.slice(0, settings.approvers.length)
  const [found, rest] = [answers.slice(0, sources.length), answers.slice(sources.length)]
  const stands = questions.length > sources.length
  const requestersManager = stands ? rest[0] : undefined
  const round = beginRound({ settings, found, requester: run.requester, requestersManager, approvedBefore: run.approvedBefore, number, sources })
  if (round.members.length > 0) return opened(settings, run, round)
  const { whenEmpty = 'administrators' } = settings
  if (whenEmpty !== 'administrators') return leaving(whenEmpty === 'approve' ? 'approved' : 'rejected', { round, by: null, note: noteOf(round) })
  const administrators = rest[stands ? 1 : 0]
  if (!administrators) return { kind: 'ask', questions: [{ kind: 'administrators' }] }
  const asked = roundOfAdministrators(administrators, { number, sources })
  return asked.members.length > 0 ? opened(settings, run, asked) : { kind: 'fail', code: 'run.nobody-to-ask' }
}

/** A round that begins: who has approved before may decide it at once. */
function opened(settings: ApprovalSettings, run: NodeRun, round: Round): WaitStep {
  const outcome = outcomeOf(settings, round)
  if (outcome) return leaving(outcome, { round, by: null, note: noteOf(round) })
  const timers = roundTimes(settings).timers.map(({ key, after }): TimerSetting => ({ key, at: later(run.now, after) }))
  return { kind: 'wait', state: stateOf(round), opens: tasksOf(settings, run, round.members), timers, note: noteOf(round) }
}

/** When a round is due, and how often those who owe an answer are reminded; never while the requester changes the record. */
export function roundTimes({ due, remindEvery }: ApprovalSettings, round?: Round) {
  if (round?.phase === 'returned') return { timers: [] }
  const timers = [...(due ? [{ key: 'due', after: due }] : []), ...(remindEvery ? [{ key: 'remind', after: remindEvery }] : [])]
  return { timers, ...(due && { due }) } satisfies WaitTimes
}

/** Who is asked and why, as the history keeps it: whoever reads it later sees every member with the way it was found. */
const noteOf = ({ number, sources, members }: Round): Json => JSON.parse(JSON.stringify({ round: number, sources, members })) as Json

/** The round goes on after somebody has answered or come in, or it is decided. */
export function goOn(settings: ApprovalSettings, run: NodeRun, { before, round, by }: { readonly before: Round; readonly round: Round; readonly by: string | null }): WaitStep {
  const changesWhoIsAsked = round.members.length > before.members.length
  const outcome = outcomeOf(settings, round)
  if (outcome) return leaving(outcome, { round, by })
  const was = before.members.filter(isAsked).map(({ key }) => key)
  const is = round.members.filter(isAsked).map(({ key }) => key)
  return { kind: 'wait', state: stateOf(round), opens: tasksOf(settings, run, round.members.filter(({ key }) => !was.includes(key))), closes: was.filter((key) => !is.includes(key)), ...(changesWhoIsAsked && { note: noteOf(round) }) }
}

/** Leaves the step by its outcome. */
export function leaving(outcome: Outcome, { round, by, note }: { readonly round: Round; readonly by: string | null; readonly note?: Json }): WaitStep {
  const approvedBy = voters(round).flatMap(({ state, person }) => (state === 'approved' ? [person] : []))
  return { kind: 'leave', port: outcome, output: { decision: outcome, by, approved_by: [...new Set(approvedBy)] }, ...(note !== undefined && { note }) }
}

const tasksOf = (settings: ApprovalSettings, run: NodeRun, members: readonly Member[]): readonly TaskOpening[] =>
  members
    .filter(isAsked)
    .map(({ key, person, onBehalfOf }) => ({
      key, kind: 'approval', assignee: person,
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      ...(settings.due && { due: later(run.now, settings.due) }),
    }))

/** A round as the state of a wait: plain JSON. */
export const stateOf = (round: Round): Json => JSON.parse(JSON.stringify(round)) as Json

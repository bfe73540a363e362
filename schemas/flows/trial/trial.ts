import type { RuleContext, RuleValue } from '../../rules/values.ts'
import type { CompiledFlow } from '../compiled-flow.ts'
import type { Effect } from '../machine/effect.ts'
import type { HistoryEntry } from '../machine/history.ts'
import type { Answer, Question } from '../machine/question.ts'
import type { RunState } from '../machine/run-state.ts'
import type { Incident, OpenedTask } from '../machine/working.ts'

/** What a trial is told. Plain JSON: the same trial always takes the same way. */
export interface TrialGiven {
  /** The moment at which the run starts, UTC with milliseconds. */
  readonly at: string
  /** Id of the person who starts it; null where the system does. */
  readonly requester: string | null
  /** Id of the record that it is about. */
  readonly record: string | null
  /** What expressions read of records, by path: `record.amount`. */
  readonly values: Readonly<Record<string, RuleValue>>
  /** Variables that the trigger fills. */
  readonly vars: Readonly<Record<string, RuleValue>>
  /** Ids of nodes whose effect fails. */
  readonly failing: readonly string[]
  /** What happens while it waits, in order. */
  readonly events: readonly TrialEvent[]
}

/** Somebody answers a task of a node, or the clock goes on to a timer of it. */
export type TrialEvent =
  | { readonly kind: 'decision'; readonly node: string; readonly person: string; readonly decision: string }
  | { readonly kind: 'timer'; readonly node: string; readonly key: string }

/** The flow that is tried, and what it knows of the workspace. */
export interface TrialWorld {
  readonly flow: CompiledFlow
  context(now: string): RuleContext
  /** The people that a step asks for; undefined where that is not known yet. */
  answer(question: Question): Answer | undefined
}

/** How far a trial has come. Nothing of it was done. */
export interface Trial {
  readonly state: RunState
  /** The moment at which it stands: timers have moved it. */
  readonly now: string
  readonly history: readonly HistoryEntry[]
  /** Tasks that are open. */
  readonly tasks: readonly OpenedTask[]
  readonly timers: readonly TrialTimer[]
  /** What would have been done. */
  readonly effects: readonly TrialEffect[]
  readonly incidents: readonly Incident[]
  /** What expressions came to, in order. */
  readonly looks: readonly TrialLook[]
  /** Who was found for which step. */
  readonly people: readonly { readonly node: string; readonly question: Question; readonly answer: Answer }[]
  /** Questions without an answer: the trial stopped there. */
  readonly needs: readonly Question[]
  /** How many events found something that waits for them; the rest came to nothing. */
  readonly taken: number
}

export interface TrialTimer {
  readonly wait: number
  readonly node: string
  readonly key: string
  readonly at: string
}

export interface TrialEffect {
  readonly node: string
  readonly effect: Effect
  readonly failed: boolean
}

/** One evaluation: which expression of which node, what it read, and what it came to. */
export interface TrialLook {
  readonly node: string
  readonly pointer: string
  readonly reads: Readonly<Record<string, RuleValue>>
  readonly value: RuleValue | undefined
}

import type { TObject, Static } from 'typebox'
import type { Reference } from '../definition.ts'
import type { Label } from '../label.ts'
import type { Issue } from '../issue.ts'
import type { RuleType } from '../rules/rule-type.ts'
import type { RuleValue } from '../rules/values.ts'
import type { Answer, Question } from './machine/question.ts'
import type { Effect } from './machine/effect.ts'
import type { WaitEvent } from './machine/inbox.ts'
import type { NodeIcon, NodeSetting, NodeSurroundings, SummaryPart } from './node-look.ts'
import type { Json } from '../pointer.ts'
import type { Span } from './spans.ts'
import type { Round } from './approval/round.ts'

/** The colour families of nodes: one learns them once, on the canvas, in the palette and in histories. */
export const nodeFamilies = ['control', 'people', 'records', 'outside'] as const

export type NodeFamily = (typeof nodeFamilies)[number]

/** A way out of a node. */
export interface Port {
  /** What edges name: `out`, `approved`, the key of a branch. */
  readonly key: string
  /** Written on the edge, where the node's own settings give it words. */
  readonly label?: Label
  /** A node may do without an edge here; a token that would leave by it ends, or fails where the port is `failed`. */
  readonly optional?: true
}

/** An expression among a node's settings: where it stands and what it must give. */
export interface Expression {
  /** JSON pointer within the settings. */
  readonly path: string
  readonly rule: unknown
  /** Absent: anything. */
  readonly type?: RuleType
  /** What does as well. */
  readonly orType?: RuleType
}

/** An expression, by its pointer within a node's settings, and the field whose type it must have. */
export interface FieldExpression {
  readonly path: string
  readonly object: string
  readonly field: string
  /** The field gets the value, so it must be one that can be set. */
  readonly isSet?: true
}

/** Whose approvals count: those of all steps so far, or only of the approval that the run has come through last. */
export type ApprovalReach = 'ever' | 'last'

/** What a node is shown of its run. Nothing of it changes while the node looks. */
export interface NodeRun {
  /** Evaluates an expression of the node's settings by its pointer; `undefined` where it took too long. */
  value(path: string): RuleValue | undefined
  /** The instant of the step, UTC with milliseconds. */
  readonly now: string
  /** IANA zone of the workspace. */
  readonly zone: string
  /** API name of the object of the flow's record, as it is called now; undefined where it has none. */
  readonly object: string | undefined
  /** Id of the person who started the run; null where the system did. */
  readonly requester: string | null
  /** Ids of people who have approved before this node, in any approval or in the last on the way here. */
  approvedBefore(reach: ApprovalReach): ReadonlySet<string>
  /** How often the run has come to this node, from 1. */
  readonly visit: number
}

/** What is told people, they are found for first: `TellBehaviour`. */
type ActEffect = Exclude<Effect, { readonly kind: 'notice' | 'copy' }>

/** What a node that does one thing wants done, and how the run goes on when it is. */
export interface ActBehaviour<Settings> {
  readonly kind: 'act'
  effect(settings: Settings, run: NodeRun): ActEffect
  /** What the node gives back of an effect's result: `nodes.<key>.…`. */
  result?(settings: Settings, result: Json): Output
}

export interface DecideBehaviour<Settings> {
  readonly kind: 'decide'
  /** The key of the port to leave by. */
  decide(settings: Settings, run: NodeRun): string
}

/** A node at which a token stays until something happens. */
export interface WaitBehaviour<Settings> {
  readonly kind: 'wait'
  /** What must be known before the node can wait: people, mostly. */
  asks?(settings: Settings, run: NodeRun): readonly Question[]
  open(settings: Settings, run: NodeRun, answers: readonly Answer[]): WaitStep
  /** The times of a wait in this state: what opening arms, and what is compared when a run goes by other settings from now on. */
  times(settings: Settings, run: NodeRun, state?: Json): WaitTimes
  resume(settings: Settings, run: NodeRun, wait: { readonly state: Json; readonly event: WaitEvent; readonly answers: readonly Answer[] }): WaitStep
}

/** The timers of a wait, each at a moment or so long after the opening, and how long the tasks have that it opens. */
export interface WaitTimes {
  readonly timers: readonly { readonly key: string; readonly after?: Span; readonly at?: string | null }[]
  readonly due?: Span
}

/** A node that tells people something and goes on at once. */
export interface TellBehaviour<Settings> {
  readonly kind: 'tell'
  /** Who they are. */
  asks(settings: Settings, run: NodeRun): readonly Question[]
  effects(settings: Settings, run: NodeRun, answers: readonly Answer[]): readonly Effect[]
}

/** What a waiting node says next: it asks, it waits on, or it is done. A `note` is kept in the history. */
export type WaitStep =
  | { readonly kind: 'ask'; readonly questions: readonly Question[] }
  | { readonly kind: 'wait'; readonly state: Json; readonly opens?: readonly TaskOpening[]; readonly closes?: readonly string[]; readonly timers?: readonly TimerSetting[]; readonly effects?: readonly Effect[]; readonly note?: Json }
  | { readonly kind: 'leave'; readonly port: string; readonly output?: Output; readonly effects?: readonly Effect[]; readonly note?: Json }
  /** Back to a node that the run has been at, by its id, or to the start; what is under way beside it ends. */
  | { readonly kind: 'go'; readonly node: string }
  | { readonly kind: 'fail'; readonly code: string; readonly params?: Readonly<Record<string, Json>> }

/** A task that a person gets. `key` names it within its wait. */
export interface TaskOpening {
  readonly key: string
  readonly kind: 'approval' | 'form' | 'resubmit' | 'cc'
  readonly assignee: string
  readonly onBehalfOf?: string
  readonly due?: string
}

/** What the holder of a task answers. */
export interface TaskAnswered {
  /** Key of the task within its wait. */
  readonly task: string
  readonly decision: string
  /** The person who answers, and who has asked for the answer. */
  readonly by: string
  readonly requester: string | null
  /** Whom it is handed to. */
  readonly to?: { readonly id: string; readonly onBehalfOf?: string }
}

/** Of nodes that give people tasks: what whoever holds one sees and does. Settings and states are those of the node. */
export interface TaskBehaviour<Settings> {
  /** Names of fields of the record: those shown, those that may be changed, those that must be filled before an answer. */
  fields(settings: Settings): { readonly shows: readonly string[]; readonly edits: readonly string[]; readonly requires: readonly string[] }
  /** What the buttons say where that is not the usual, by decision. */
  names?(settings: Settings): Readonly<Record<string, Label | undefined>>
  /** The usual, of those that may be given another name. */
  readonly usualNames?: Readonly<Record<string, Label>>
  /** What the task says that is to be done, where its label does not. */
  title?(settings: Settings): Label | undefined
  /** What the holder of the task may answer. */
  decisions(settings: Settings, state: Json, task: string): readonly string[]
  /** The code of why an answer cannot be taken; undefined where it can. */
  refusal?(settings: Settings, state: Json, answered: TaskAnswered): string | undefined
  /** The round of people who decide, where there is one. */
  round?(state: Json): Round
  /** What has become of a task whose time is over: it is only marked as late, or there was nobody else to ask; undefined where somebody was, or where its time is not over. */
  late?(settings: Settings, state: Json, task: string): 'marked' | 'alone' | undefined
  /** Fields of the record that nobody else changes meanwhile. */
  locks?(settings: Settings): 'none' | 'trigger_fields' | 'all'
  /** Until when the requester may withdraw. */
  withdraw?(settings: Settings): 'first_answer' | 'end'
}

/** Arms the wait's timer of this name, or takes it back where `at` is null. */
export interface TimerSetting {
  readonly key: string
  readonly at: string | null
}

/** What a node gives back to the nodes behind it, by name. */
export type Output = Readonly<Record<string, RuleValue>>

/**
 * The contract of a node type. Everything that differs between types is said here, in one file a type; the machine
 * knows behaviours, never types. None of its members performs anything.
 */
export interface NodeType<Settings = unknown> {
  readonly name: string
  readonly family: NodeFamily
  readonly icon: NodeIcon
  /** What the settings come to, for the line on the tile. */
  summary?(settings: Settings): readonly SummaryPart[]
  /** How the settings are edited, in the order of the inspector; absent where there are none. */
  readonly inspector?: readonly NodeSetting[]
  /** The settings of a new node: whole as the schema has it, though what it must do may still be missing. Absent: none. */
  fresh?(around: NodeSurroundings): Readonly<Record<string, unknown>>
  /** JSON Schema of the settings: drives the form and the completion of the JSON view. */
  readonly settings: TObject
  /** Where tokens come in from edges: all nodes but starts and handlers. */
  readonly entered: boolean
  /** It asks another system: who publishes the flow is told how many of its steps do. */
  readonly calls?: true
  ports(settings: Settings): readonly Port[]
  expressions?(settings: Settings): readonly Expression[]
  /**
   * What the settings name beside their expressions; paths are relative to the settings. `objectOf` says whose record a name
   * such as `record` or `nodes.find.first` is; undefined for what is no record.
   */
  mentions?(settings: Settings, objectOf: ObjectOf): readonly Reference[]
  /** The expressions that are of the type of a field: what one gives is kept in that field, or compared with it. */
  ofFields?(settings: Settings, objectOf: ObjectOf): readonly FieldExpression[]
  /** The secrets of the workspace that it names, each by the pointer to the name. Their values are known to who sends alone. */
  secrets?(settings: Settings): readonly { readonly path: string; readonly secret: string }[]
  /** What `nodes.<key>.…` may read of it. */
  gives?(settings: Settings): Readonly<Record<string, RuleType>>
  /** The variables that it sets, each with the pointer to the expression that gives its value. */
  ofVariables?(settings: Settings): readonly { readonly path: string; readonly variable: string }[]
  /** The object of which it creates records. */
  creates?(settings: Settings): string
  /** Faults in the settings that their schema cannot say; paths are relative to the settings. */
  check?(settings: Settings): readonly Issue[]
  /** Of nodes that give people tasks. */
  readonly tasks?: TaskBehaviour<Settings>
  readonly does: DecideBehaviour<Settings> | ActBehaviour<Settings> | WaitBehaviour<Settings> | TellBehaviour<Settings> | { readonly kind: 'split' } | JoinBehaviour<Settings> | EndBehaviour<Settings>
}

interface JoinBehaviour<Settings> {
  readonly kind: 'join'
  /** Whether the first arrival goes on (`any`) or the last (`all`), and what becomes of those who come later. */
  policy(settings: Settings): JoinPolicy
}

export type JoinPolicy = { readonly waitsFor: 'all' } | { readonly waitsFor: 'any'; readonly rest: 'cancel' | 'drain' }

interface EndBehaviour<Settings> {
  readonly kind: 'end'
  /** A run that is terminated ends at once, with everything that still waits; otherwise only this path ends. */
  ends(settings: Settings): 'path' | 'run'
}

/** The object of the records that a name stands for. */
export type ObjectOf = (name: string) => string | undefined

/** Declares a node type; the settings schema types the `settings` argument of every member. */
export function defineNodeType<Settings extends TObject>(type: Omit<NodeType<Static<Settings>>, 'settings'> & { readonly settings: Settings }): NodeType {
  // The registry hands every type only settings that its schema has checked.
  return type as unknown as NodeType
}

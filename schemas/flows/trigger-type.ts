import type { Static, TObject } from 'typebox'
import type { Reference } from '../definition.ts'
import type { Issue } from '../issue.ts'
import type { RuleType } from '../rules/rule-type.ts'
import type { Expression, ObjectOf } from './node-type.ts'

/**
 * The contract of a trigger type. Everything that differs between the ways in which flows start is said here, in one file a
 * type, but how the runtime notices that they are to start.
 */
export interface TriggerType<Settings = unknown> {
  readonly name: string
  /** JSON Schema of the settings, which lie flat beside `type`. */
  readonly settings: TObject
  /** The object whose records its runs are about; undefined where they are about none. */
  object?(settings: Settings): string | undefined
  /** The object whose changes it looks at where its runs are about none of the records; else that is `object`. */
  looksAt?(settings: Settings): string | undefined
  /** What every step of its runs can read beside records: names and their types. */
  gives?(settings: Settings): Readonly<Record<string, RuleType>>
  /** Nobody starts it: a clock does, or another system. */
  readonly unattended?: true
  /** It asks what a record was before: `changed`, `changed_to`, `old`, `is_new`. */
  readonly onSave?: true
  /** The field of its records, a date or a moment, by which it is due; its setting is called `field`. */
  date?(settings: Settings): string
  /** The kinds of change of the object's records that the runtime must hear of. */
  hears?(settings: Settings): readonly RecordOp[]
  /** Conditions over the record, by pointers within the settings. */
  expressions?(settings: Settings): readonly Expression[]
  /** What the settings name beside; paths are relative to the settings. */
  mentions?(settings: Settings, objectOf: ObjectOf): readonly Reference[]
  /** Names of the variables that have a value when a run starts. */
  sets?(settings: Settings): readonly string[]
  /** Faults in the settings that their schema cannot say. */
  check?(settings: Settings): readonly Issue[]
}

/** What is done to a record. */
export type RecordOp = 'create' | 'update' | 'delete' | 'restore'

/** Declares a trigger type; the settings schema types the `settings` argument of every member. */
export function defineTriggerType<Settings extends TObject>(type: Omit<TriggerType<Static<Settings>>, 'settings'> & { readonly settings: Settings }): TriggerType {
  // The registry hands every type only settings that its schema has checked.
  return type as unknown as TriggerType
}

import { batchNames } from '../flows/triggers/batch-names.ts'
import type { RuleType } from '../rules/rule-type.ts'

/** What a message can say of a person: what every colleague may see of every other. */
export const personFields = ['name', 'calling_name', 'job_title', 'employee_code'] as const

export type PersonField = (typeof personFields)[number]

/** The people that a template can name: who reads it, who is behind its sender, who began the flow, who answered its task. */
export const personRoots = ['recipient', 'user', 'requester', 'task.by'] as const

export type PersonRoot = (typeof personRoots)[number]

/** Names that stand for one value each, with their types: the moment, the day, addresses, and what a flow knows of its task and run. */
export const plainNames = {
  now: { type: 'datetime' },
  today: { type: 'date' },
  link: { type: 'text' },
  'task.title': { type: 'text' },
  'task.link': { type: 'text' },
  'task.due': { type: 'datetime' },
  'task.comment': { type: 'text' },
  'run.flow': { type: 'text' },
  'run.link': { type: 'text' },
  ...batchNames,
} as const satisfies Readonly<Record<string, RuleType>>

export type PlainName = keyof typeof plainNames

const types: ReadonlyMap<string, RuleType> = new Map<string, RuleType>([
  ...personRoots.flatMap((root) => personFields.map((field): [string, RuleType] => [`${root}.${field}`, { type: 'text' }])),
  ...Object.entries(plainNames),
])

/** The names that every template knows, whatever it is about. */
export const fixedNames: readonly string[] = [...types.keys()]

/** The type of what every template knows and no field says; undefined for all other paths. */
export const fixedType = (path: readonly string[]): RuleType | undefined => types.get(path.join('.'))

/** Whether a path says what every template knows and no field. */
export const isFixedName = (path: readonly string[]): boolean => fixedType(path) !== undefined

/** Names that hold an address, which a reader can follow. */
export const isAddressName = (name: string): boolean => name === 'link' || name.endsWith('.link')

/** Whether only a flow that sends the message can say it. */
export const isOfFlow = (name: string): boolean => /^(requester|task|run|batch)\./.test(name)

/** Whether it needs a task that somebody was given. */
export const isOfTask = (name: string): boolean => name.startsWith('task.')

/** Whether it needs records that have started the flow together. */
export const isOfBatch = (name: string): boolean => name.startsWith('batch.')

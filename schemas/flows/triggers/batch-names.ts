import type { RuleType } from '../../rules/rule-type.ts'

/** What a run knows of the records that have started it together: how many met the condition, and the name of the file that brought them. */
export const batchNames = {
  'batch.count': { type: 'integer' },
  'batch.created': { type: 'integer' },
  'batch.updated': { type: 'integer' },
  'batch.file': { type: 'text' },
} as const satisfies Readonly<Record<string, RuleType>>

export type BatchName = keyof typeof batchNames

import { Type } from 'typebox'
import type { Json } from '../pointer.ts'
import { ruleMark } from './rule-mark.ts'

/** A condition of the rule language as definitions hold it. */
export type StoredCondition = boolean | { readonly [operator: string]: Json }

/** JSON Schema of a condition within a definition. It says the outline only: `checkRule` says what a rule may hold. */
export const StoredCondition = Type.Unsafe<StoredCondition>({ type: ['object', 'boolean'], ...ruleMark })

import { Type } from 'typebox'
import type { Json } from '../pointer.ts'
import { ruleMark } from '../rules/rule-mark.ts'

/** JSON Schema of an expression that gives a value: a formula of the rule language, or the value itself. */
export const StoredValue = Type.Unsafe<Json>({ ...ruleMark })

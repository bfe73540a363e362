import jsonLogic from 'json-logic-js'
import type { RuleValue } from './values.ts'

/** The standard operators whose meaning over plain values is also ours. */
type StandardOperator = 'in' | 'cat' | 'substr'

/**
 * Runs a standard operator as JsonLogic defines it. Only values may be given, never parts of a rule:
 * a text or number cannot be an operation, so nothing is interpreted.
 */
export const standard = (operator: StandardOperator, ...values: readonly RuleValue[]): unknown =>
  jsonLogic.apply({ [operator]: values } as Parameters<typeof jsonLogic.apply>[0])

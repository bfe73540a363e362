import { type Static, Type } from 'typebox'
import { apiNamePattern, type Reference } from '../../definition.ts'
import { pointerStep } from '../../issue.ts'
import type { Json } from '../../pointer.ts'
import type { Expression, FieldExpression, NodeRun } from '../node-type.ts'
import { StoredValue } from '../stored-value.ts'

/** Formulas for the fields of a record, by name. */
export const FieldValues = Type.Record(Type.String({ pattern: apiNamePattern }), StoredValue, { additionalProperties: false })

export type FieldValues = Static<typeof FieldValues>

export const fieldValueExpressions = (set: FieldValues, at: string): readonly Expression[] =>
  Object.entries(set).map(([name, rule]) => ({ path: at + pointerStep(name), rule }))

/** The values that the formulas give, as JSON. */
export const fieldValuesIn = (set: FieldValues, run: NodeRun, at: string): Record<string, Json> =>
  // What a formula gives is JSON; where it took too long it gives nothing.
  Object.fromEntries(Object.keys(set).map((name) => [name, (run.value(at + pointerStep(name)) ?? null) as Json]))

/** The fields of an object that a setting lists by name. */
export const fieldMentions = (fields: readonly string[], object: string | undefined, at: string): readonly Reference[] =>
  object === undefined ? [] : fields.map((field, index) => ({ path: `${at}/${index}`, kind: 'object', name: object, field }))

/** The fields that values are given to, named by the keys. */
export const setMentions = (set: FieldValues, object: string | undefined, at: string): readonly Reference[] =>
  object === undefined ? [] : Object.keys(set).map((field) => ({ path: at + pointerStep(field), kind: 'object', name: object, field, key: true }))

/** The formulas of values, each with the field that it is for. */
export const valuesOfFields = (set: FieldValues, object: string | undefined, at: string): readonly FieldExpression[] =>
  object === undefined ? [] : Object.keys(set).map((field) => ({ path: at + pointerStep(field), object, field, isSet: true }))

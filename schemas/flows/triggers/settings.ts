import { Type } from 'typebox'
import type { Reference } from '../../definition.ts'
import { StoredCondition } from '../../rules/stored-condition.ts'
import type { Expression } from '../node-type.ts'

/** What is done when the flow is to start for a record of which a run is still under way. */
export const Overlap = Type.Optional(Type.Enum(['skip', 'queue', 'replace', 'parallel'], { default: 'skip' }))

/** Which records start a run; null means all of them. */
export const When = Type.Optional(Type.Union([StoredCondition, Type.Null()], { default: null }))

/** The condition of a trigger, where it has one. */
export const whenExpression = ({ when }: { readonly when?: unknown }): readonly Expression[] =>
  when === undefined || when === null ? [] : [{ path: '/when', rule: when, type: { type: 'boolean' } }]

/** Without its object nothing of a flow could stay. */
export const objectMention = (object: string | undefined): readonly Reference[] => (object === undefined ? [] : [{ path: '/object', kind: 'object', name: object, whole: '' }])

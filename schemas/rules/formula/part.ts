import type { Json } from '../../pointer.ts'
import type { OperatorName } from '../operators/names.ts'
import type { Span } from './formula.ts'

/** A part of a formula as it was read. Brackets around it belong to its place. */
export type Part = ValuePart | PathPart | ListPart | CallPart

interface PartSpan extends Span {
  /** Parts within one another, this one counted. */
  readonly depth: number
}

/** A fixed value. */
interface ValuePart extends PartSpan {
  readonly kind: 'value'
  readonly json: Json
}

/** A path without quotes: a field, or its name where the operator asks for one. */
interface PathPart extends PartSpan {
  readonly kind: 'path'
  readonly path: string
}

interface ListPart extends PartSpan {
  readonly kind: 'list'
  readonly items: readonly Part[]
}

export interface CallPart extends PartSpan {
  readonly kind: 'call'
  readonly operator: OperatorName | 'var'
  /** Where the operator's name or its first sign stands. */
  readonly sign: Span
  readonly args: readonly Part[]
}

export const depthAround = (parts: readonly Part[]): number => parts.reduce((depth, part) => Math.max(depth, part.depth), 0) + 1

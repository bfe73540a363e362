import type { Issue } from '../../issue.ts'
import type { Language } from '../../label.ts'
import type { RuleType, TypeName } from '../rule-type.ts'
import type { CallNode, RuleTree } from '../tree.ts'
import type { RuleContext, RuleValue, RuleValues } from '../values.ts'

/**
 * The contract of an operator: everything about it but its meaning in SQL, which `runtime/rules/operators` holds
 * under the same name. JavaScript and SQL must agree on every value; `tests/conformance/rules` proves it.
 */
export interface Operator {
  readonly group: OperatorGroup
  /** The arguments in order. The last may repeat. */
  readonly parameters: readonly Parameter[]
  /** For operators whose arguments depend on how many there are: the parameter of each; undefined = not that many. */
  arrange?(count: number): readonly Parameter[] | undefined
  /** `same`: the type that the `same` arguments share. */
  readonly result: RuleType | 'same' | ((args: readonly RuleTree[]) => RuleType)
  /** What the operator does in JavaScript. Arguments are never of a type that the parameters do not accept. */
  readonly meaning: Meaning
  /**
   * How long the result may be, given how long the arguments may be; absent: no longer than the longest of them.
   * It bounds what arithmetic may cost, before anything is reckoned.
   */
  size?(args: readonly NumberSize[]): NumberSize
  /** Operations that a call counts as; absent: one. */
  readonly cost?: number
  readonly wording: Wording
  /** Other words where an argument is of a certain type: a date is not "less" but "before". */
  readonly wordingFor?: Partial<Record<TypeName, Wording>>
  /** Other words where the second argument is a fixed number below zero; it is then said without its sign. */
  readonly wordingBelowZero?: Wording
  /** Index of the argument whose type chooses among `wordingFor`; absent: the first. */
  readonly wordedBy?: number
  /** How loosely the words hold together; inside words that hold as loosely or tighter they stand in brackets. */
  readonly binding?: Binding
  /** Examples, run in JavaScript and in SQL in `sampleContext`. */
  readonly samples: readonly Sample[]
}

/** The most digits before and after the point. */
export interface NumberSize {
  readonly whole: number
  readonly scale: number
}

/** Operators of the group `state` ask what a save does, so only rules that run on one may have them. */
type OperatorGroup = 'comparison' | 'logic' | 'blanks' | 'text' | 'numbers' | 'dates' | 'people' | 'state'

export interface Parameter {
  readonly name: string
  readonly accepts: readonly TypeName[]
  /** All arguments marked so are of one type; fixed values among them are read as that type. */
  readonly same?: boolean
  /** Of a `same` argument its elements count. */
  readonly collection?: boolean
  /** A path written as text, of which the field counts. */
  readonly path?: boolean
  /** The path names a field of the record itself and leads over no relation. */
  readonly own?: true
  /** A value that stands in the rule, not one that is reckoned. */
  readonly literal?: boolean
  /** Literals that editors offer. */
  readonly choices?: readonly string[]
  /** How a literal reads in plain words; absent: as its type does. */
  say?(literal: string, language: Language): string
  /** The literal is the name of a definition of this kind. */
  readonly names?: 'role'
  /** What is wrong with a literal text, beside its type. */
  faultIn?(literal: string): Omit<Issue, 'path'> | undefined
  /** A literal `true` that changes what the operator does. */
  readonly flag?: boolean
  readonly optional?: boolean
  /** Takes this and every further argument. */
  readonly repeats?: boolean
}

/** One evaluation: what it reads and what it knows. */
export interface Run {
  readonly values: RuleValues
  /** What the record held before the save; null where it is new. */
  readonly previous: RuleValues | null
  readonly context: RuleContext
}

/**
 * Gives a node's value. Within an evaluation a number is a JavaScript number where it is a safe integer, else a decimal;
 * text that is blank and a list that is empty are `null`.
 */
export type Compute = (run: Run) => RuleValue

/** Makes the function of a call from those of its arguments, once a rule. */
export type Meaning = (args: readonly Compute[], call: CallNode) => Compute

export interface Wording {
  /** What lists of operators show: `is more than`. */
  readonly label: Readonly<Record<Language, string>>
  /**
   * Phrases, one for each number of arguments that the operator takes: `{0}` is the first argument, `{* and }` are
   * all of them with ` and ` between. Of more arguments than any phrase has, the last ones are said as a call of their own.
   * An operator with a flag has two phrases, the second for when the flag is on; the flag itself is not said.
   */
  readonly words: Readonly<Record<Language, readonly string[]>>
  /** How the contrary is said, where "not" in front would not be said by people: `is none of`, `has a value`. */
  readonly negated?: Omit<Wording, 'negated'>
}

/** 0 a name or a function · 1 product · 2 sum · 3 comparison and not · 4 and · 5 or · 6 if */
type Binding = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** Arguments as a rule writes them, and what comes out. */
export interface Sample {
  readonly args: readonly unknown[]
  readonly gives: RuleValue
}

/** The world in which samples hold. */
export const sampleContext: RuleContext = {
  now: '2026-11-21T18:30:00.000Z',
  today: '2026-11-22',
  user: '01980000-0000-7000-8000-000000000001',
  roles: ['rep', 'sales_manager'],
  zone: 'Asia/Ho_Chi_Minh',
  weekStart: 1,
  fiscalYearStart: 4,
  language: 'en',
  fuel: 10_000,
}

/** One phrase a language. */
export const phrase = (en: string, vi: string, zh: string): Wording['words'] => ({ en: [en], vi: [vi], 'zh-CN': [zh] })

export const label = (en: string, vi: string, zh: string): Wording['label'] => ({ en, vi, 'zh-CN': zh })

/** The parameter of each of `count` arguments; undefined when the operator does not take so many. */
export function parametersFor(operator: Operator, count: number): readonly Parameter[] | undefined {
  if (operator.arrange) return operator.arrange(count)
  const { parameters } = operator
  const last = parameters.at(-1)
  const required = parameters.filter((parameter) => !parameter.optional).length
  if (count < required || (count > parameters.length && !last?.repeats)) return undefined
  return Array.from({ length: count }, (_, index) => parameters[index] ?? last).filter((parameter) => parameter !== undefined)
}

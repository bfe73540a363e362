import { isOperator, type OperatorName, operators } from '../../../schemas/rules/operators/index.ts'
import { isScalar } from '../../../schemas/rules/literal.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { parseFormula } from '../../../schemas/rules/formula/parse.ts'
import { printFormula } from '../../../schemas/rules/formula/print.ts'
import { isRefusedFormula } from '../../../schemas/rules/formula/formula.ts'

/** A condition as the builder draws it: groups of lines. What it cannot draw stays in it as a formula. */
export type ConditionNode = ConditionGroup | ConditionLine | ConditionFormula

/** How the conditions of a group combine. `notAll` is only read, for nobody asks for it by name. */
export type Match = 'all' | 'any' | 'none' | 'notAll'

export interface ConditionGroup {
  readonly kind: 'group'
  readonly match: Match
  readonly children: readonly ConditionNode[]
  /** A rule had the group around a single condition: it keeps it. */
  readonly isWritten?: boolean
}

/** `Stage is one of Won, Lost`: a field, what is asked of it, and what it is compared with. */
export interface ConditionLine {
  readonly kind: 'line'
  /** Blank as long as no field is chosen. */
  readonly path: string
  readonly operator: OperatorName
  readonly isNegated: boolean
  readonly operand: Operand
  /** For operators that have the choice. */
  readonly ignoresCase?: boolean
  /** A yes-no field that stands alone: `{"var": "active"}`. */
  readonly isBare?: boolean
}

interface ConditionFormula {
  readonly kind: 'formula'
  readonly rule: Json
}

/** What a line compares with. Values are written as in rules; `null` and `''` are not chosen yet. */
export type Operand =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'values'; readonly values: readonly Json[] }
  | { readonly kind: 'field'; readonly path: string }
  /** The moment of the evaluation, or the day so many days before or after it. */
  | { readonly kind: 'relative'; readonly from: 'today' | 'now'; readonly days: number }
  | { readonly kind: 'me' }

export const emptyCondition: ConditionGroup = { kind: 'group', match: 'all', children: [] }

/** The group that stands for a rule; without a rule it is empty. Everything that a rule may be can be read. */
export function readCondition(rule: unknown): ConditionGroup {
  if (rule === null || rule === undefined) return emptyCondition
  const node = readNode(canonicalRule(rule))
  return node.kind === 'group' ? node : { ...emptyCondition, children: [node] }
}

/** The rule that a condition says; undefined when it asks nothing. Lines that are not finished ask nothing. */
export function writeCondition(node: ConditionNode): Json | undefined {
  switch (node.kind) {
    case 'formula':
      return node.rule
    case 'line':
      return isFinished(node) ? writeLine(node) : undefined
    case 'group':
      return writeGroup(node)
  }
}

/** Whether everything that the line needs is chosen. */
export function isFinished({ path, operand }: ConditionLine): boolean {
  if (path === '') return false
  if (operand.kind === 'value') return !isBlank(operand.value)
  if (operand.kind === 'values') return operand.values.length > 0
  return operand.kind !== 'field' || operand.path !== ''
}

/** All lines of a condition, those of groups within included. */
export function linesOf(node: ConditionNode): readonly ConditionLine[] {
  if (node.kind === 'group') return node.children.flatMap(linesOf)
  return node.kind === 'line' ? [node] : []
}

/** The lines that lack something, and so are no part of the rule. */
export const unfinishedLines = (group: ConditionGroup): readonly ConditionLine[] => linesOf(group).filter((line) => !isFinished(line))

/** A rule in the one writing that formula text has for it, so that equal rules are drawn alike. */
export function canonicalRule(rule: unknown): Json {
  const text = printFormula(rule)
  const read = text === undefined ? undefined : parseFormula(text)
  // What no formula can say is kept as it is, faults and all.
  return read && !isRefusedFormula(read) ? read.rule : (rule as Json)
}

/** Operators that compare a field with something or ask something of it alone. */
export const isLineOperator = (name: string): name is OperatorName => {
  if (!isOperator(name) || operators[name].group === 'logic') return false
  const { result, parameters } = operators[name]
  return typeof result === 'object' && result.type === 'boolean' && parameters.length > 0 && parameters.length <= 3
}

/** Index of an operator's argument that switches capitals off; -1 when it has none. */
export const caseFlagOf = (operator: OperatorName): number => operators[operator].parameters.findIndex(({ flag }) => flag)

function readNode(rule: Json): ConditionNode {
  const [name, args] = operationIn(rule)
  return readGroup(name, args) ?? readNegation(name, args) ?? readLine(rule) ?? { kind: 'formula', rule }
}

function readGroup(name: string, args: readonly Json[]): ConditionGroup | undefined {
  if ((name !== 'and' && name !== 'or') || args.length === 0) return undefined
  const children = args.map(readNode)
  return { kind: 'group', match: name === 'and' ? 'all' : 'any', children, ...(args.length === 1 && { isWritten: true }) }
}

function readNegation(name: string, args: readonly Json[]): ConditionNode | undefined {
  const [inner] = args
  if (name !== '!' || inner === undefined || args.length !== 1) return undefined
  const node = readNode(inner)
  if (node.kind === 'group') return node.match === 'all' || node.match === 'any' ? { ...node, match: node.match === 'any' ? 'none' : 'notAll' } : noneOf(node)
  if (node.kind === 'formula' || node.isBare) return undefined
  return canBeNegated(node) ? { ...node, isNegated: true } : noneOf(node)
}

const noneOf = (node: ConditionNode): ConditionGroup => ({ kind: 'group', match: 'none', children: [node] })

/** Whether the line has words for its contrary; what is negated twice has none. */
const canBeNegated = ({ operator, isNegated }: ConditionLine): boolean => !isNegated && operators[operator].wording.negated !== undefined

function readLine(rule: Json): ConditionLine | undefined {
  const bare = pathIn(rule)
  if (bare !== undefined) return { kind: 'line', path: bare, operator: '==', isNegated: false, operand: { kind: 'value', value: true }, isBare: true }
  const [operator, [subject, ...rest]] = operationIn(rule)
  const path = subject === undefined ? undefined : pathIn(subject)
  if (path === undefined || !isLineOperator(operator)) return undefined
  const flagAt = caseFlagOf(operator)
  const flag = flagAt > 0 ? rest[flagAt - 1] : undefined
  if (flag !== undefined && typeof flag !== 'boolean') return undefined
  const operand = readOperand(operator, flag === undefined ? rest : rest.slice(0, flagAt - 1))
  return operand && { kind: 'line', path, operator, isNegated: false, operand, ...(flag !== undefined && { ignoresCase: flag }) }
}

function readOperand(operator: OperatorName, rest: readonly Json[]): Operand | undefined {
  const [written, ...more] = rest
  if (written === undefined) return operators[operator].parameters.length === 1 ? { kind: 'nothing' } : undefined
  if (more.length > 0) return undefined
  if (Array.isArray(written)) return operator === 'in' && written.length > 0 && written.every(isValue) ? { kind: 'values', values: written } : undefined
  if (operator === 'in') return undefined
  if (isValue(written)) return { kind: 'value', value: written }
  const path = pathIn(written)
  return path === undefined ? readWorld(written) : { kind: 'field', path }
}

/** What a rule knows of the world: the day, the moment, the person. */
function readWorld(written: Json): Operand | undefined {
  const [name, args] = operationIn(written)
  if (name === 'user' && args.length === 0) return { kind: 'me' }
  if ((name === 'today' || name === 'now') && args.length === 0) return { kind: 'relative', from: name, days: 0 }
  const [base, days] = args
  if (name !== 'add_days' || base === undefined || typeof days !== 'number' || !Number.isSafeInteger(days) || days === 0) return undefined
  const from = readWorld(base)
  // Days are added to days alone, not to moments.
  return from?.kind === 'relative' && from.from === 'today' && from.days === 0 ? { ...from, days } : undefined
}

/** The operator and the arguments of an operation; a blank name for anything else. */
function operationIn(rule: Json): readonly [name: string, args: readonly Json[]] {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule) || isScalar(rule)) return ['', []]
  const [[name, args] = ['', []], ...others] = Object.entries(rule)
  return others.length === 0 && Array.isArray(args) ? [name, args] : ['', []]
}

function pathIn(rule: Json): string | undefined {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return undefined
  const { var: path, ...others } = rule
  return typeof path === 'string' && path !== '' && Object.keys(others).length === 0 ? path : undefined
}

const isBlank = (json: Json): boolean => json === null || json === ''

/** A fixed value that is not blank: blanks have an operator of their own. */
const isValue = (json: Json): boolean => isScalar(json) && !isBlank(json)

function writeGroup({ match, children, isWritten = false }: ConditionGroup): Json | undefined {
  const rules = children.map(writeCondition).filter((rule) => rule !== undefined)
  const [only] = rules
  if (only === undefined) return undefined
  const joined: Json = rules.length === 1 && !isWritten ? only : { [match === 'all' || match === 'notAll' ? 'and' : 'or']: rules }
  return match === 'all' || match === 'any' ? joined : { '!': [joined] }
}

function writeLine({ path, operator, isNegated, operand, ignoresCase, isBare }: ConditionLine): Json {
  const subject: Json = { var: path }
  if (isBare) return subject
  const compared = writeOperand(operand)
  const args = [subject, ...(compared === undefined ? [] : [compared]), ...(ignoresCase === undefined ? [] : [ignoresCase])]
  return isNegated ? { '!': [{ [operator]: args }] } : { [operator]: args }
}

function writeOperand(operand: Operand): Json | undefined {
  switch (operand.kind) {
    case 'nothing':
      return undefined
    case 'value':
      return operand.value
    case 'values':
      return [...operand.values]
    case 'field':
      return { var: operand.path }
    case 'me':
      return { user: [] }
    case 'relative':
      return operand.days === 0 ? { [operand.from]: [] } : { add_days: [{ [operand.from]: [] }, operand.days] }
  }
}

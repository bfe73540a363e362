import { compileRule } from './compile.ts'
import { limits } from './limits.ts'
import type { OperatorName } from './operators/names.ts'
import { childrenOf, type FieldNode, type LiteralNode, type RuleTree } from './tree.ts'
import { valuesAround } from './values-around.ts'
import type { RuleContext } from './values.ts'

/**
 * Whether a condition can never hold, as far as that is cheap to tell: among conditions that all have to hold, those
 * about one field contradict each other, or there is one that no value of its field fulfils. It is asked of the
 * condition itself, run over all values that differ to it: those that it names, their neighbours, another one and none.
 * A condition of which nothing is known may hold.
 */
export function neverHolds(tree: RuleTree): boolean {
  if (tree.kind === 'call' && tree.operator === 'or') return tree.args.every(neverHolds)
  const parts = jointParts(tree)
  if (parts.some((part) => isAlwaysFalse(part) || (parts.length > 1 && neverHolds(part)))) return true
  const byField = Map.groupBy(parts, (part) => onlyField(part)?.name ?? null)
  return [...byField].some(([name, together]) => name !== null && contradict(together))
}

/** Whether a condition reads nothing and does not hold. */
const isAlwaysFalse = (tree: RuleTree): boolean => {
  const fields = new Map<string, FieldNode>()
  return isTellable(tree, fields) && fields.size === 0 && compileRule(tree)({}, anywhere) !== true
}

/** What has to hold together, without the `and` around it. */
const jointParts = (tree: RuleTree): readonly RuleTree[] => (tree.kind === 'call' && tree.operator === 'and' ? tree.args.flatMap(jointParts) : [tree])

/** Operators whose answer depends on nothing but how a value stands to those that the rule names. */
const telling: ReadonlySet<OperatorName> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'is_blank', 'and', 'or', '!', '!!'])

/** The one field that a condition is about, where all that it asks of it is told by trying values. */
function onlyField(tree: RuleTree): FieldNode | undefined {
  const fields = new Map<string, FieldNode>()
  return isTellable(tree, fields) && fields.size === 1 ? [...fields.values()][0] : undefined
}

function isTellable(tree: RuleTree, fields: Map<string, FieldNode>): boolean {
  if (tree.kind === 'literal') return true
  if (tree.kind === 'field') {
    fields.set(tree.name, tree)
    return tree.part === undefined && tree.formula === undefined
  }
  if (tree.kind === 'list') return false
  const isListed = tree.operator === 'in' && tree.args[0]?.kind === 'field' && tree.args[1]?.kind === 'literal' && Array.isArray(tree.args[1].value)
  return (isListed || telling.has(tree.operator)) && tree.args.every((arg) => isTellable(arg, fields))
}

function contradict(together: readonly RuleTree[]): boolean {
  const [first] = together
  const field = first && onlyField(first)
  const values = field && valuesAround(field.type, together.flatMap(literalsIn))
  if (!field || !values) return false
  const rules = together.map(compileRule)
  return !values.some((value) => rules.every((rule) => rule({ [field.name]: value }, anywhere) === true))
}

// None of the operators that tell asks for the world around.
const anywhere: RuleContext = { now: '2000-01-01T00:00:00.000Z', today: '2000-01-01', user: null, roles: [], zone: 'UTC', weekStart: 1, fiscalYearStart: 1, language: 'en', fuel: limits.fuel }

const literalsIn = (tree: RuleTree): readonly LiteralNode[] => (tree.kind === 'literal' ? [tree] : childrenOf(tree).flatMap(literalsIn))

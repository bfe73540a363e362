import { pointerStep } from '../issue.ts'
import { checkCall } from './check-call.ts'
import { type Checking, type Place, shown, suggested } from './checking.ts'
import { fieldAt } from './field-at.ts'
import { listOf } from './list-of.ts'
import { isImprecise, isScalar, readLiteral, typeOfLiteral } from './literal.ts'
import { isOperator, operatorNames } from './operators/names.ts'
import { elementOf, type RuleType } from './rule-type.ts'
import type { RuleTree } from './tree.ts'

/** Checks one part of a rule. Depth and length are known to be within the limits. */
export function checkNode(checking: Checking, place: Place, hint?: RuleType): RuleTree | undefined {
  const { json, at, tree } = place
  if (tree) return tree
  if (Array.isArray(json)) return checkList(checking, { json, at }, hint)
  if (isScalar(json)) return checkLiteral(checking, place, hint)
  // A plain object with exactly one key of its own: `outsideLimits` has seen to it.
  const [name = '', written] = Object.entries(json as object)[0] ?? []
  const inside = at + pointerStep(name)
  const args: readonly Place[] = Array.isArray(written)
    ? Array.from(written, (each: unknown, index) => ({ json: each, at: inside + pointerStep(index) }))
    : [{ json: written, at: inside }]
  if (name === 'var') return checkVariable(checking, { json: args, at: inside }, hint)
  if (isOperator(name)) return checkCall(checking, { name, args, at: inside }, hint)
  return checking.refuse(at, 'rule.unknown-operator', { operator: shown(name), ...suggested(name, operatorNames) })
}

function checkLiteral(checking: Checking, { json, at }: Place, hint?: RuleType): RuleTree | undefined {
  if (typeof json === 'number' && isImprecise(json)) {
    return checking.refuse(at, 'rule.number-imprecise', { value: shown(json) })
  }
  const own = typeOfLiteral(json) ?? { type: 'text' }
  // Beside whole numbers a number may have decimals: the neighbours widen then.
  const types: readonly RuleType[] = !hint ? [own] : hint.type === 'integer' ? [hint, { type: 'decimal' }] : [hint]
  for (const type of types) {
    const value = readLiteral(json, type)
    if (value !== undefined) return { kind: 'literal', type, value }
  }
  return refuseLiteral(checking, { json, at }, hint ?? own)
}

function refuseLiteral(checking: Checking, { json, at }: Place, type: RuleType): undefined {
  if (type.type !== 'option' || typeof json !== 'string') {
    return checking.refuse(at, 'rule.wrong-value', { expected: type.type, value: shown(json) })
  }
  return checking.refuse(at, 'rule.unknown-option', { value: shown(json), ...suggested(json, type.values) })
}

/** A list of which nothing but the rule itself knows the type, or one that stands for a field's several options. */
function checkList(checking: Checking, { json, at }: PlaceOf<readonly unknown[]>, hint?: RuleType): RuleTree | undefined {
  const options = hint?.type === 'options' ? readLiteral(json, hint) : undefined
  if (hint && options !== undefined) return { kind: 'literal', type: hint, value: options }
  const element = hint && elementOf(hint)
  const items = json.map((each, index) => checking.node({ json: each, at: at + pointerStep(index) }, element))
  return items.every((item) => item !== undefined) ? listOf(checking, items, at) : undefined
}

/** `{"var": "account.industry"}`, or with a second argument that stands in where the field is blank. */
function checkVariable(checking: Checking, call: PlaceOf<readonly Place[]>, hint?: RuleType): RuleTree | undefined {
  const { json: args, at } = call
  const [path, otherwise] = args
  if (!path || args.length > 2) {
    return checking.refuse(at, 'rule.argument-count', { operator: 'var', least: 1, most: 2, given: args.length })
  }
  const field = fieldAt(checking, path)
  if (!otherwise || !field) return field
  return checkCall(checking, { name: 'coalesce', args: [{ ...path, tree: field }, otherwise], at }, hint)
}

interface PlaceOf<Json> extends Place {
  readonly json: Json
}

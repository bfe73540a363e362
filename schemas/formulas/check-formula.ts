import { maxFieldDigits } from '../fields/decimal-value.ts'
import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import type { FieldContext } from '../fields/field-type.ts'
import { checkRule, isRefused, type RefusedRule } from '../rules/check.ts'
import { isNumber } from '../rules/rule-type.ts'
import type { Formula, RuleScope } from '../rules/scope.ts'
import type { CallNode, RuleTree } from '../rules/tree.ts'

/** Characters that a formula's text may have. */
const mostCharacters = 10_000

/**
 * Checks a formula field of an object, `scope` being what rules about its records read. A number is rounded to the field's
 * decimals; with `blanks: zero` a number that is blank counts as zero. Issues point into the expression.
 */
export function checkFormula(field: FieldDefinition, scope: RuleScope, context: FieldContext): Formula | RefusedRule {
  const type = fieldTypeOf(field)
  const computation = type.computed?.(field)
  if (!computation) throw new Error(`${field.name} is no formula`)
  const result = type.ruleType(field)
  const checked = checkRule(computation.rule, scope, result)
  if (isRefused(checked)) return checked
  const filled = computation.blanks === 'zero' ? withZeros(checked.tree) : checked.tree
  const { reads, mentions } = checked
  if (result.type === 'text') return { tree: filled, reads, mentions, room: { characters: mostCharacters } }
  if (result.type !== 'decimal') return { tree: filled, reads, mentions, room: undefined }
  const scale = type.decimals?.(field, context) ?? 0
  return { tree: rounded(filled, scale), reads, mentions, room: { whole: maxFieldDigits - scale } }
}

const rounded = (tree: RuleTree, scale: number): CallNode =>
  call('round', { type: 'decimal' }, [tree, { kind: 'literal', type: { type: 'integer' }, value: scale }])

/** Every number that is read counts as zero where it is blank. */
function withZeros(tree: RuleTree): RuleTree {
  switch (tree.kind) {
    case 'literal':
      return tree
    case 'field':
      return isNumber(tree.type) ? call('coalesce', tree.type, [tree, { kind: 'literal', type: tree.type, value: tree.type.type === 'integer' ? 0 : '0' }]) : tree
    case 'list':
      return { ...tree, items: tree.items.map(withZeros) }
    case 'call':
      return keepsBlanks(tree) ? tree : { ...tree, args: tree.args.map(withZeros) }
  }
}

/** Operators that ask whether a value is blank, and those that name a field, are given what is stored. */
const keepsBlanks = ({ operator }: CallNode): boolean => operator === 'is_blank' || operator === 'missing' || operator === 'coalesce'


const call = (operator: CallNode['operator'], type: CallNode['type'], args: readonly RuleTree[]): CallNode => ({ kind: 'call', operator, type, args })

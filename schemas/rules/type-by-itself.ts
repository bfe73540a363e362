import type { Checking, TypeByItself } from './checking.ts'
import { isScalar, typeOfLiteral } from './literal.ts'
import { isOperator, operators } from './operators/index.ts'
import { parametersFor } from './operators/operator.ts'
import { commonType, type RuleType } from './rule-type.ts'

/**
 * Whether a part of a rule is made of fixed values only, and the type they have by themselves.
 * `{"if": [c, "2026-01-01", "2026-02-01"]}` is: beside a date field its texts are dates.
 */
export function typeByItself(checking: Checking, json: unknown): TypeByItself {
  if (typeof json !== 'object' || json === null || isScalar(json)) return { fixed: true, type: typeOfLiteral(json) }
  const known = checking.known.get(json)
  if (known) return known
  const found = ofCompound(checking, json)
  checking.known.set(json, found)
  return found
}

/** The type that fixed values have together: texts are read as numbers or truth where such stand beside them. */
export function blend(types: readonly (RuleType | undefined)[]): RuleType | undefined {
  return types.reduce((all, type) => {
    if (!all || !type) return all ?? type
    return commonType(all, type) ?? (all.type === 'text' ? type : all)
  }, undefined)
}

function ofCompound(checking: Checking, json: object): TypeByItself {
  if (Array.isArray(json)) {
    const items = together(json.map((each) => typeByItself(checking, each)))
    return items.fixed ? { fixed: true, type: { type: 'list', of: items.type ?? { type: 'text' } } } : items
  }
  const [name = '', written] = Object.entries(json)[0] ?? []
  const operator = isOperator(name) ? operators[name] : undefined
  if (operator?.result !== 'same') return { fixed: false }
  const args: readonly unknown[] = Array.isArray(written) ? written : [written]
  const parameters = parametersFor(operator, args.length) ?? []
  return together(args.filter((_, index) => parameters[index]?.same).map((each) => typeByItself(checking, each)))
}

function together(parts: readonly TypeByItself[]): TypeByItself {
  const types = parts.map((part) => (part.fixed ? part.type : undefined))
  return parts.every((part) => part.fixed) ? { fixed: true, type: blend(types) } : { fixed: false }
}

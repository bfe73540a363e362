import { operators } from '../../../../schemas/rules/operators/index.ts'
import type { Json } from '../../../../schemas/pointer.ts'

const root = 'record.'

/** The condition of a trigger as a condition of the record alone: `record.amount` becomes `amount`. */
export const withoutRecord = (rule: Json): Json => mapPaths(rule, (path) => (path.startsWith(root) ? path.slice(root.length) : path))

/** A condition of a record as the condition of a trigger: `amount` becomes `record.amount`. */
export const withRecord = (rule: Json): Json => mapPaths(rule, (path) => (path.startsWith(root) || path === 'record' ? path : root + path))

/** The rule with each of its paths written anew. */
function mapPaths(rule: Json, written: (path: string) => string): Json {
  if (Array.isArray(rule)) return rule.map((each) => mapPaths(each, written))
  if (typeof rule !== 'object' || rule === null) return rule
  return Object.fromEntries(Object.entries(rule).map(([operator, args]) => [operator, mapArguments(operator, args, written)]))
}

function mapArguments(operator: string, args: Json | undefined, written: (path: string) => string): Json {
  if (args === undefined) return null
  if (typeof args === 'string') return isPath(operator, 0) ? written(args) : args
  if (!Array.isArray(args)) return mapPaths(args, written)
  return args.map((arg, index) => (typeof arg === 'string' && isPath(operator, index) ? written(arg) : mapPaths(arg, written)))
}

/** Whether an argument names a field by its path. */
function isPath(operator: string, index: number): boolean {
  if (operator === 'var') return index === 0
  const parameters = Object.hasOwn(operators, operator) ? operators[operator as keyof typeof operators].parameters : []
  const last = parameters.at(-1)
  return (parameters[index] ?? (last?.repeats ? last : undefined))?.path === true
}

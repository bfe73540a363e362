import type { Issue } from '../issue.ts'
import { checkSame } from './check-same.ts'
import { type Checking, type Place, shown, suggested } from './checking.ts'
import { fieldAt } from './field-at.ts'
import { isScalar, readLiteral, typeOfLiteral } from './literal.ts'
import { operators } from './operators/index.ts'
import type { OperatorName } from './operators/names.ts'
import { type Operator, type Parameter, parametersFor } from './operators/operator.ts'
import { describeType, plainType, type RuleType } from './rule-type.ts'
import type { CallNode, RuleTree } from './tree.ts'
import { typeByItself } from './type-by-itself.ts'

/** An operator's name and its arguments; `at` points at the arguments. */
interface RawCall {
  readonly name: OperatorName
  readonly args: readonly Place[]
  readonly at: string
}

/** Checks the arguments of a call against the operator's parameters and finds the type of its result. */
export function checkCall(checking: Checking, { name, args, at }: RawCall, hint?: RuleType): CallNode | undefined {
  const operator: Operator = operators[name]
  const parameters = parametersFor(operator, args.length)
  if (!parameters) {
    return checking.refuse(at, 'rule.argument-count', { operator: name, ...countsOf(operator), given: args.length })
  }
  if (operator.group === 'state' && !checking.scope.onSave) return checking.refuse(at, 'rule.not-on-save', { operator: name })
  const pairs = args.map((place, index) => withField(checking, { place, parameter: parameters[index] ?? noParameter }))
  const sharing = pairs.filter((pair) => pair.parameter.same && !pair.isRefused)
  const shared = checkSame(checking, sharing, operator.result === 'same' ? hint : undefined)
  const checked = pairs.map((pair) => (pair.parameter.same ? shared.trees.get(pair.place) : checkArgument(checking, pair)))
  const fitting = checked.map((tree, index) => tree && accepted(checking, tree, pairs[index]))
  if (!fitting.every((tree) => tree !== undefined)) return undefined
  const result = operator.result === 'same' ? shared.type : operator.result
  const type = typeof result === 'function' ? result(fitting) : result
  return type && { kind: 'call', type, operator: name, args: fitting }
}

interface Pair {
  readonly place: Place
  readonly parameter: Parameter
  readonly isRefused?: boolean | undefined
}

const noParameter: Parameter = { name: '', accepts: [] }

/** An argument that is a path, with its field. */
function withField(checking: Checking, { place, parameter }: Pair): Pair {
  if (!parameter.path) return { place, parameter }
  const tree = fieldAt(checking, place)
  // A formula's value is stored nowhere, so nobody knows what it was.
  const isFar = tree && parameter.own && (tree.path.length > (checking.scope.isNamed ? 2 : 1) || tree.formula !== undefined)
  if (isFar) checking.refuse(place.at, tree.formula ? 'rule.stored-field-needed' : 'rule.own-field-needed', { field: tree.name })
  return { place: tree ? { ...place, tree } : place, parameter, isRefused: !tree || isFar }
}

function checkArgument(checking: Checking, { place, parameter, isRefused }: Pair): RuleTree | undefined {
  if (place.tree || isRefused) return place.tree
  const isGiven = isScalar(place.json) && place.json !== null && place.json !== ''
  if ((parameter.flag || parameter.literal) && !isGiven) {
    return checking.refuse(place.at, 'rule.literal-needed', { parameter: parameter.name })
  }
  if (isScalar(place.json)) return withoutFault(checking, checking.node(place, typeFor(place.json, parameter)), { place, parameter })
  return checking.node(place, typeOfFixed(checking, place, parameter) ?? onlyType(parameter))
}

function withoutFault(checking: Checking, tree: RuleTree | undefined, { place, parameter }: Pair): RuleTree | undefined {
  const isText = tree?.kind === 'literal' && typeof tree.value === 'string'
  const fault = isText ? (parameter.faultIn?.(String(tree.value)) ?? unknownName(checking, parameter, String(tree.value))) : undefined
  return fault ? checking.refuse(place.at, fault.code, fault.params) : tree
}

function unknownName({ scope }: Checking, { names }: Parameter, name: string): Omit<Issue, 'path'> | undefined {
  const known = names === 'role' ? scope.roles : undefined
  return !known || known.includes(name) ? undefined : { code: 'rule.unknown-role', params: { role: shown(name), ...suggested(name, known) } }
}

/** The type as which an argument reads a fixed value: its own where the parameter takes it, else the first that fits. */
function typeFor(json: unknown, { accepts }: Parameter): RuleType | undefined {
  const itself = typeOfLiteral(json)
  if (itself && accepts.includes(itself.type)) return itself
  const types = accepts.flatMap((name) => plainType(name) ?? [])
  return types.find((type) => readLiteral(json, type) !== undefined) ?? types[0]
}

/** The type as which a part made of fixed values is read. */
function typeOfFixed(checking: Checking, { json }: Place, { accepts }: Parameter): RuleType | undefined {
  const itself = typeByItself(checking, json)
  if (!itself.fixed) return undefined
  return itself.type && accepts.includes(itself.type.type) ? itself.type : plainType(accepts[0])
}

/** The one type that a parameter takes, as which fixed values deep in its argument are read. */
function onlyType({ accepts }: Parameter): RuleType | undefined {
  const [first, ...others] = accepts
  return others.every((name) => name === 'option') ? plainType(first) : undefined
}

function accepted(checking: Checking, tree: RuleTree, pair: Pair | undefined): RuleTree | undefined {
  const { place, parameter } = pair ?? { place: { json: null, at: '' }, parameter: noParameter }
  if (parameter.path || parameter.accepts.includes(tree.type.type)) return tree
  return checking.refuse(place.at, 'rule.wrong-type', { expected: parameter.accepts, given: describeType(tree.type) })
}

function countsOf({ parameters }: Operator): { least: number; most: number | null } {
  const least = parameters.filter((parameter) => !parameter.optional).length
  return { least, most: parameters.at(-1)?.repeats ? null : parameters.length }
}

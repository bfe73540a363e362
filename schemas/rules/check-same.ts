import { pointerStep } from '../issue.ts'
import type { Checking, Place } from './checking.ts'
import { listOf, typesOf } from './list-of.ts'
import type { Parameter } from './operators/operator.ts'
import { commonType, describeType, elementOf, plainType, type RuleType } from './rule-type.ts'
import type { RuleTree } from './tree.ts'
import { blend, typeByItself } from './type-by-itself.ts'

/** Arguments that share one type: each as a tree (absent where an issue was found) and the type of them all. */
interface SameChecked {
  readonly trees: ReadonlyMap<Place, RuleTree>
  readonly type: RuleType | undefined
}

/**
 * Checks arguments that must be of one type. Those that have a type whatever stands beside them come first;
 * fixed values are then read as that type, so that `"2026-11-21"` beside a date is a date.
 */
export function checkSame(checking: Checking, args: readonly Argument[], hint?: RuleType): SameChecked {
  const expanded = args.map(expand)
  const members = expanded.flatMap(membersOf)
  const fixed = members.filter(({ place }) => !place.tree && typeByItself(checking, place.json).fixed)
  const shared: Shared = { checking, trees: new Map(), type: undefined }
  for (const member of members) if (!fixed.includes(member)) join(shared, member, hint)
  const byThemselves = blend(fixed.map(({ place }) => fixedType(checking, place)))
  const neighbours = shared.type ?? hint ?? byThemselves ?? plainType(args[0]?.parameter.accepts[0])
  for (const member of fixed) join(shared, member, neighbours)
  return { type: shared.type, trees: assembled(shared, expanded) }
}

interface Argument {
  readonly place: Place
  readonly parameter: Parameter
}

/** An argument of which a list written in the rule takes part by each of its elements. */
interface Expanded extends Member {
  readonly items: readonly Place[] | undefined
}

interface Member {
  readonly place: Place
  /** Its elements count, not the value itself. */
  readonly collection: boolean
}

interface Shared {
  readonly checking: Checking
  readonly trees: Map<Place, RuleTree>
  type: RuleType | undefined
}

function expand({ place, parameter }: Argument): Expanded {
  const collection = parameter.collection === true
  const written = collection && Array.isArray(place.json) ? Array.from<unknown>(place.json) : undefined
  return { place, collection, items: written?.map((json, index) => ({ json, at: place.at + pointerStep(index) })) }
}

const membersOf = ({ place, items, collection }: Expanded): readonly Member[] =>
  items?.map((item) => ({ place: item, collection: false })) ?? [{ place, collection }]

function fixedType(checking: Checking, { json }: Place): RuleType | undefined {
  const itself = typeByItself(checking, json)
  return itself.fixed ? itself.type : undefined
}

function join(shared: Shared, { place, collection }: Member, hint?: RuleType): void {
  const { checking } = shared
  const tree = checking.node(place, hint)
  if (!tree) return
  const type = collection ? elementOf(tree.type) : tree.type
  const common = shared.type && type ? commonType(shared.type, type) : type
  if (!type) return checking.refuse(place.at, 'rule.wrong-type', { expected: ['list'], given: describeType(tree.type) })
  if (!common) return checking.refuse(place.at, 'rule.types-differ', typesOf(shared.type, type))
  shared.type = common
  shared.trees.set(place, tree)
}

/** One tree an argument: the elements of a list written in the rule become that list again. */
function assembled({ checking, trees }: Shared, args: readonly Expanded[]): ReadonlyMap<Place, RuleTree> {
  const result = new Map<Place, RuleTree>()
  for (const { place, items } of args) {
    const tree = items ? listFrom(checking, place, items.map((item) => trees.get(item))) : trees.get(place)
    if (tree) result.set(place, tree)
  }
  return result
}

const listFrom = (checking: Checking, { at }: Place, items: readonly (RuleTree | undefined)[]): RuleTree | undefined =>
  items.every((item) => item !== undefined) ? listOf(checking, items, at) : undefined

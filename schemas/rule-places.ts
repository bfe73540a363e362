import { isKind, kinds } from './kinds.ts'
import { isMarkedRule } from './rules/rule-mark.ts'

/** Where in a kind of definition rules stand. Elements of lists and members whose names are free stand under `*`. */
export interface RulePlaces {
  readonly isRule: boolean
  readonly under: ReadonlyMap<string, RulePlaces>
}

/** The places of rules in definitions of a kind, as its JSON Schema marks them; undefined for what is no kind. */
export function rulePlacesOf(kind: unknown): RulePlaces | undefined {
  if (typeof kind !== 'string' || !isKind(kind)) return undefined
  const found = known.get(kind) ?? placesIn([kinds[kind].schema])
  known.set(kind, found)
  return found
}

/** The places within a member or an element. */
export const placesUnder = (places: RulePlaces | undefined, step: string): RulePlaces | undefined => places?.under.get(step) ?? places?.under.get('*')

const known = new Map<string, RulePlaces>()

interface Schema {
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** Of several schemas for one place, as the types of fields are, the places of all count. */
function placesIn(choices: readonly Schema[]): RulePlaces {
  const schemas = choices.flatMap(alternatives)
  const members = Map.groupBy(schemas.flatMap(membersOf), ([name]) => name)
  const under = [...members].map(([name, all]) => [name, placesIn(all.map(([, schema]) => schema))] as const)
  return { isRule: schemas.some(isMarkedRule), under: new Map(under.filter(([, { isRule, under: deeper }]) => isRule || deeper.size > 0)) }
}

const alternatives = (schema: Schema): readonly Schema[] => [schema, ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(alternatives)]

const membersOf = ({ properties = {}, patternProperties = {}, items }: Schema): readonly (readonly [name: string, schema: Schema])[] => [
  ...Object.entries(properties),
  ...[...Object.values(patternProperties), ...(items ? [items] : [])].map((schema) => ['*', schema] as const),
]

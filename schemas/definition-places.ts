import { isKind, kinds } from './kinds.ts'
import type { Json } from './pointer.ts'
import { isMarkedRule } from './rules/rule-mark.ts'

/** What the JSON Schema of a kind says of a place in its definitions. Elements of lists and members whose names are free stand under `*`. */
export interface DefinitionPlaces {
  /** A rule of the rule language stands there. */
  readonly isRule: boolean
  /** What counts where nothing is written. */
  readonly usual: Json | undefined
  readonly under: ReadonlyMap<string, DefinitionPlaces>
}

/** The places in definitions of a kind, from its root; undefined for what is no kind. */
export function placesOf(kind: unknown): DefinitionPlaces | undefined {
  if (typeof kind !== 'string' || !isKind(kind)) return undefined
  const found = known.get(kind) ?? placesIn([kinds[kind].schema])
  known.set(kind, found)
  return found
}

/** The place of a member or an element. */
export const placeUnder = (place: DefinitionPlaces | undefined, step: string): DefinitionPlaces | undefined => place?.under.get(step) ?? place?.under.get('*')

const known = new Map<string, DefinitionPlaces>()

interface Schema {
  readonly default?: Json
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** Of several schemas for one place, as the types of fields are, the places of all count. */
function placesIn(choices: readonly Schema[]): DefinitionPlaces {
  const schemas = choices.flatMap(alternatives)
  const members = Map.groupBy(schemas.flatMap(membersOf), ([name]) => name)
  return {
    isRule: schemas.some(isMarkedRule),
    usual: schemas.find((schema) => schema.default !== undefined)?.default,
    under: new Map([...members].map(([name, all]) => [name, placesIn(all.map(([, schema]) => schema))])),
  }
}

const alternatives = (schema: Schema): readonly Schema[] => [schema, ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(alternatives)]

const membersOf = ({ properties = {}, patternProperties = {}, items }: Schema): readonly (readonly [name: string, schema: Schema])[] => [
  ...Object.entries(properties),
  ...[...Object.values(patternProperties), ...(items ? [items] : [])].map((schema) => ['*', schema] as const),
]

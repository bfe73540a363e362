import type { DefinitionDifference } from './api/release.ts'
import type { DefinitionHeader } from './definition.ts'
import { type IdOf, typeOfId } from './ids.ts'
import { pointerStep } from './issue.ts'
import { movedIds } from './moved-ids.ts'
import type { Json } from './pointer.ts'
import { type DefinitionPlaces, placesOf, placeUnder } from './definition-places.ts'
import { isSame } from './same-json.ts'

/**
 * What differs between two sets of definitions, as people read it: by definition, then by part, then by setting.
 * Things are followed by id, so a new name is a rename; the order of parts shows as `move`.
 */
export function definitionDifferences(
  before: Iterable<DefinitionHeader>,
  after: Iterable<DefinitionHeader>,
): readonly DefinitionDifference[] {
  const [was, is] = [new Map([...before].map((each) => [each.id, each])), new Map([...after].map((each) => [each.id, each]))]
  const ids = new Set([...was.keys(), ...is.keys()])
  return [...ids]
    .map((id) => ({ was: was.get(id), is: is.get(id) }))
    .toSorted(byKindAndName)
    .flatMap(({ was: old, is: now }) => ofDefinition(old, now))
}

type Sides = { readonly was: DefinitionHeader | undefined; readonly is: DefinitionHeader | undefined }

function byKindAndName(a: Sides, b: Sides): number {
  const [left, right] = [a.is ?? a.was, b.is ?? b.was].map((each) => `${each?.kind}/${each?.name}`) as [string, string]
  return left < right ? -1 : Number(left > right)
}

function ofDefinition(was: DefinitionHeader | undefined, is: DefinitionHeader | undefined): DefinitionDifference[] {
  const shown = is ?? was
  if (!shown) return []
  const { kind, id, name, label } = shown
  const about: About = { header: { kind, id, name }, noun: kind, params: { definition: label }, schema: placesOf(kind) }
  if (!was) return [difference(about, 'add')]
  if (!is) return [difference(about, 'remove')]
  // Both are JSON of one kind; only the JSON is compared.
  return ofRecord(about, was as unknown as JsonRecord, is as unknown as JsonRecord)
}

type JsonRecord = Readonly<Record<string, Json>>
type Part = JsonRecord & { readonly id: string }

/** What a difference is about: the definition, and the part of it once there is one. */
interface About {
  readonly header: Pick<DefinitionDifference, 'kind' | 'id' | 'name' | 'part'>
  /** First half of the codes: the kind, or the type of the part. */
  readonly noun: string
  readonly params: Readonly<Record<string, unknown>>
  /** What its schema says of it. */
  readonly schema: DefinitionPlaces | undefined
}

const verbs = { add: 'added', remove: 'removed', change: 'changed', rename: 'renamed', move: 'moved' } as const

const difference = (
  about: About,
  op: DefinitionDifference['op'],
  more: Partial<DefinitionDifference> = {},
): DefinitionDifference => ({
  ...about.header,
  op,
  ...more,
  code: `${about.noun}.${verbs[op]}`,
  params: { ...about.params, ...(more.property === undefined ? {} : { property: more.property }) },
})

/** Keys whose value identifies or is said by the part itself. */
const unchanging = new Set(['id', 'kind', 'format'])

function ofRecord(about: About, was: JsonRecord, is: JsonRecord): DefinitionDifference[] {
  const keys = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((key) => !unchanging.has(key))
  return keys.flatMap((key) => {
    const [old, now] = [was[key], is[key]]
    if (isSame(old, now)) return []
    if (key === 'name') return [difference(about, 'rename', { property: 'name', old, new: now })]
    const schema = placeUnder(about.schema, key)
    if (areParts(old) && areParts(now)) return ofParts({ about, schema }, old ?? [], now ?? [])
    return ofSetting({ about, schema, steps: [key] }, old, now)
  })
}

/** A setting of a definition or a part: the keys that lead to it, and what the schema says there. */
interface Setting {
  readonly about: About
  readonly steps: readonly string[]
  readonly schema: DefinitionPlaces | undefined
}

/** Settings that are objects are compared member by member: `label.en`. A condition or formula is one value, however its operations are nested. */
function ofSetting({ about, steps, schema }: Setting, old: Json | undefined, now: Json | undefined): DefinitionDifference[] {
  if (isSame(old, now)) return []
  if (isRecord(old) && isRecord(now) && !schema?.isRule) {
    const keys = [...new Set([...Object.keys(now), ...Object.keys(old)])]
    return keys.flatMap((key) => ofSetting({ about, steps: [...steps, key], schema: placeUnder(schema, key) }, old[key], now[key]))
  }
  return [
    difference(about, 'change', {
      property: steps.join('.'),
      path: steps.map(pointerStep).join(''),
      ...(old === undefined ? {} : { old }),
      ...(now === undefined ? {} : { new: now }),
    }),
  ]
}

function ofParts({ about: whole, schema }: Omit<Setting, 'steps'>, was: readonly Part[], is: readonly Part[]): DefinitionDifference[] {
  const about = { ...whole, schema: placeUnder(schema, '*') }
  const [before, after] = [new Map(was.map((part) => [part.id, part])), new Map(is.map((part) => [part.id, part]))]
  const gone = was.filter(({ id }) => !after.has(id)).map((part) => difference(aboutPart(about, part), 'remove'))
  const kept = is.flatMap((part) => {
    const old = before.get(part.id)
    return old ? ofRecord(aboutPart(about, part), old, part) : [difference(aboutPart(about, part), 'add')]
  })
  const moved = movedIds([...before.keys()], [...after.keys()]).flatMap((id) => {
    const part = after.get(id)
    return part ? [difference(aboutPart(about, part), 'move')] : []
  })
  return [...gone, ...kept, ...moved]
}

function aboutPart(about: About, part: Part): About {
  const type = partTypeOf(part.id)
  const said = part['label'] ?? part['heading'] ?? part['text']
  const name = String(nameOf(part) ?? (typeof said === 'string' ? said : part.id))
  const within = about.header.part ? { within: about.params['part'] } : {}
  return {
    header: { ...about.header, part: { type, id: part.id, name } },
    schema: about.schema,
    noun: type,
    params: { definition: about.params['definition'], ...within, part: said ?? name },
  }
}

/** What a part is called in files: fields by name, options by value, keys by their fields, placements by what they place. */
const nameOf = (part: Part): Json | undefined =>
  part['name'] ?? part['value'] ?? part['field'] ?? part['related'] ?? (Array.isArray(part['fields']) ? part['fields'].join(', ') : undefined)

/** Parts carry the prefix of their type in their id. */
function partTypeOf(id: string): IdOf {
  const type = typeOfId(id)
  if (type === undefined) throw new Error(`no part has an id like ${id}`)
  return type
}

const isRecord = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const areParts = (value: Json | undefined): value is Part[] | undefined =>
  value === undefined || (Array.isArray(value) && value.every((part) => isRecord(part) && typeof part['id'] === 'string'))

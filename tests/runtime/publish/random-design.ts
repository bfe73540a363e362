import { newId } from '../../../schemas/ids.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { ownershipOf } from '../../../schemas/objects/ownership-issues.ts'
import { field, object, option } from '../../support/publishing.ts'

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export type Random = ReturnType<typeof randomFrom>

const plainTypes = ['text', 'long_text', 'email', 'integer', 'decimal', 'currency', 'boolean', 'date', 'datetime', 'user', 'picklist'] as const
const widened: Readonly<Record<string, string>> = { text: 'long_text', long_text: 'text', email: 'text', integer: 'decimal', decimal: 'percent', currency: 'decimal' }

type Design = readonly ObjectDefinition[]

/** Objects as a person might change them next: a few edits of any kind, always without faults. */
export function nextDesign(objects: Design, random: Random): Design {
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
  let made = 0
  const freshName = (prefix: string): string => `${prefix}_${newId('command').slice(4, 9)}${(made += 1)}`
  const newField = (design: Design): FieldDefinition => {
    if (design.length > 0 && random(4) === 0) return field(freshName('link'), 'lookup', { object: pick(design).name })
    const type = pick(plainTypes)
    return field(freshName('f'), type, type === 'picklist' ? { options: [option('a'), option('b')] } : {})
  }
  const keyOf = (each: ObjectDefinition): readonly string[] => each.fields.flatMap(({ type, name }) => (type === 'long_text' || type === 'sub_table' ? [] : [name])).slice(0, 1)
  const inKey = (each: ObjectDefinition, one: FieldDefinition): boolean => [...(each.unique ?? []), ...(each.indexes ?? [])].some(({ fields }) => fields.includes(one.name))
  const onOne = (change: (object: ObjectDefinition, design: Design) => ObjectDefinition) => (design: Design) => {
    const chosen = pick(design)
    return design.map((each) => (each === chosen ? change(each, design) : each))
  }
  // The draft is written object by object, so what rows still name there cannot go before them.
  const held = heldByRows(objects)
  const withoutFieldUnless = (each: ObjectDefinition, gone: FieldDefinition) => (held.has(gone.id) ? each : withoutField(each, gone))
  const withoutObjectUnless = (design: Design, gone: ObjectDefinition) => (held.has(gone.id) ? design : withoutObject(design, gone))
  const edits: ((design: Design) => Design)[] = [
    (design) => [...design, object(freshName('o'), [field('title', 'text'), newField(design), newField(design)])],
    (design) => (design.length === 0 ? design : [...design, object(freshName('o'), [field('title', 'text'), field(freshName('of'), 'owned_lookup', { object: pick(design).name, required: true })])]),
    onOne((each, design) => ({ ...each, fields: [...each.fields, newField(design)] })),
    onOne((each) => withoutFieldUnless(each, pick(each.fields))),
    onOne((each) => renamedField(each, pick(each.fields), freshName('r'))),
    onOne((each) => withField(each, pick(each.fields), (one) => (one.type === 'owned_lookup' || one.type === 'sub_table' ? one : { ...one, required: !one.required }))),
    onOne((each) => withField(each, pick(each.fields), (one) => (inKey(each, one) ? one : retyped(one)))),
    onOne((each, design) => withField(each, pick(each.fields), (one) => ownedOrFreed(one, each, design))),
    onOne((each, design) => withRows(each, freshName('rows'), design)),
    onOne((each) => (keyOf(each).length === 0 ? each : { ...each, unique: [...(each.unique ?? []), { id: newId('unique'), fields: [...keyOf(each)] }] })),
    onOne((each) => (keyOf(each).length === 0 ? each : { ...each, indexes: [...(each.indexes ?? []).slice(random(2)), { id: newId('index'), fields: [...keyOf(each)] }] })),
    onOne((each) => ({ ...each, label: { en: freshName('Label') } })),
    onOne((each, design) => ({ ...each, fields: each.fields.map((one) => (one.type === 'lookup' ? ({ ...one, object: pick(design).name } as FieldDefinition) : one)) })),
    (design) => renamedObject(design, pick(design), freshName('n')),
    (design) => withoutObjectUnless(design, pick(design)),
  ]
  let next = objects
  for (let edit = 0; edit <= random(4); edit += 1) next = settledRows(next.length === 0 ? (edits[0]?.(next) ?? next) : pick(edits)(next))
  return next
}

/** An edit that would leave the object without its title changes nothing. */
function withoutField(object: ObjectDefinition, gone: FieldDefinition): ObjectDefinition {
  if (gone.name === object.title) return object
  const left = (keys: ObjectDefinition['unique']) => keys?.filter(({ fields }) => !fields.includes(gone.name))
  const { unique, indexes, ...rest } = object
  return { ...rest, fields: object.fields.filter((each) => each !== gone), ...keysOf(left(unique), left(indexes)) }
}

const keysOf = (unique: ObjectDefinition['unique'], indexes: ObjectDefinition['indexes']) => ({ ...(unique?.length && { unique }), ...(indexes?.length && { indexes }) })

function renamedField(object: ObjectDefinition, old: FieldDefinition, name: string): ObjectDefinition {
  const renamed = (keys: ObjectDefinition['unique']) => keys?.map((key) => ({ ...key, fields: key.fields.map((each) => (each === old.name ? name : each)) }))
  const { unique, indexes, ...rest } = object
  return {
    ...rest,
    title: object.title === old.name ? name : object.title,
    fields: object.fields.map((each) => (each === old ? { ...each, name } : each)),
    ...keysOf(renamed(unique), renamed(indexes)),
  }
}

const withField = (object: ObjectDefinition, old: FieldDefinition, change: (field: FieldDefinition) => FieldDefinition): ObjectDefinition => ({
  ...object,
  fields: object.fields.map((each) => (each === old ? change(each) : each)),
})

const retyped = (old: FieldDefinition): FieldDefinition => {
  const { id, name, label, required = false } = old
  const type = widened[old.type]
  return type === undefined ? old : { id, name, type, label, required }
}

/** Ids of the fields that rows are made of, and of the objects that show rows. */
const heldByRows = (design: Design): ReadonlySet<string> =>
  new Set(
    design.flatMap((each) =>
      each.fields.flatMap((one) => {
        const rows = fieldTypeOf(one).rows?.(one)
        const child = design.find(({ name }) => name === rows?.object)
        return rows && child ? [each.id, ...child.fields.filter(({ name }) => name === rows.field || rows.columns.includes(name)).map(({ id }) => id)] : []
      }),
    ),
  )

/** The records of an object that belong to another one, as its rows. */
function withRows(object: ObjectDefinition, name: string, design: Design): ObjectDefinition {
  const shown = object.fields.flatMap((one) => fieldTypeOf(one).rows?.(one).object ?? [])
  const child = design.find((each) => ownershipOf(each)?.parent === object.name && !shown.includes(each.name))
  return child ? { ...object, fields: [...object.fields, field(name, 'sub_table', rowsOf(child))] } : object
}

const rowsOf = (child: ObjectDefinition) => ({ object: child.name, field: ownershipOf(child)?.field.name ?? '', columns: [child.title] })

/** Rows are named as their object is now, and go where they belong to the object no more. */
const settledRows = (design: Design): Design =>
  design.map((each) =>
    each.fields.reduce((object, one) => {
      const rows = fieldTypeOf(one).rows?.(one)
      const child = design.find(({ name }) => name === rows?.object)
      if (!rows) return object
      const belongs = child && ownershipOf(child)?.parent === object.name
      return belongs ? withField(object, one, (same) => ({ ...same, ...rowsOf(child) })) : withoutField(object, one)
    }, each),
  )

/** A lookup becomes an owned one where the object may have it, and an owned one a lookup. */
function ownedOrFreed(one: FieldDefinition, object: ObjectDefinition, design: Design): FieldDefinition {
  if (one.type === 'owned_lookup') return { ...one, type: 'lookup' }
  // A lookup names its object.
  const parent = one.type === 'lookup' ? (one as FieldDefinition & { object: string }).object : undefined
  if (parent === undefined || object.fields.some(({ type }) => type === 'owned_lookup')) return one
  const owned = { ...one, type: 'owned_lookup', required: true }
  return isAbove(object.name, parent, design) ? one : owned
}

function isAbove(name: string, below: string, design: Design): boolean {
  if (below === name) return true
  const next = design.find((each) => each.name === below)
  const owner = next && ownershipOf(next)
  return owner !== undefined && isAbove(name, owner.parent, design)
}

function renamedObject(design: readonly ObjectDefinition[], old: ObjectDefinition, name: string): readonly ObjectDefinition[] {
  return design.map((each) => ({
    ...each,
    name: each === old ? name : each.name,
    fields: each.fields.map((one) => ('object' in one && one.object === old.name ? ({ ...one, object: name } as FieldDefinition) : one)),
  }))
}

const withoutObject = (design: readonly ObjectDefinition[], gone: ObjectDefinition): readonly ObjectDefinition[] =>
  design
    .filter((each) => each !== gone)
    .map((each) => each.fields.filter((one) => 'object' in one && one.object === gone.name).reduce(withoutField, each))

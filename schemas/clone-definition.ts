import type { DefinitionHeader } from './definition.ts'
import { fieldTypeOf, hasRows } from './fields/field.ts'
import type { FieldHeader } from './fields/field-type.ts'
import { idPrefixes, type IdOf, newId } from './ids.ts'
import type { Json } from './pointer.ts'

/**
 * A copy under another name, in which the definition and every part has an id of its own. Fields of rows are left out: the
 * rows belong to records of what was copied.
 */
export function cloneDefinition<Body extends DefinitionHeader>(definition: Body, name: string): Body {
  const copy = withNewIds(definition as unknown as Json) as unknown as Body & { fields?: readonly FieldHeader[] }
  return { ...copy, name, ...(copy.fields ? { fields: copy.fields.filter((field) => !hasRows(field)).map(withoutInverse) } : {}) }
}

/** A copy of a field for the same object. */
export const cloneField = (field: FieldHeader, name: string): FieldHeader =>
  withoutInverse({ ...(withNewIds(field as unknown as Json) as unknown as FieldHeader), name })

/** The way back over a lookup has one name per target, so a copy cannot have it too. */
function withoutInverse(field: FieldHeader): FieldHeader {
  const link = fieldTypeOf(field).link?.(field)
  if (link?.to !== 'object' || !link.inverse) return field
  const { inverse: _, ...rest } = field as FieldHeader & { inverse?: unknown }
  return rest
}

function withNewIds(value: Json): Json {
  if (Array.isArray(value)) return value.map(withNewIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === 'id' ? newIdLike(member) : withNewIds(member)]),
  )
}

const newIdLike = (id: Json): Json => {
  const prefix = String(id).slice(0, 3)
  const of = (Object.keys(idPrefixes) as IdOf[]).find((each) => idPrefixes[each] === prefix)
  return of ? newId(of) : id
}

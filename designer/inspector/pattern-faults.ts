import { matchesUserPattern } from '../../schemas/fields/user-pattern.ts'
import { isSchema, resolveRef, type SchemaNode } from './schema-walk.ts'

/** A text that does not match the pattern asked for at its place. */
interface PatternFault {
  path: readonly (string | number)[]
  pattern: string
}

interface Place {
  schema: unknown
  data: unknown
  path: readonly (string | number)[]
}

/**
 * Checks every `pattern` of a schema with RE2: linear in the text, whatever somebody wrote as a pattern. Native
 * expressions would let 26 characters stop the page for seconds.
 */
export function findPatternFaults(schema: SchemaNode, data: unknown, root: SchemaNode = schema): readonly PatternFault[] {
  return faultsAt({ schema, data, path: [] }, root)
}

function faultsAt({ schema, data, path }: Place, root: SchemaNode): readonly PatternFault[] {
  if (!isSchema(schema)) return []
  const target = resolveRef(schema.$ref, root)
  return [
    ...(target ? faultsAt({ schema: target, data, path }, root) : []),
    ...ownFault(schema, data, path),
    ...partsOf(schema, data, path).flatMap((part) => faultsAt(part, root)),
    ...listOf(schema.allOf).flatMap((each) => faultsAt({ schema: each, data, path }, root)),
    ...alternativeFaults(schema, { schema, data, path }, root),
  ]
}

function ownFault({ pattern }: SchemaNode, data: unknown, path: Place['path']): readonly PatternFault[] {
  if (typeof pattern !== 'string' || typeof data !== 'string' || matches(pattern, data)) return []
  return [{ path, pattern }]
}

function partsOf(schema: SchemaNode, data: unknown, path: Place['path']): readonly Place[] {
  if (Array.isArray(data)) return data.map((each, at) => ({ schema: schema.items, data: each, path: [...path, at] }))
  if (!isSchema(data) || !isSchema(schema.properties)) return []
  return Object.entries(schema.properties)
    .filter(([key]) => Object.hasOwn(data, key))
    .map(([key, property]) => ({ schema: property, data: data[key], path: [...path, key] }))
}

/** One alternative that matches is enough; when none does, the first one's faults say why. */
function alternativeFaults(schema: SchemaNode, { data, path }: Place, root: SchemaNode): readonly PatternFault[] {
  const alternatives = [...listOf(schema.anyOf), ...listOf(schema.oneOf)]
  const faults = alternatives.map((each) => faultsAt({ schema: each, data, path }, root))
  return faults.some((each) => each.length === 0) ? [] : (faults[0] ?? [])
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function matches(pattern: string, text: string): boolean {
  try {
    return matchesUserPattern(pattern, text)
  } catch {
    // A pattern that RE2 refuses is a fault of the definition, which the server names; it must not block a form.
    return true
  }
}

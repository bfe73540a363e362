/** A JSON Schema, as data. */
export type SchemaNode = Readonly<Record<string, unknown>>

export const isSchema = (value: unknown): value is SchemaNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where a `$ref` of the same document points (`#/$defs/label`); undefined for other references. */
export function resolveRef(ref: unknown, root: SchemaNode): SchemaNode | undefined {
  if (typeof ref !== 'string' || !ref.startsWith('#')) return undefined
  const target = stepsOf(ref).reduce<unknown>(
    (node, step) => (isSchema(node) || Array.isArray(node) ? (node as SchemaNode)[step] : undefined),
    root,
  )
  return isSchema(target) ? target : undefined
}

/** The steps of a pointer: `#/a~1b/0` -> `a/b`, `0`. */
export const stepsOf = (pointer: string): string[] =>
  pointer
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((step) => step !== '')
    .map((step) => decodeURIComponent(step.replaceAll('~1', '/').replaceAll('~0', '~')))

/** The value of a keyword where a validator reports it, through the references on the way. */
export function keywordAt(location: string, root: SchemaNode): unknown {
  let node: unknown = root
  for (const step of stepsOf(location)) {
    if (!isSchema(node) && !Array.isArray(node)) return undefined
    const next: unknown = (node as SchemaNode)[step]
    node = step === '$ref' ? resolveRef(next, root) : next
  }
  return node
}

/** The schema with every `pattern` taken out: they are checked by a matcher that cannot be made to hang. */
export function withoutPatterns(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPatterns)
  if (!isSchema(node)) return node
  return Object.fromEntries(
    Object.entries(node)
      // A property may be called "pattern": there the value is a schema, not a text.
      .filter(([key, value]) => !(key === 'pattern' && typeof value === 'string'))
      .map(([key, value]) => [key, literalKeys.has(key) ? value : withoutPatterns(value)]),
  )
}

/** Keywords whose values are data, not schemas. */
const literalKeys = new Set(['const', 'enum', 'default', 'examples'])

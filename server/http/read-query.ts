import type { TObject, TSchema } from 'typebox'
import { type Issue, pointerStep } from '../../schemas/issue.ts'
import { isStorableText } from '../../schemas/rules/text.ts'

/** What a request asks by its query, in the types that the schema names; or what is wrong with how it is written. */
type QueryReading = { readonly query: Record<string, unknown> } | { readonly issues: readonly Issue[] }

/** Reads a query string. Its values are texts: the schema says which of them are numbers, flags or lists. */
export function readQuery(url: string, schema: TObject | undefined): QueryReading {
  const start = url.indexOf('?')
  if (start === -1) return { query: {} }
  const given = new URLSearchParams(url.slice(start + 1))
  const query: Record<string, unknown> = {}
  const issues: Issue[] = []
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name)
    const fault = faultOf(name, values, schema)
    if (fault) issues.push(fault)
    else query[name] = coerced(values, property(schema, name))
  }
  return issues.length > 0 ? { issues } : { query }
}

const property = (schema: TObject | undefined, name: string): Written | undefined =>
  // TypeBox' schemas are plain JSON Schema; only these members matter here.
  Object.hasOwn(schema?.properties ?? {}, name) ? (schema?.properties[name] as TSchema as Written) : undefined

interface Written {
  readonly type?: string
  readonly items?: Written
}

function faultOf(name: string, values: readonly string[], schema: TObject | undefined): Issue | undefined {
  const path = `/query${pointerStep(name)}`
  const written = property(schema, name)
  if (!written) return { code: 'schema.additionalProperties', path }
  if (values.length > 1 && written.type !== 'array') return { code: 'query.repeated', path }
  return !values.every(isStorableText) ? { code: 'text.malformed', path } : undefined
}

function coerced(values: readonly string[], written: Written | undefined): unknown {
  if (written?.type === 'array') return values.map((value) => scalar(value, written.items))
  return scalar(values[0] ?? '', written)
}

/** What cannot be read as its type stays a text, for the validator to decline. */
function scalar(text: string, written: Written | undefined): unknown {
  if (written?.type === 'integer' || written?.type === 'number')
    return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text
  if (written?.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}

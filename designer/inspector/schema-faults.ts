import { Validator } from '@cfworker/json-schema'
import { findPatternFaults } from './pattern-faults.ts'
import { isSchema, keywordAt, type SchemaNode, stepsOf, withoutPatterns } from './schema-walk.ts'

/** What is wrong with data at one place, as the schema's keyword says it. */
export interface SchemaFault {
  path: readonly (string | number)[]
  keyword: string
  /** The keyword's value: the limit, the type, the pattern. */
  limit: unknown
  /** JSON pointer to the keyword. */
  schemaPath: string
}

/**
 * Everything that breaks a JSON Schema, found without generating code: the page's policy forbids `eval`.
 * Faults of parents whose children are named too are left out; a missing property is a fault at its own place.
 */
export function findSchemaFaults(schema: object, data: unknown, root: object = schema): readonly SchemaFault[] {
  // A schema is any JSON object; what its keywords hold is looked at with care below.
  const [part, document] = [schema as SchemaNode, root as SchemaNode]
  const whole = withDefinitions(part, document)
  // `undefined` is no JSON: the round trip drops such properties, as sending them would.
  const sent: unknown = data === undefined ? undefined : JSON.parse(JSON.stringify(data))
  if (sent === undefined) return []
  const { errors } = validatorOf(whole).validate(sent)
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf').map(({ keywordLocation }) => keywordLocation)
  const own = errors
    .filter(({ keyword }) => !parentKeywords.has(keyword))
    .filter(({ keywordLocation }) => !alternatives.some((above) => keywordLocation.startsWith(`${above}/`)))
    .map((error) => ({
      path: placeOf(error, sent),
      keyword: error.keyword,
      limit: keywordAt(error.keywordLocation, whole),
      schemaPath: error.keywordLocation,
    }))
  const patterns = findPatternFaults(part, sent, document).map(({ path, pattern }) => ({ path, keyword: 'pattern', limit: pattern, schemaPath: '#' }))
  return [...own, ...patterns]
}

/** Keywords that only say that something below them is wrong. */
const parentKeywords = new Set(['properties', 'patternProperties', 'items', 'prefixItems', 'allOf', '$ref', 'if', 'additionalProperties', 'propertyNames', 'dependentSchemas'])

interface ReportedError {
  keyword: string
  instanceLocation: string
  error: string
}

function placeOf({ keyword, instanceLocation, error }: ReportedError, data: unknown): readonly (string | number)[] {
  const steps = typedSteps(stepsOf(instanceLocation), data)
  const missing = keyword === 'required' ? /property "(.*)"\.$/s.exec(error)?.[1] : undefined
  return missing === undefined ? steps : [...steps, missing]
}

/** Steps into lists as numbers, so that paths read like the data's own. */
function typedSteps(steps: readonly string[], data: unknown): readonly (string | number)[] {
  let node = data
  return steps.map((step) => {
    const key = Array.isArray(node) ? Number(step) : step
    node = Array.isArray(node) ? node[Number(step)] : isSchema(node) ? node[step] : undefined
    return key
  })
}

const withDefinitions = (schema: SchemaNode, root: SchemaNode): SchemaNode =>
  schema === root ? schema : { ...(root.$defs ? { $defs: root.$defs } : {}), ...(root.definitions ? { definitions: root.definitions } : {}), ...schema }

const validators = new WeakMap<SchemaNode, Validator>()

function validatorOf(schema: SchemaNode): Validator {
  const known = validators.get(schema)
  if (known) return known
  const fresh = new Validator(withoutPatterns(schema) as SchemaNode, '2020-12', false)
  validators.set(schema, fresh)
  return fresh
}

import type { TSchema } from 'typebox'
import { isSame } from './same-json.ts'
import type { Json } from './pointer.ts'

/**
 * The one way to write a value that fits its schema: keys in the schema's order (free keys by code point), settings
 * that equal their default left out, texts in NFC. Two definitions that mean the same are written the same.
 */
export function tidy(value: Json, schema: TSchema): Json {
  if (typeof value === 'string') return value.normalize('NFC')
  if (typeof value !== 'object' || value === null) return value
  // A TypeBox schema is JSON Schema of these keywords.
  const fitting = schemaFor(value, schema as JsonSchema)
  if (Array.isArray(value)) return value.map((element) => tidy(element, fitting.items ?? anything))
  return tidyRecord(value, fitting)
}

/** The keywords that the kinds' schemas use, as far as they say how a value is written. */
interface JsonSchema extends TSchema {
  readonly type?: string
  readonly const?: Json
  readonly default?: Json
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
}

// No keyword, which TypeBox' type of schemas cannot say: values stay as they are.
const anything = {} as JsonSchema

function tidyRecord(value: Readonly<Record<string, Json>>, schema: JsonSchema): Json {
  const declared = Object.keys(schema.properties ?? {}).filter((key) => Object.hasOwn(value, key))
  const free = Object.keys(value).filter((key) => !declared.includes(key))
  const written: Record<string, Json> = {}
  for (const key of [...declared, ...free.toSorted(byCodePoint)]) {
    const member = value[key]
    const memberSchema = schema.properties?.[key] ?? freeSchema(schema)
    if (member === undefined || isDefault(member, key, schema)) continue
    written[key] = tidy(member, memberSchema)
  }
  return written
}

const isDefault = (member: Json, key: string, schema: JsonSchema): boolean => {
  const byDefault = schema.properties?.[key]?.default
  return byDefault !== undefined && !schema.required?.includes(key) && isSame(member, byDefault)
}

/** All free keys of a definition take one kind of value, whatever their pattern. */
const freeSchema = (schema: JsonSchema): JsonSchema => Object.values(schema.patternProperties ?? {})[0] ?? anything

/** Of a choice of schemas, the one that an object or list was written by. */
function schemaFor(value: Json, schema: JsonSchema): JsonSchema {
  const choices = schema.oneOf ?? schema.anyOf
  if (!choices) return schema
  const chosen = choices.find((choice) => couldBe(value, choice))
  return chosen ? schemaFor(value, chosen) : anything
}

function couldBe(value: Json, schema: JsonSchema): boolean {
  if (schema.const !== undefined) return schema.const === value
  if (Array.isArray(value)) return schema.type === 'array'
  if (typeof value !== 'object' || value === null || schema.type !== 'object') return false
  const constants = Object.entries(schema.properties ?? {}).filter(([, property]) => property.const !== undefined)
  return constants.every(([key, property]) => value[key] === property.const)
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

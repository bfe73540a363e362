import type { TSchema } from 'typebox'

type Options = Readonly<Record<string, unknown>>

/** TypeBox keeps this in the schema itself; a schema is the same object wherever it is mentioned, so here a copy is marked. */
const optional = new WeakSet<object>()

const names = (properties: Options): Options => {
  const required = Object.keys(properties).filter((name) => !optional.has(properties[name] as object))
  return required.length === 0 ? {} : { required }
}

// The build hands this to `schemas/` in the place of the library's own, whose engine weighs more than all field types together.
/** The part of TypeBox that the language uses. Types have been inferred before the build: in the browser only the JSON is needed. */
export const Type = {
  String: (options?: Options) => ({ type: 'string', ...options }),
  Number: (options?: Options) => ({ type: 'number', ...options }),
  Integer: (options?: Options) => ({ type: 'integer', ...options }),
  Boolean: (options?: Options) => ({ type: 'boolean', ...options }),
  Null: (options?: Options) => ({ type: 'null', ...options }),
  Unknown: (options?: Options) => ({ ...options }),
  Literal: (value: string | number | boolean, options?: Options) => ({ type: typeof value, const: value, ...options }),
  Enum: (values: readonly unknown[], options?: Options) => ({ enum: values, ...options }),
  Union: (anyOf: readonly object[], options?: Options) => ({ anyOf, ...options }),
  Array: (items: object, options?: Options) => ({ type: 'array', items, ...options }),
  Object: (properties: Options, options?: Options) => ({ type: 'object', ...names(properties), properties, ...options }),
  Record: (key: { pattern?: string }, value: object, options?: Options) => ({
    type: 'object',
    patternProperties: { [key.pattern ?? '^.*$']: value },
    ...options,
  }),
  Partial: ({ properties }: { properties: Options }, options?: Options) => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, Type.Optional(schema as object)])),
    ...options,
  }),
  Unsafe: (schema: object) => schema,
  Optional: (schema: object): TSchema => {
    const copy = { ...schema }
    optional.add(copy)
    return copy
  },
}

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Type as TypeBox } from 'typebox'
import { describe, expect, it } from 'vitest'
import { Type as StandIn } from '../../../designer/engines/json-schemas.ts'

/** Both have the members that are used here; their types differ in what they infer. */
type Builders = typeof TypeBox

const cases: Readonly<Record<string, (type: Builders) => unknown>> = {
  'texts and numbers': (type) => [type.String({ minLength: 1 }), type.Number(), type.Integer({ minimum: 1 }), type.Boolean({ default: false })],
  'single values': (type) => [type.Null(), type.Unknown(), type.Literal('own'), type.Literal(1), type.Literal(false)],
  'one of several': (type) => [type.Enum(['a', 'b'], { default: 'a' }), type.Union([type.Literal(false), type.String()], { default: false })],
  'lists': (type) => type.Array(type.String(), { maxItems: 3, uniqueItems: true }),
  'objects without members': (type) => type.Object({}, { additionalProperties: true }),
  'members that may be left out': (type) => type.Object({ a: type.String(), b: type.Optional(type.Array(type.Null())) }, { additionalProperties: false }),
  'one schema, here required and there not': (type) => {
    const word = type.String()
    return type.Object({ en: type.Optional(word), vi: word })
  },
  'objects with any names': (type) => [type.Record(type.String(), type.Unknown()), type.Record(type.String({ pattern: '^a' }), type.Integer(), { additionalProperties: false })],
  'objects of which all may be left out': (type) => [
    type.Partial(type.Object({ a: type.String(), b: type.Optional(type.Null()) }), { minProperties: 1 }),
    type.Object({ ...type.Partial(type.Object({ a: type.String() })).properties, c: type.Integer() }),
  ],
  'what TypeBox cannot say': (type) => type.Unsafe<string>({ type: 'string' }),
}

describe('the stand-in for TypeBox in the browser', () => {
  it.each(Object.entries(cases))('makes the same JSON Schema of %s', (_, build) => {
    // The cast is what the build does: the language was checked against TypeBox.
    expect(JSON.stringify(build(StandIn as unknown as Builders))).toBe(JSON.stringify(build(TypeBox)))
  })

  it('has every builder that the language uses', () => {
    const folder = path.join(import.meta.dirname, '../../../schemas')
    const used = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(/\bType\.([A-Z]\w*)/g)].map(([, name = '']) => name))
    expect(Object.keys(StandIn)).toEqual(expect.arrayContaining([...new Set(used)]))
  })
})

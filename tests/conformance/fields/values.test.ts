import { Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptorOf } from '../../../runtime/compile/accept.ts'
import { createAjv } from '../../../runtime/compile/ajv.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { ownPatterns } from '../../../schemas/fields/patterns.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'
import { valueIssue } from '../../../schemas/fields/value-issue.ts'
import { fieldOf } from './field-of.ts'
import { type FieldSamples, type Settings, workspace } from './field-samples.ts'
import { fieldSamples } from './samples/index.ts'

const ajv = createAjv()

const acceptor = (samples: FieldSamples, settings: Settings = samples.settings) =>
  acceptorOf(fieldOf(samples.type, { ...samples.settings, ...settings }), workspace, ajv)

describe.each(fieldSamples)('a value of $type', (samples) => {
  const field = fieldOf(samples.type, samples.settings)
  const type = fieldTypeOf(field)

  const valid = samples.valid.map(([input, stored, settings]) => ({ input, stored, settings }))
  const invalid = samples.invalid.map(([input, code, settings]) => ({ input, code, settings }))

  it.each(valid)('takes $input and stores $stored', ({ input, stored, settings }) => {
    expect(acceptor(samples, settings)(input)).toEqual({ value: stored })
  })

  it.each(valid.filter(({ stored }) => stored !== null))('keeps $stored as it is', ({ stored, settings }) => {
    const given = fieldOf(samples.type, { ...samples.settings, ...settings })
    expect(type.normalise(stored, given, workspace)).toEqual(stored)
    expect(acceptor(samples, settings)(stored)).toEqual({ value: stored })
    expect(type.decode(stored, given, workspace)).toEqual(stored)
  })

  it.each(invalid)('refuses $input as $code', ({ input, code, settings }) => {
    const answer = acceptor(samples, settings)(input)
    expect('issues' in answer ? answer.issues.map((issue) => issue.code) : answer).toContain(code)
  })

  it.each(samples.stored)('reads the column %j as %j', (column, value) => {
    expect(type.decode(column, field, workspace)).toEqual(value)
  })

  it('judges alike on the server, in settings and in the browser', () => {
    for (const { input, settings } of [...valid, ...invalid]) {
      const given = fieldOf(samples.type, { ...samples.settings, ...settings })
      const value = type.normalise(input, given, workspace)
      // JSON knows no NaN, so only the server's own programs could bring one.
      if (value === null || (typeof value === 'number' && !Number.isFinite(value))) continue
      const schema = type.value(given, workspace)
      const browser = new Validator({ ...schema }, '2020-12', false).validate(value).valid
      expect({ input, fits: browser }).toEqual({ input, fits: ajv.compile(schema)(value) })
      const fault = valueIssue(type, value, { field: given, context: workspace })
      expect({ input, accepted: fault === undefined }).toEqual({ input, accepted: 'value' in acceptor(samples, settings)(input) })
    }
  })

  it('matches values only by patterns of the product', () => {
    const { pattern } = type.value(field, workspace) as { pattern?: string }
    expect(pattern === undefined || ownPatterns.has(pattern)).toBe(true)
  })

  it('never fails on what it is given, and takes again what it took', () => {
    const accept = acceptor(samples)
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789+-.,:;@/ TZe\u0000\ud800đ₫年%'.split('')) }),
      fc.double(),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('street', 'city', 'country', 'text', '__proto__', 'x'), fc.string({ unit: 'binary' }), { maxKeys: 3 }),
      fc.constantFrom<FieldValue[]>('__proto__', '1e400', 'infinity', '9'.repeat(400), '\ud83d'),
    )
    const takesAgain = fc.property(anything, (input) => {
      const answer = accept(input)
      if ('issues' in answer || answer.value === null) return true
      const again = accept(answer.value)
      return 'value' in again && sameValue(again.value, answer.value)
    })
    expect(fc.check(takesAgain, { numRuns: 300, seed: 7 })).toMatchObject({ failed: false })
  })
})

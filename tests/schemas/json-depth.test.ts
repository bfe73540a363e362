import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deepestJson, isJsonTooDeep } from '../../schemas/json-depth.ts'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

describe('JSON that is too deep', () => {
  it.each([
    ['as deep as allowed', nested(deepestJson), false],
    ['one level deeper', nested(deepestJson + 1), true],
    ['objects', '{"a":'.repeat(deepestJson + 1) + '1' + '}'.repeat(deepestJson + 1), true],
    ['long and flat', `[${nested(3)}${`,${nested(3)}`.repeat(500)}]`, false],
    ['brackets in a text', JSON.stringify(nested(500)), false],
    ['brackets behind an escaped quote', JSON.stringify(`"${nested(500)}\\`), false],
  ])('is found: %s', (_, text, expected) => {
    expect(isJsonTooDeep(text)).toBe(expected)
  })

  it('is judged as the parsed value would be', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 190, max: 205 }), (value, around) => {
        const text = '['.repeat(around) + JSON.stringify(value) + ']'.repeat(around)
        expect(isJsonTooDeep(text)).toBe(around + depthOf(value) > deepestJson)
      }),
    )
  })
})

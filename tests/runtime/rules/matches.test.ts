import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchesUserPattern } from '../../../schemas/fields/user-pattern.ts'
import { lowerCase } from '../../../schemas/rules/case.ts'
import { readPattern } from '../../../schemas/rules/patterns/read-pattern.ts'
import { patternTexts, randomParts, randomPattern } from '../../conformance/rules/patterns.ts'
import { randomFrom } from '../../conformance/rules/random.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const random = randomFrom(20_261_122)

/** Patterns that rules take, as both engines are asked them. */
function patterns(make: typeof randomParts, ignoringCase: boolean): readonly string[] {
  const read = Array.from({ length: 3000 }, () => readPattern(make(random).normalize('NFC'), ignoringCase))
  return [...new Set(read.flatMap((each) => ('fault' in each ? [] : [each.shared])))]
}

describe('patterns', () => {
  it.each([
    ['patterns', randomPattern, false], ['patterns of small letters', randomPattern, true],
    ['parts in no order', randomParts, false], ['parts of small letters', randomParts, true],
  ] as const)('are found by Postgres where JavaScript finds them: random %s', async (_, make, ignoringCase) => {
    const asked = patterns(make, ignoringCase)
    const texts = ignoringCase ? patternTexts.map(lowerCase) : patternTexts
    const rows = await database.sql.unsafe<{ pattern: string; found: string[] | null }[]>(
      `select p as pattern, (select json_agg(n - 1 order by n) from json_array_elements_text($2::text::json) with ordinality as t(t, n) where t collate "C" ~ p) as found
       from json_array_elements_text($1::text::json) as p`,
      [JSON.stringify(asked), JSON.stringify(texts)],
    )
    const wrong = rows.flatMap(({ pattern, found }) => {
      const expected = texts.flatMap((text, index) => (matchesUserPattern(pattern, text) ? [index] : []))
      return JSON.stringify(found ?? []) === JSON.stringify(expected) ? [] : [{ pattern, found, expected }]
    })
    expect(asked.length).toBeGreaterThan(100)
    expect(rows).toHaveLength(asked.length)
    expect(wrong).toEqual([])
  }, 120_000)
})

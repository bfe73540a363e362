import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lowerCase, upperCase } from '../../../schemas/rules/case.ts'
import { makeTables } from '../../conformance/rules/tables.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await makeTables(database.sql)
})
afterAll(() => database.drop())

/** Every character that Postgres holds, in texts of a few thousand. */
const everything = Array.from({ length: 0x110000 / 0x1000 }, (_, part) =>
  Array.from({ length: 0x1000 }, (_each, offset) => part * 0x1000 + offset)
    .filter((point) => point > 0 && (point < 0xd800 || point > 0xdfff))
    .map((point) => String.fromCodePoint(point))
    .join(''))

describe('the stored case functions', () => {
  it.each([['tessera.rule_lower', lowerCase], ['tessera.rule_upper', upperCase]] as const)('%s changes every letter as JavaScript does', async (name, change) => {
    const rows = await database.sql.unsafe<{ changed: string }[]>(
      `select ${name}(t) as changed from unnest(array(select json_array_elements_text($1::text::json))) with ordinality as all_texts(t, n) order by n`,
      [JSON.stringify(everything)],
    )
    const wrong = rows.flatMap(({ changed }, index) => (changed === change(everything[index] ?? '') ? [] : [index]))
    expect(rows).toHaveLength(everything.length)
    expect(wrong).toEqual([])
  }, 60_000)

  it.each(['Công ty CỔ PHẦN Đà Nẵng', 'ОБЩЕСТВО Ёлка', 'ΟΔΟΣ', 'İı ẞß', '', 'ABC', '北京 ABC', 'Ǆǅǆ ᾈᾀ 𐐀𐐨'])('agree on %j', async (text) => {
    const [row] = await database.sql<{ lower: string; upper: string }[]>`select tessera.rule_lower(${text}) as lower, tessera.rule_upper(${text}) as upper`
    expect(row).toEqual({ lower: lowerCase(text), upper: upperCase(text) })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorNames } from '../../../schemas/rules/operators/index.ts'
import { sampleContext } from '../../../schemas/rules/operators/operator.ts'
import { cases } from '../../conformance/rules/cases.ts'
import { prove } from '../../conformance/rules/generate.ts'
import { differencesOf, expressionOf } from '../../conformance/rules/pairs.ts'
import { randomFrom } from '../../conformance/rules/random.ts'
import { ids, randomContext, randomRow, type Row, zones } from '../../conformance/rules/rows.ts'
import { samples } from '../../conformance/rules/samples.ts'
import { makeTables, storeRows } from '../../conformance/rules/tables.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await makeTables(database.sql)
})
afterAll(() => database.drop())

describe('SQL gives what JavaScript gives', () => {
  it('for the samples of every operator', async () => {
    const rows = samples.map(({ values }): Row => ({ record: values, accounts: [] }))
    await storeRows(database.sql, rows)
    for (const [row, { rule }] of samples.entries()) {
      const batch = { expressions: [expressionOf(rule)], rows, from: row, to: row, context: sampleContext }
      expect(await differencesOf(database.sql, batch)).toEqual([])
    }
  }, 120_000)

  it('for rules that engines read differently unless they are told', async () => {
    const random = randomFrom(11)
    const rows = Array.from({ length: 60 }, () => randomRow(random))
    await storeRows(database.sql, rows)
    const expressions = cases.map(expressionOf)
    for (const [index, zone] of zones.entries()) {
      const context = { ...randomContext(random), zone, user: index % 2 === 0 ? null : ids[0] }
      expect(await differencesOf(database.sql, { expressions, rows, from: 0, to: rows.length - 1, context })).toEqual([])
    }
  }, 120_000)

  it('for 50,000 pairs of a random expression and a random row', async () => {
    const { pairs, expressions, operators, differences } = await prove(database.sql, { pairs: 50_000, rows: 10, seed: 20_261_121 })
    expect(differences).toEqual([])
    expect(pairs).toBeGreaterThanOrEqual(50_000)
    expect(expressions).toBeGreaterThan(4_000)
    expect(operatorNames.filter((name) => !operators.has(name))).toEqual([])
  }, 600_000)
})

import { sql, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conditionOfRule, type SqlContext, sqlOfRule } from '../../../runtime/rules/sql-of-rule.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { sampleContext } from '../../../schemas/rules/operators/operator.ts'
import type { RuleTree } from '../../../schemas/rules/tree.ts'
import { testScope } from '../../conformance/rules/fields.ts'
import { makeTables, proofColumn } from '../../conformance/rules/tables.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await makeTables(database.sql)
  await database.sql.unsafe(`insert into proof_record (id, name, stage, amount, quantity, starts, opened_at, owner)
    select i, 'name ' || i, 'stage ' || i, i, i, date '2020-01-01' + i, timestamptz '2020-01-01' + i * interval '1 day',
      ('01980000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid from generate_series(1, 5000) i`)
  for (const column of ['name', 'stage', 'amount', 'quantity', 'starts', 'opened_at', 'owner']) {
    await database.sql.unsafe(`create index on proof_record (${column})`)
  }
  await database.sql.unsafe('analyze proof_record')
})
afterAll(() => database.drop())

function treeOf(rule: unknown): RuleTree {
  const checked = checkRule(rule, testScope)
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  return checked.tree
}

const printed = (fragment: SQL) => new PgDialect().sqlToQuery(fragment)

const idsWhere = (condition: SQL): SQL => sql`select r.id from proof_record r where ${condition} order by r.id`

describe('conditionOfRule', () => {
  it.each([
    [{ '==': [{ var: 'stage' }, 'won'] }],
    [{ '==': [{ var: 'owner' }, { user: [] }] }],
    [{ '==': [{ var: 'starts' }, { today: [] }] }],
    [{ in: [{ var: 'stage' }, ['won', 'lost']] }],
    [{ '<': [{ var: 'amount' }, 5] }],
    [{ '>': [{ var: 'quantity' }, 4990] }],
    [{ '>=': [{ var: 'opened_at' }, { datetime: [{ date: '2033-08-01' }] }] }],
    [{ '<=': ['2020-01-02', { var: 'starts' }, '2020-01-09'] }],
    [{ starts_with: [{ var: 'name' }, 'name 123'] }],
    [{ and: [{ '==': [{ var: 'stage' }, 'won'] }, { '!': [{ '==': [{ var: 'name' }, 'x'] }] }] }],
    [{ is_blank: [{ var: 'stage' }] }],
  ])('can use an index for %j', async (rule) => {
    const { sql: text, params } = printed(idsWhere(conditionOfRule(treeOf(rule), proofColumn, sampleContext)))
    const plan = await database.sql.unsafe<Record<string, string>[]>(`explain ${text}`, params as never[])
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond/)
  })

  it('takes no row where it means false, negated or not', async () => {
    const rule = { '<': [{ var: 'rate' }, 5] }
    const count = async (condition: SQL) => {
      const { sql: text, params } = printed(idsWhere(condition))
      return (await database.sql.unsafe(text, params as never[])).length
    }
    expect(await count(conditionOfRule(treeOf(rule), proofColumn, sampleContext))).toBe(0)
    expect(await count(conditionOfRule(treeOf({ '!': [rule] }), proofColumn, sampleContext))).toBe(5000)
    expect(await count(sql`not ${sqlOfRule(treeOf(rule), proofColumn, sampleContext)}`)).toBe(5000)
  })
})

describe('sqlOfRule', () => {
  it('passes every value as a parameter', () => {
    const hostile = `'); drop table x; --`
    const { sql: text, params } = printed(sqlOfRule(treeOf({ and: [{ '==': [{ var: 'name' }, hostile] }, { in: [{ var: 'name' }, [hostile, '"}\\']] }] }), proofColumn, sampleContext))
    expect(text).not.toContain('drop')
    expect(params).toEqual([hostile, `{"${hostile}","\\"}\\\\"}`])
  })

  it('gives back list elements as they are written', async () => {
    const odd = [`a"b`, 'a\\b', '{}', 'null', 'NULL', 'a,b', ' a ', 'ế😀']
    for (const value of odd) {
      const { sql: text, params } = printed(sql`select ${sqlOfRule(treeOf({ in: [value, odd] }), proofColumn, sampleContext)} as found`)
      expect(await database.sql.unsafe(text, params as never[])).toMatchObject([{ found: true }])
    }
  })

  it('fills no memory with replacements: what grows too long is blank', async () => {
    const tenfold = (inner: unknown) => ({ replace: [inner, 'x', 'x'.repeat(10)] })
    const lengthAfter = async (times: number) => {
      const rule = { length: [Array.from({ length: times }).reduce<unknown>(tenfold, { lower: ['x'] })] }
      const { sql: text, params } = printed(sql`select ${sqlOfRule(treeOf(rule), proofColumn, sampleContext)}::int as length`)
      return (await database.sql.unsafe(text, params as never[]))[0]?.length
    }
    expect(await lengthAfter(5)).toBe(100_000)
    expect(await lengthAfter(6)).toBe(0)
    expect(await lengthAfter(50)).toBe(0)
  })

  it('takes the world from placeholders, for statements that are printed once', async () => {
    const rule = { and: [{ '==': [{ var: 'owner' }, { user: [] }] }, { '<=': [{ var: 'starts' }, { today: [] }] }, { '<': [{ var: 'opened_at' }, { now: [] }] }, { '>': [{ hour: [{ now: [] }] }, 0] }, { has_role: ['rep'] }] }
    const world: SqlContext = { now: sql`${sql.placeholder('now')}`, today: sql`${sql.placeholder('today')}`, user: sql`${sql.placeholder('user')}`, roles: sql`${sql.placeholder('roles')}`, zone: 'Asia/Ho_Chi_Minh', weekStart: 1, fiscalYearStart: 1, language: 'en' }
    const { sql: text, params } = printed(idsWhere(conditionOfRule(treeOf(rule), proofColumn, world)))
    const given: Readonly<Record<string, string>> = { now: '2026-11-21T09:30:00.000Z', today: '2026-11-21', user: '01980000-0000-7000-8000-000000000007', roles: '{rep,other}' }
    const values = params.map((param) => (typeof param === 'object' && param !== null && 'name' in param ? given[String(param.name)] : param))
    expect(await database.sql.unsafe(text, values as never[], { prepare: true })).toMatchObject([{ id: 7 }])
  })

  it.each<[string, unknown, (inner: unknown) => unknown]>([
    ['three-sided comparisons', { var: 'amount' }, (inner) => ({ if: [{ '<': [0, inner, 9] }, 1, { var: 'rate' }] })],
    ['parts of texts', { var: 'name' }, (inner) => ({ substr: [inner, 1, -1] })],
    ['replacements', { var: 'name' }, (inner) => ({ replace: [inner, 'a', { var: 'stage' }] })],
    ['dates of parts', { var: 'starts' }, (inner) => ({ date: [{ year: [inner] }, 2, 29] })],
    ['days added', { var: 'starts' }, (inner) => ({ add_days: [inner, 1] })],
    ['places in a circle', { var: 'amount' }, (inner) => ({ mod: [inner, { var: 'rate' }] })],
    ['least ones', { var: 'amount' }, (inner) => ({ min: [inner, { var: 'rate' }] })],
  ])('says arguments once, so %s within one another stay short', (_, innermost, around) => {
    const lengthOf = (levels: number) => {
      const rule = Array.from({ length: levels }).reduce<unknown>((inner) => around(inner), innermost)
      return printed(sqlOfRule(treeOf(rule), proofColumn, sampleContext)).sql.length
    }
    expect(lengthOf(24)).toBeLessThan(4 * lengthOf(8))
  })
})

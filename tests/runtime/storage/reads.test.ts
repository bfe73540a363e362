import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '../../../runtime/storage/connect.ts'
import { laneTimeout, type Reads, sharedReads } from '../../../runtime/storage/reads.ts'
import { compileStatement, input, type Statement } from '../../../runtime/storage/statement.ts'
import { freshDatabase, type FreshDatabase } from '../../support/database.ts'

let database: FreshDatabase
let lane: Connection
let reads: Reads
let statement: Statement

beforeAll(async () => {
  database = await freshDatabase()
  lane = openConnection(database.runtimeUrl, { name: 'test lane', max: 1, statementTimeout: laneTimeout })
})
beforeEach(() => {
  reads = sharedReads(lane, database.data)
  statement = compileStatement(sql`select pg_sleep(${input('seconds', 'float8')}), current_setting('application_name') as by`)
})
afterAll(async () => {
  await lane.close()
  await database.drop()
})

const answeredBy = async (seconds: number): Promise<unknown> => (await reads.rows<{ by: string }>(statement, { seconds }))[0]?.by

describe('a read', () => {
  it('uses the lane once the pool has answered it in time', async () => {
    expect([await answeredBy(0), await answeredBy(0), await answeredBy(0)]).toEqual(['test data', 'test lane', 'test lane'])
  })

  it('that takes long never comes to the lane', async () => {
    expect([await answeredBy(0.2), await answeredBy(0.2)]).toEqual(['test data', 'test data'])
  })

  it('that has become slow is ended there, answered by the pool, and stays away', async () => {
    await answeredBy(0)
    expect([await answeredBy(0.5), await answeredBy(0)]).toEqual(['test data', 'test data'])
  })

  it('is not held up by a slow one beside it', async () => {
    const other = compileStatement(sql`select 1 as one`)
    await Promise.all([answeredBy(0), reads.rows(other, {})])
    const ended: string[] = []
    await Promise.all([answeredBy(2).then(() => ended.push('slow')), reads.rows(other, {}).then(() => ended.push('quick'))])
    expect(ended).toEqual(['quick', 'slow'])
  })

  it('that fails says so', async () => {
    await answeredBy(0)
    await expect(reads.rows(compileStatement(sql`select 1 / ${input('by', 'int')}`), { by: 0 })).rejects.toThrow('division by zero')
  })
})

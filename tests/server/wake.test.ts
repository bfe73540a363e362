import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { makeLog } from '../../server/log.ts'
import { createWaking } from '../../server/wake.ts'
import type { Waking } from '../../server/wake.ts'
import { freshDatabase } from '../support/database.ts'
import type { FreshDatabase } from '../support/database.ts'

const log = makeLog('silent')
let database: FreshDatabase
let heard: string[][]
let processes: Waking[]

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

// Two processes on one database; each writes down what it hears.
beforeEach(async () => {
  heard = [[], []]
  processes = await Promise.all(heard.map((words) => startProcess(words)))
})
afterEach(() => Promise.all(processes.map((each) => each.stop())))

async function startProcess(words: string[]): Promise<Waking> {
  const waking = createWaking(
    { data: database.data, direct: database.owner, log },
    {
      released: (workspace) => void words.push(`released ${workspace}`),
      job: (workspace, job) => void words.push(`job ${workspace} ${job}`),
      flows: (workspace) => void words.push(`flows ${workspace}`),
      missed: () => void words.push('missed'),
    },
  )
  await waking.listen()
  return waking
}

async function until(isReached: () => boolean): Promise<void> {
  for (let left = 100; left > 0 && !isReached(); left -= 1) await sleep(20)
}

test('this process hears at once, the other soon, each once', async () => {
  processes[0]?.port.released('crm')
  processes[0]?.port.job('crm', 'job-1')
  processes[0]?.port.flows('crm')
  const said = ['released crm', 'job crm job-1', 'flows crm']
  expect(heard).toEqual([said, []])
  await until(() => heard[1]?.length === 3)
  await sleep(50)
  expect(heard).toEqual([said, said])
})

test('says what came together in one message, and a thing that was said twice once', async () => {
  const messages: unknown[] = []
  const listener = postgres(inject('ownerUrl'), { database: new URL(database.url).pathname.slice(1), max: 1 })
  await listener.listen('tessera', (text) => messages.push(JSON.parse(text)))
  for (const job of ['1', '2', '3', '2', '1']) processes[0]?.port.job('crm', job)
  await until(() => heard[1]?.length === 3)
  await listener.end()
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatchObject({ released: [], jobs: [['crm', '1'], ['crm', '2'], ['crm', '3']] })
})

test('says more than fits into one message', async () => {
  const jobs = Array.from({ length: 500 }, (_, number) => `${number}-${'x'.repeat(34)}`)
  for (const job of jobs) processes[0]?.port.job('a_workspace_with_quite_a_long_name', job)
  await until(() => heard[1]?.length === 500)
  expect(new Set(heard[1])).toEqual(new Set(heard[0]))
})

test.each(['', 'hello', 'null', '[]', '{"from":"another version","released":["crm"]}', '{"from":"x","released":"crm","jobs":[]}', '{"from":"x","released":[],"jobs":[["crm"]]}'])(
  'takes a message that is not its own for one that it missed: %s',
  async (text) => {
    await database.data.sql`select pg_notify('tessera', ${text})`
    await until(() => heard.every((words) => words.length > 0))
    expect(heard).toEqual([['missed'], ['missed']])
  },
)

test('listens again when its connection dies, and says that it was deaf', async () => {
  const superuser = postgres(inject('postgresUrl'), { max: 1 })
  await superuser`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`
  await superuser.end()
  await until(() => heard.every((words) => words.includes('missed')))
  processes[0]?.port.released('crm')
  await until(() => heard[1]?.includes('released crm') ?? false)
  expect(heard.map((words) => words.at(-1))).toEqual(['released crm', 'released crm'])
})

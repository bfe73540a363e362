import { strToU8, zipSync } from 'fflate'
import type { PublishPlan } from '../../schemas/api/publish-plan.ts'
import type { WhereUsed } from '../../schemas/api/release.ts'
import { definitionPath, definitionText, jsonText, manifestPath } from '../../schemas/definition-files.ts'
import { newId } from '../../schemas/ids.ts'
import { type ApiClient, signIn } from '../support/api-client.ts'
import { startServer } from '../support/server-process.ts'
import { type DesignSize, designOf } from './design-definitions.ts'

const administrator = { TESSERA_ADMIN_EMAIL: 'bench@example.com', TESSERA_ADMIN_PASSWORD: 'correct horse battery staple' }

/** How long a large configuration is checked and planned, and how fast it answers where a field is used. One line each. */
export async function measureDesignSize(size: DesignSize = { objects: 200, fields: 40 }): Promise<readonly string[]> {
  const server = await startServer({ environment: administrator })
  try {
    const api = await signIn(server.url, administrator.TESSERA_ADMIN_EMAIL, administrator.TESSERA_ADMIN_PASSWORD)
    const definitions = designOf(size)
    await importAll(api, server.url, definitions)
    const name = `${size.objects} objects x ${size.fields} fields, ${definitions.length} definitions`
    const whole = await times(3, () => plan(api))
    const used = await times(20, () => whereUsed(api))
    return [
      line(`check + plan of everything new (${name})`, whole, 2_000),
      line(`where a field is used (${name})`, used, 300),
      ...(await published(api, name)),
    ]
  } finally {
    await server.stop()
  }
}

/** The same once it is live and one field more is to be published. */
async function published(api: ApiClient, name: string): Promise<readonly string[]> {
  const { digest } = await plan(api)
  const began = performance.now()
  await api.call('POST', '/api/w/main/draft/publish', { body: { digest, note: 'bench' } })
  const took = performance.now() - began
  await addField(api, 'one_more')
  return [
    `publish of everything (${name}): ${took.toFixed(0)} ms`,
    line(`check + plan of one field more (${name})`, await times(5, () => plan(api)), 2_000),
    line(`check + plan after each edit (${name})`, await times(5, (round) => addField(api, `more_${round}`).then(() => plan(api))), 2_000),
    line(`where a field is used, live (${name})`, await times(20, () => whereUsed(api)), 300),
  ]
}

const plan = (api: ApiClient): Promise<PublishPlan> => api.call('POST', '/api/w/main/draft/plan', { body: {} })

const whereUsed = (api: ApiClient): Promise<WhereUsed> =>
  api.call('GET', '/api/w/main/releases/where-used?kind=object&name=thing_100&field=field_1')

async function addField(api: ApiClient, fieldName: string): Promise<void> {
  const address = '/api/w/main/draft/object/thing_0'
  const { definition, revision } = await api.call<{ definition: { fields: object[] }; revision: number }>('GET', address)
  const fields = [...definition.fields, { id: newId('field'), name: fieldName, type: 'text', label: 'One more' }]
  await api.call('PUT', address, { body: { ...definition, fields }, headers: { 'if-match': `"${revision}"` } })
}

async function importAll(api: ApiClient, url: string, definitions: ReturnType<typeof designOf>): Promise<void> {
  const manifest = strToU8(jsonText({ format: 1, workspace: 'main', release: 1 }))
  const files = Object.fromEntries(definitions.map((each) => [definitionPath(each), strToU8(definitionText(each))]))
  const answer = await fetch(`${url}/api/w/main/draft/import`, {
    method: 'POST',
    headers: { origin: url, cookie: api.cookie, 'content-type': 'application/zip' },
    body: new Blob([new Uint8Array(zipSync({ [manifestPath]: manifest, ...files }))]),
  })
  if (!answer.ok) throw new Error(`import: ${answer.status} ${await answer.text()}`)
}

/** Milliseconds of each of so many calls, one before for the caches, in order of their length. */
async function times(count: number, work: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  await work(0)
  const taken: number[] = []
  for (let round = 1; round <= count; round += 1) {
    const began = performance.now()
    await work(round)
    taken.push(performance.now() - began)
  }
  return taken.toSorted((one, other) => one - other)
}

function line(what: string, taken: readonly number[], goal: number): string {
  const at = (share: number): string => (taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0).toFixed(0)
  return `${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms (goal ${goal} ms)`
}

if (import.meta.main) for (const each of await measureDesignSize()) console.log(each)

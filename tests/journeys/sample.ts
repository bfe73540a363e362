import { type ApiClient, finishedJob, signIn } from '../support/api-client.ts'
import { type Approvals, fillApprovals } from './sample-approvals.ts'
import { draftFlows } from './sample-drafts.ts'
import { carrierFlow, offersFlow, purchaseFlow, purchaseFlowAfter, purchaseObject, warehouseFlow } from './sample-purchases.ts'
import { fillPeople } from './sample-people.ts'
import { bigDealFlow } from './sample-flows.ts'
import { customerPage, dealForm, dealPage } from './sample-layouts.ts'
import { fillRecords } from './sample-records.ts'
import { bigDealRule, contractObject, customerObject, dealBefore, dealInDraft, dealLayout, dealObject, dealViews, faultyObject, salesRole, salesRoleBefore, visitObject } from './sample-definitions.ts'

/** What the screens show: a workspace with people, records, releases, and changes that are not live yet. */
export interface Sample extends Approvals {
  setupPath: string
  joinPath: string
  /** Id of a record with a history. */
  deal: string
  /** Id of a record that others point at. */
  customer: string
  /** Id of a record in the pool. */
  unclaimed: string
  /** Id of a record that somebody else changes while it is edited. */
  stale: string
  /** Id of somebody who has not signed in yet. */
  person: string
  api: ApiClient
}

const password = 'four words that rhyme'
const email = 'lan@haidang.vn'
const workspace = { name: 'Công ty Hải Đăng', slug: 'main', languages: ['en', 'vi', 'zh-CN'], currency: 'VND', country: 'VN', zone: 'Asia/Ho_Chi_Minh' }

/** Sets the server up by its one-time link and fills the workspace `main` through the API, as people would. */
export async function fillSample(url: string, setupPath: string): Promise<Sample> {
  const token = new URL(setupPath, url).searchParams.get('token')
  await send(url, '/api/setup', { token, name: 'Nguyễn Thị Lan', email, password, language: 'en', workspace })
  const api = await signIn(url, email, password)
  for (const definition of [customerObject, dealBefore, salesRoleBefore]) await save(api, 'main', definition)
  await publish(api, 'Khách hàng, cơ hội và vai trò của phòng kinh doanh')
  const { links, ...people } = await fillPeople(api)
  const records = await fillRecords(api)
  for (const name of ['warehouse_token', 'tax_office_key']) await api.call('PUT', `/api/w/main/secrets/${name}`, { body: { value: `${name}-9f8e7d6c` }, headers: { 'if-none-match': '*' } })
  for (const definition of [contractObject, purchaseObject, purchaseFlow, warehouseFlow, carrierFlow, offersFlow, salesRole, dealForm, dealPage, customerPage, ...dealViews]) await save(api, 'main', definition)
  await publish(api, '合同与采购审批：供法务和销售使用')
  const approvals = await fillApprovals(api, { url, links })
  for (const definition of [dealObject, purchaseFlowAfter]) await save(api, 'main', definition)
  await publish(api, 'The fax number goes; nobody has filled it in since 2019')
  for (const definition of [dealInDraft, visitObject, dealLayout, bigDealRule, bigDealFlow, ...draftFlows]) await save(api, 'main', definition)
  await fillOtherWorkspaces(api)
  return { setupPath, ...people, ...records, ...approvals, api }
}

/** One that is as new as can be, one for the files of another, and one whose draft cannot be published. */
async function fillOtherWorkspaces(api: ApiClient): Promise<void> {
  await api.call('POST', '/api/workspaces', { body: { name: '新工作区', slug: 'fresh' } })
  await api.call('POST', '/api/workspaces', { body: { name: 'Bản sao để thử', slug: 'copy' } })
  await api.call('POST', '/api/workspaces', { body: { name: 'Xưởng in Phương Nam', slug: 'faulty' } })
  await save(api, 'faulty', faultyObject)
}

interface Definition {
  readonly kind: string
  readonly name: string
}

/** Saves a definition in the draft, as a new one or over the one that is there. */
async function save(api: ApiClient, workspace: string, definition: Definition): Promise<void> {
  const address = `/api/w/${workspace}/draft/${definition.kind}/${definition.name}`
  const there = await api.fetch('GET', address)
  const headers: Record<string, string> = there.ok ? { 'if-match': `"${((await there.json()) as { revision: number }).revision}"` } : { 'if-none-match': '*' }
  await api.call('PUT', address, { body: definition, headers })
}

async function publish(api: ApiClient, note: string): Promise<void> {
  const { digest } = await api.call<{ digest: string }>('POST', '/api/w/main/draft/plan', { body: {} })
  const { id } = await api.call<{ id: string }>('POST', '/api/w/main/draft/publish', { body: { digest, note } })
  await finishedJob(api, 'main', id)
}

async function send(url: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(url + path, { method: 'POST', headers: { origin: url, 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}

import { type ApiClient, publishDefinitions, signIn } from '../support/api-client.ts'
import { customerObject, dealInDraft, dealObject } from './sample-definitions.ts'

/** What the screens show: a workspace with people, records, and changes that are not live yet. */
export interface Sample {
  setupPath: string
  joinPath: string
  /** Id of a record with a history. */
  deal: string
  api: ApiClient
}

const password = 'four words that rhyme'
const email = 'lan@haidang.vn'

const names = ['Gia hạn hợp đồng Acme', '上海贸易续约', 'Harbour expansion', 'Kho lạnh Bình Dương', '北京新店装修', 'Website relaunch', 'Đội xe giao hàng']

/** Sets the server up by its one-time link and fills the workspace `main` through the API, as people would. */
export async function fillSample(url: string, setupPath: string): Promise<Sample> {
  const token = new URL(setupPath, url).searchParams.get('token')
  await send(url, '/api/setup', { token, name: 'Nguyễn Thị Lan', email, password, language: 'en', workspace: { name: 'Công ty Hải Đăng', slug: 'main' } })
  const api = await signIn(url, email, password)
  await publishDefinitions(api, 'main', [customerObject, dealObject])
  const customer = await create(api, 'customer', { name: 'Acme Việt Nam', industry: 'retail' })
  const deals = []
  for (let at = 0; at < 40; at += 1) deals.push(await create(api, 'deal', dealValues(at, customer)))
  const [deal = ''] = deals
  await api.call('PATCH', `/api/w/main/records/deal/${deal}`, { body: { values: { amount: '1520000000', stage: 'open' } }, headers: { 'if-match': '"1"' } })
  await api.call('DELETE', `/api/w/main/records/deal/${deals.at(-1)}`, { headers: { 'if-match': '"1"' } })
  await saveDraft(api)
  const { link } = await api.call<{ link: string }>('POST', '/api/w/main/people', { body: { name: 'Trần Văn Minh', login: 'minh', roles: [] } })
  const invited = new URL(link)
  return { setupPath, joinPath: invited.pathname + invited.search, deal, api }
}

/** Leaves a change in the draft, for the strip that says what is not live yet. */
async function saveDraft(api: ApiClient): Promise<void> {
  const address = '/api/w/main/draft/object/deal'
  const { revision } = await api.call<{ revision: number }>('GET', address)
  await api.call('PUT', address, { body: dealInDraft, headers: { 'if-match': `"${revision}"` } })
}

const stages = ['new', 'open', 'won']

const dealValues = (at: number, customer: string) => ({
  name: names[at % names.length],
  customer,
  amount: String((at + 1) * 12_500_000),
  stage: stages[at % stages.length],
  close_date: `2026-12-${String((at % 28) + 1).padStart(2, '0')}`,
  met_at: '2026-11-21T09:30:00.000Z',
  is_urgent: at % 4 === 0,
  margin: '12.50',
  email: 'minh@acme.vn',
})

async function create(api: ApiClient, object: string, values: object): Promise<string> {
  const { id } = await api.call<{ id: string }>('POST', `/api/w/main/records/${object}`, { body: { values } })
  return id
}

async function send(url: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(url + path, { method: 'POST', headers: { origin: url, 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}

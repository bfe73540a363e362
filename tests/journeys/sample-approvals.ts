import { type ApiClient, join, signIn } from '../support/api-client.ts'

const records = '/api/w/main/records/purchase'
const tasks = '/api/w/main/tasks'

/** What people of the sample have under way: each kind of task that waits for the administrator, and runs in each state. */
export interface Approvals {
  /** Colleagues who are signed in: one who asks, and one who may approve too. */
  wang: ApiClient
  huy: ApiClient
  /** Ids of tasks of the administrator. */
  tasks: Readonly<Record<'open' | 'changed' | 'form' | 'resubmit', string>>
  /** Ids of runs. */
  runs: Readonly<Record<'mine' | 'waiting' | 'done' | 'failed' | 'trying', string>>
  /** Ids of records. */
  purchases: Readonly<Record<'open' | 'mine' | 'fresh', string>>
}

interface Links {
  readonly url: string
  readonly links: Readonly<Record<'wang' | 'huy', string>>
}

/** Submits purchases and answers some of them, as the people of the sample would. */
export async function fillApprovals(lan: ApiClient, { url, links }: Links): Promise<Approvals> {
  const wang = await enter(url, links.wang, 'wang@haidang.vn')
  const huy = await enter(url, links.huy, 'huy')
  const returned = await submit(lan, 'Nội thất phòng trưng bày', 95_000_000)
  await decide(huy, returned, 'return', { comment: 'Hỏi thêm một báo giá nữa rồi hẵng trình, giá này cao hơn năm ngoái.' })
  const [done, failed] = [await submit(wang, '团队活动场地', 12_000_000), await submit(wang, '展会展位搭建', 48_000_000)]
  await decide(lan, done, 'reject', { comment: 'Không nằm trong ngân sách quý này.' })
  await decide(lan, failed, 'approve', { values: { cost_center: 'sales' } })
  const mine = await submit(lan, 'Refrigerated truck, second hand', 1_250_000_000)
  const waiting = await submit(wang, '冷库温度监测设备', 320_000_000)
  const changed = await submit(wang, 'Máy quét mã vạch cho kho', 36_000_000)
  await decide(lan, changed, 'return', { comment: 'Số lượng bao nhiêu?' })
  await lan.call('PATCH', `${records}/${changed}`, { body: { values: { amount: '27000000', reason: '12 máy, giá đã giảm theo số lượng.' } }, headers: { 'if-match': `"${await versionOf(lan, changed)}"` } })
  await decide(wang, changed, 'resubmit')
  const open = await submit(wang, 'Forklift batteries', 45_000_000)
  await submit(wang, '办公椅 20 把', 18_000_000)
  await decide(huy, await submit(lan, 'Máy ảnh cho bộ phận truyền thông', 70_000_000), 'approve')
  // Nobody is above who asks: the administrator answers, and need not fill in anything.
  await submit(huy, 'Hội nghị khách hàng cuối năm', 66_000_000)
  const fresh = await create(lan, 'Annual licences for the design team', 64_000_000)
  const taskOf = async (record: string) => (await openTask(lan, record)).id
  const runOf = async (record: string) => (await lan.call<{ items: { id: string }[] }>('GET', `/api/w/main/runs?object=purchase&record=${record}`)).items[0]?.id ?? ''
  return {
    wang, huy,
    tasks: { open: await taskOf(open), changed: await taskOf(changed), form: await taskOf(failed), resubmit: await taskOf(returned) },
    runs: { mine: await runOf(mine), waiting: await runOf(waiting), done: await runOf(done), failed: await stuckRun(lan), trying: await tryingRun(lan) },
    purchases: { open, mine, fresh },
  }
}

/** Another purchase that waits for both who may approve; answers the administrator's task, and how the other one is quicker. */
export async function askBoth({ wang, huy }: Approvals, lan: ApiClient, name: string): Promise<{ task: string; approve: () => Promise<void> }> {
  const record = await submit(wang, name, 22_000_000)
  const { id: task } = await openTask(lan, record)
  return { task, approve: () => decide(huy, record, 'approve', { values: { cost_center: 'warehouse' } }) }
}

async function enter(url: string, link: string, name: string): Promise<ApiClient> {
  const password = `four other words for ${name}`
  await join(link, password)
  return signIn(url, name, password)
}

async function create(api: ApiClient, name: string, amount: number): Promise<string> {
  const values = { name, amount: String(amount), supplier: 'Công ty TNHH Thiết bị Sao Mai', needed_on: '2026-12-15', reason: 'Cần trước mùa cao điểm cuối năm; báo giá có hiệu lực đến hết tháng.' }
  return (await api.call<{ id: string }>('POST', records, { body: { values } })).id
}

async function submit(api: ApiClient, name: string, amount: number): Promise<string> {
  const record = await create(api, name, amount)
  await api.call('POST', '/api/w/main/flows/purchase_approval/runs', { body: { record, requestId: crypto.randomUUID() } })
  return record
}

interface Task {
  readonly id: string
  readonly rev: number
}

/** The task that somebody has of a record, as soon as it is there. */
const openTask = (api: ApiClient, record: string): Promise<Task> =>
  until(async () => (await api.call<{ items: (Task & { record: string })[] }>('GET', `${tasks}?state=open&limit=200`)).items.find((task) => task.record === record))

async function decide(api: ApiClient, record: string, decision: string, more: object = {}): Promise<void> {
  const { id, rev } = await openTask(api, record)
  await api.call('POST', `${tasks}/${id}/decision`, { body: { rev, decision, requestId: crypto.randomUUID(), ...more } })
}

const stuckRun = async (api: ApiClient): Promise<string> =>
  (await until(async () => (await api.call<{ items: { id: string }[] }>('GET', '/api/w/main/runs?flow=tell_warehouse&stuck=true')).items[0])).id

/** A run whose call has failed once. */
const tryingRun = (api: ApiClient): Promise<string> =>
  until(async () => {
    const id = (await api.call<{ items: { id: string }[] }>('GET', '/api/w/main/runs?flow=tell_carrier')).items[0]?.id
    if (id === undefined) return undefined
    const { tokens } = await api.call<{ tokens: { wait: { tries: { failed: unknown } | null } | null }[] }>('GET', `/api/w/main/runs/${id}`)
    return tokens.some(({ wait }) => wait?.tries?.failed) ? id : undefined
  })

const versionOf = async (api: ApiClient, record: string): Promise<number> => (await api.call<{ version: number }>('GET', `${records}/${record}`)).version

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the sample waits in vain')
}

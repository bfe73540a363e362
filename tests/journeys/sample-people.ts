import type { ApiClient } from '../support/api-client.ts'

const people = '/api/w/main/people'
const departments = '/api/w/main/departments'

interface SamplePeople {
  /** One who has not signed in yet, and the way in. */
  readonly person: string
  readonly joinPath: string
  /** The ways in of those who work along. */
  readonly links: Readonly<Record<'wang' | 'huy', string>>
}

/** Colleagues in their departments. */
export async function fillPeople(api: ApiClient): Promise<SamplePeople> {
  const board = await department(api, { name: 'Ban giám đốc' })
  const sales = await department(api, { name: 'Kinh doanh', parent: board })
  const minh = await person(api, { name: 'Trần Văn Minh', login: 'minh', jobTitle: 'Trưởng phòng kinh doanh', department: sales, roles: ['sales'] })
  const south = await department(api, { name: 'Kinh doanh khu vực phía Nam và Đồng bằng sông Cửu Long', parent: sales, head: minh.id })
  await department(api, { name: '中国业务部', parent: sales })
  await department(api, { name: 'Finance and administration', parent: board })
  const wang = await person(api, { name: '王小明', email: 'wang@haidang.vn', jobTitle: '客户经理', department: south, manager: minh.id, language: 'zh-CN', zone: 'Asia/Shanghai', roles: ['sales'] })
  await person(api, { name: 'Amelia Featherstonehaugh-Cholmondeley', phone: '0903 123 456', jobTitle: 'Regional key account manager', department: south, manager: minh.id, roles: ['sales'] })
  const huy = await person(api, { name: 'Đỗ Quang Huy', login: 'huy', jobTitle: 'Giám đốc tài chính', department: board, roles: ['administrator'] })
  await leads(api, huy.id)
  const gone = await person(api, { name: 'Phạm Thị Ngọc Ánh', login: 'anh', employeeCode: 'HD-0042', department: sales, roles: [] })
  await api.call('PATCH', `${people}/${gone.id}`, { body: { active: false }, headers: { 'if-match': `"${gone.version}"` } })
  return { person: minh.id, joinPath: minh.joinPath, links: { wang: wang.link, huy: huy.link } }
}

/** Who runs the sample has somebody above. */
async function leads(api: ApiClient, manager: string): Promise<void> {
  const { workspaces } = await api.call<{ workspaces: { person: { id: string } }[] }>('GET', '/api/me')
  const address = `${people}/${workspaces[0]?.person.id}`
  const { version } = await api.call<{ version: number }>('GET', address)
  await api.call('PATCH', address, { body: { manager }, headers: { 'if-match': `"${version}"` } })
}

async function department(api: ApiClient, body: object): Promise<string> {
  const { id } = await api.call<{ id: string }>('POST', departments, { body })
  return id
}

interface MadePerson {
  readonly person: { readonly id: string; readonly version: number }
  readonly link: string
}

async function person(api: ApiClient, body: object): Promise<{ id: string; version: number; link: string; joinPath: string }> {
  const made = await api.call<MadePerson>('POST', people, { body })
  const { pathname, search } = new URL(made.link)
  return { ...made.person, link: made.link, joinPath: pathname + search }
}

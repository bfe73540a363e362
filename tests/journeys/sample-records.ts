import type { ApiClient } from '../support/api-client.ts'

const records = '/api/w/main/records'

/** Customers and their deals: one with a history, one in the recycle bin. */
export async function fillRecords(api: ApiClient): Promise<{ deal: string; stale: string; customer: string; unclaimed: string }> {
  const made = []
  for (const [name, industry, address] of customers) made.push(await create(api, 'customer', { name, industry, address }))
  const [unclaimed = ''] = await Promise.all(ownerless.map(([name, industry]) => create(api, 'customer', { name, industry, owner: null })))
  const deals = []
  for (let at = 0; at < 40; at += 1) deals.push(await create(api, 'deal', dealValues(at, made[at % made.length] ?? '')))
  const [deal = '', stale = ''] = deals
  await api.call('PATCH', `${records}/deal/${deal}`, { body: { values: firstCall }, headers: { 'if-match': '"1"' } })
  await api.call('PATCH', `${records}/deal/${deal}`, { body: { values: { amount: '1520000000', stage: 'won' } }, headers: { 'if-match': '"2"' } })
  await api.call('DELETE', `${records}/deal/${deals.at(-1)}`, { headers: { 'if-match': '"1"' } })
  return { deal, stale, customer: made[0] ?? '', unclaimed }
}

const customers = [
  ['Acme Việt Nam', 'retail', { street: '12 Lý Thường Kiệt', ward: 'Cửa Nam', district: 'Hoàn Kiếm', city: 'Hà Nội', country: 'VN' }],
  ['上海远东贸易有限公司', 'trade', { street: '南京东路 100 号', district: '黄浦区', city: '上海市', postal_code: '200001', country: 'CN' }],
  ['Harbour Holdings', null, { text: 'Pier 3\nHarbour Road 5, Rotterdam' }],
  ['Công ty Cổ phần Thực phẩm Đông Lạnh Miền Tây', 'retail', null],
] as const

/** Nobody is in charge of them. */
const ownerless = [
  ['Thủy sản Cà Mau', 'trade'],
  ['广州新百货有限公司', 'retail'],
  ['Northwind Cold Chain', null],
] as const

const names = [
  'Gia hạn hợp đồng Acme',
  '上海贸易续约',
  'Harbour expansion',
  'Kho lạnh Bình Dương',
  '北京新店装修',
  'Cung cấp và lắp đặt hệ thống lạnh cho chuỗi mười hai siêu thị miền Tây',
  'Website relaunch',
  'Đội xe giao hàng',
]

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
  ...(at % 5 === 0 ? {} : { email: 'minh@acme.vn' }),
  ...(at === 3 ? { fax: '024 3825 1234' } : {}),
})

const firstCall = {
  stage: 'open',
  margin: '18.75',
  notes: 'Khách muốn gia hạn hai năm, đổi lại giảm 5 %.\nCần báo giá mới trước ngày 28.',
}

async function create(api: ApiClient, object: string, values: object): Promise<string> {
  const { id } = await api.call<{ id: string }>('POST', `${records}/${object}`, { body: { values } })
  return id
}

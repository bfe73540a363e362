import type { Page } from 'playwright-core'
import type { Sample } from '../sample.ts'
import type { Screen } from './screen.ts'
import { isSaid, press } from './texts.ts'

const work = (path: string) => `/w/main/work${path}`

const bigOpenDeals = { and: [{ '==': [{ var: 'stage' }, 'open'] }, { '>=': [{ var: 'amount' }, 100_000_000] }] }

/** Lists, records and forms. */
export const workScreens: readonly Screen[] = [
  { name: 'work-home', as: 'administrator', path: work(''), isFirst: true },
  { name: 'work-home-first-steps', as: 'administrator', path: '/w/fresh/work' },
  { name: 'work-list', as: 'administrator', path: work('/records/deal'), isFirst: true },
  { name: 'work-record-team', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`), prepare: letPersonIn },
  { name: 'work-list-selected', as: 'administrator', path: work('/records/deal'), prepare: selectTwo },
  { name: 'work-list-filtered', as: 'administrator', path: work(`/records/deal?filter=${encodeURIComponent(JSON.stringify(bigOpenDeals))}&sort=-amount`) },
  { name: 'work-list-filter', as: 'administrator', path: work(`/records/deal?filter=${encodeURIComponent(JSON.stringify(bigOpenDeals))}`), prepare: openFilter },
  { name: 'work-list-nothing-found', as: 'administrator', path: work('/records/deal?q=xyzzy') },
  { name: 'work-list-empty', as: 'administrator', path: work('/records/contract') },
  { name: 'work-record', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`) },
  { name: 'work-record-who', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`), prepare: seeWho },
  { name: 'work-record-edit', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`), prepare: edit },
  { name: 'work-record-formula', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`), prepare: changeMargin },
  { name: 'work-record-stale', as: 'administrator', path: ({ stale }) => work(`/records/deal/${stale}`), prepare: editWhileSomebodyElseDoes },
  { name: 'work-new-record', as: 'administrator', path: work('/records/deal/new') },
  {
    name: 'work-new-record-faults',
    as: 'administrator',
    path: work('/records/deal/new'),
    prepare: async (page) => {
      await page.locator('form button[type=submit]').click()
      await page.locator('[aria-invalid=true]').first().waitFor()
    },
  },
  { name: 'work-record-address', as: 'administrator', path: ({ customer }) => work(`/records/customer/${customer}`), prepare: openMaps },
  { name: 'work-edit-address', as: 'administrator', path: ({ customer }) => work(`/records/customer/${customer}`), prepare: edit },
  { name: 'work-new-contract', as: 'administrator', path: work('/records/contract/new') },
  { name: 'work-comments', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`), prepare: comment },
  { name: 'work-pool', as: 'administrator', path: work('/records/customer?view=pool') },
  { name: 'work-pool-selected', as: 'administrator', path: work('/records/customer?view=pool'), prepare: selectTwo },
  { name: 'work-pool-record', as: 'administrator', path: ({ unclaimed }) => work(`/records/customer/${unclaimed}`) },
  { name: 'work-recycle-bin', as: 'administrator', path: work('/records/deal/bin') },
  { name: 'work-recycle-bin-empty', as: 'administrator', path: work('/records/contract/bin') },
]

async function selectTwo(page: Page): Promise<void> {
  const boxes = page.locator('[role=grid] [role=row] input[type=checkbox]')
  await boxes.nth(1).click({ force: true })
  await boxes.nth(2).click({ force: true })
}

async function openFilter(page: Page): Promise<void> {
  await press(page, 'work:filter.title')
  await page.locator('[role=dialog] fieldset').first().waitFor()
}

async function seeWho(page: Page): Promise<void> {
  await press(page, 'why:who.button')
  await isSaid(page, 'why:fields.title')
}

async function edit(page: Page): Promise<void> {
  await press(page, 'work:record.edit')
  await page.locator('form button[type=submit]').waitFor()
}

async function openMaps(page: Page): Promise<void> {
  await press(page, 'work:map.open')
  await page.locator('[role=menuitem]').first().waitFor()
}

/** What is calculated follows before anything is saved. */
async function changeMargin(page: Page): Promise<void> {
  await edit(page)
  const margin = page.getByLabel(/^(Margin|Biên lợi nhuận|毛利率)$/)
  // Once it is entered the number shows as it is typed.
  await margin.click()
  await margin.fill('10')
  await page.getByText(/152[.,]000[.,]000/).scrollIntoViewIfNeeded()
}

/** One that mentions somebody, and one that answers. */
async function comment(page: Page, { api, deal, person }: Sample): Promise<void> {
  const address = `/api/w/main/records/deal/${deal}/comments`
  await api.call('POST', address, { body: { body: '@Trần Văn Minh khách hỏi lại giá vận chuyển, anh xem giúp em trước thứ Sáu.', mentions: [person] } })
  await api.call('POST', address, { body: { body: '已与客户确认：运费由我方承担。\n合同草案下周一发出。' } })
  await page.reload()
  await page.getByText('已与客户确认').first().scrollIntoViewIfNeeded()
}

async function editWhileSomebodyElseDoes(page: Page, { api, stale }: Sample): Promise<void> {
  await edit(page)
  await page.locator('form textarea').first().fill('Gọi lại vào thứ Hai, sau khi họp với phòng mua hàng.')
  const address = `/api/w/main/records/deal/${stale}`
  const { version } = await api.call<{ version: number }>('GET', address)
  await api.call('PATCH', address, { body: { values: { margin: String(10 + version) } }, headers: { 'if-match': `"${version}"` } })
  await page.locator('form button[type=submit]').click()
  await isSaid(page, 'work:stale.title')
}

/** Somebody who was let in to a record, and the form for the next one. */
async function letPersonIn(page: Page, { api, deal, person }: Sample): Promise<void> {
  await api.call('PUT', `/api/w/main/records/deal/${deal}/team/${person}`, { body: { right: 'update', until: '2027-03-31' } })
  await page.reload()
  const team = page.locator('section', { has: page.locator('ul select') })
  await team.getByRole('button').last().click()
  await team.locator('form, input').first().waitFor()
  await team.scrollIntoViewIfNeeded()
}

import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { importCsv, publishDefinitions } from '../support/api-client.ts'
import { addField, addSourceId, makeObject, publishChanges } from '../support/design-screens.ts'
import { ownerUrlOf } from '../support/embedded-process.ts'
import { chooseMatch, countsOf, dropFile, importAll, mapColumns, matchFor } from '../support/import-screens.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'
import { linksInFile, npspFile, npspPath, npspRows, storedLinks } from '../support/npsp.ts'

let journey: Journey
let sql: Sql

// The spine's journey designs and imports these two on the screen; here they are only what the others point at.
const accounts = targetOf({ object: 'account', label: 'Account', file: 'accounts', title: 'Name' })
const contacts = targetOf({ object: 'contact', label: 'Contact', file: 'contacts', title: 'LastName' })

beforeAll(async () => {
  journey = await startJourney()
  sql = postgres(ownerUrlOf(journey.server.dataDir), { max: 1, onnotice: () => undefined })
  await publishDefinitions(journey.api, 'main', [accounts.definition, contacts.definition])
  await importCsv(journey.api, 'main', accounts)
  await importCsv(journey.api, 'main', contacts)
})

afterAll(async () => {
  await sql?.end()
  await journey?.close()
})

it('designs campaigns, opportunities and campaign members with their links', async () => {
  const { page, open } = journey
  await open('/design')
  await makeObject(page, 'Campaign')
  await addSourceId(page)
  await makeObject(page, 'Opportunity')
  await addSourceId(page)
  await addField(page, { label: 'Amount', type: 'Money' })
  await addField(page, { label: 'Stage name', type: 'Text' })
  await addField(page, { label: 'Close date', type: 'Date' })
  await addField(page, { label: 'Account', type: 'Lookup', object: 'Account' })
  await addField(page, { label: 'Primary contact', type: 'Lookup', object: 'Contact' })
  await addField(page, { label: 'Campaign', type: 'Lookup', object: 'Campaign' })
  await makeObject(page, 'Campaign member')
  await addSourceId(page)
  await addField(page, { label: 'Contact', type: 'Lookup', object: 'Contact' })
  await addField(page, { label: 'Campaign', type: 'Lookup', object: 'Campaign' })
  await open('/design/review')
  for (const object of ['Campaign', 'Opportunity', 'Campaign member']) await page.getByText(`Adds the object ${object}.`).waitFor()
  await publishChanges(page)
  expect(await appears(page.getByRole('link', { name: /^Open list/ }))).toBe(true)
})

interface FileImport {
  readonly file: string
  readonly object: string
  /** The field that each column fills. */
  readonly columns: Readonly<Record<string, string>>
  readonly links: readonly { readonly column: string; readonly link: string; readonly to: string }[]
}

const imports: readonly FileImport[] = [
  { file: 'campaigns', object: 'campaign', columns: { id: 'Source ID', name: 'Name' }, links: [] },
  {
    file: 'opportunities',
    object: 'opportunity',
    columns: {
      id: 'Source ID', name: 'Name', amount: 'Amount', stage_name: 'Stage name', close_date: 'Close date',
      account_id: 'Account', primary_contact__c: 'Primary contact', campaign_id: 'Campaign',
    },
    links: [
      { column: 'account_id', link: 'account', to: 'account' },
      { column: 'primary_contact__c', link: 'primary_contact', to: 'contact' },
      { column: 'campaign_id', link: 'campaign', to: 'campaign' },
    ],
  },
  {
    file: 'campaign_members',
    object: 'campaign_member',
    columns: { id: 'Source ID', status: 'Name', contact_id: 'Contact', campaign_id: 'Campaign' },
    links: [
      { column: 'contact_id', link: 'contact', to: 'contact' },
      { column: 'campaign_id', link: 'campaign', to: 'campaign' },
    ],
  },
]

describe.each(imports)('$file', ({ file, object, columns, links }) => {
  const rows = npspRows(file).length

  it('come in by the import screen, their links found by source ID', async () => {
    const { page } = journey
    await dropFile(page, object, npspPath(file))
    await mapColumns(page, columns)
    for (const { column } of links) {
      if ((await matchFor(page, column)) !== 'Source ID') await chooseMatch(page, column, 'Source ID')
    }
    await importAll(page)
    expect(await countsOf(page)).toEqual({ created: rows })
  })

  it.each(links)('point at the same records as the file by $column', async ({ column, link, to }) => {
    expect(await storedLinks(sql, { from: object, link, to })).toEqual(linksInFile(file, column))
  })

  it('are remembered as they were mapped, and double nothing when they come again', async () => {
    const { page } = journey
    await dropFile(page, object, npspPath(file))
    await page.getByText('You have imported such a file before').waitFor()
    await importAll(page)
    expect(await countsOf(page)).toEqual({ 'as they were': rows })
    expect(await sql`select count(*)::int as records from ${sql(`ws_main.${object}`)}`).toEqual([{ records: rows }])
  })
})

/** An object with a unique source ID, and its file as an import by a client. */
function targetOf({ object, label, file, title }: { object: string; label: string; file: string; title: string }) {
  const name = { id: newId('field'), name: 'name', type: 'text', label: { en: 'Name' }, required: true }
  const source = { id: newId('field'), name: 'source_id', type: 'text', label: { en: 'Source ID' } }
  return {
    definition: {
      kind: 'object', format: 1, id: newId('object'), name: object, label: { en: label }, plural: { en: `${label}s` }, title: 'name',
      fields: [name, source], unique: [{ id: newId('unique'), fields: ['source_id'] }],
    },
    object,
    text: npspFile(file),
    columns: [{ column: 'id', field: source.id }, { column: title, field: name.id }],
  }
}

describe('the rule that an amount above 8,300 needs a reason', () => {
  interface Opportunity {
    readonly id: string
    readonly name: string
    readonly amount: string
  }
  let broken: readonly Opportunity[] = []
  const draft = '/api/w/main/draft'
  const reason = { id: newId('field'), name: 'reason', type: 'text', label: { en: 'Reason', vi: 'Lý do' } }
  const rule = {
    kind: 'rule', format: 1, id: newId('rule'), name: 'opportunity_reason', label: { en: 'Large amounts' }, object: 'opportunity', field: 'reason',
    refuseWhen: { and: [{ '>': [{ var: 'amount' }, 8300] }, { is_blank: [{ var: 'reason' }] }] },
    message: { en: 'Say why the amount is above 8,300.', vi: 'Hãy nêu lý do khi số tiền vượt 8.300.', 'zh-CN': '金额超过 8,300 时请说明原因。' },
  }
  const storedName = async (id: string) => (await sql<{ name: string; amount: string }[]>`select name, amount from ws_main.opportunity where id = ${id}`)[0]
  const edit = async (id: string) => {
    await journey.open(`/work/records/opportunity/${id}`)
    await journey.page.getByRole('button', { name: /^(Edit|Sửa)$/ }).click()
  }

  // Money shows without grouping while it is typed, so what was selected before is selected no more.
  const retype = async (label: string, text: string) => {
    await journey.page.getByRole('textbox', { name: label }).click()
    await journey.page.keyboard.press('Control+A')
    await journey.page.keyboard.type(text)
  }

  beforeAll(async () => {
    broken = await sql<Opportunity[]>`select id, name, amount from ws_main.opportunity where deleted_at is null and amount > 8300 order by id`
    const { definition, revision } = await journey.api.call<{ definition: { fields: unknown[] }; revision: number }>('GET', `${draft}/object/opportunity`)
    await journey.api.call('PUT', `${draft}/object/opportunity`, { body: { ...definition, fields: [...definition.fields, reason] }, headers: { 'if-match': `"${revision}"` } })
    await journey.api.call('PUT', `${draft}/rule/opportunity_reason`, { body: rule, headers: { 'if-none-match': '*' } })
  })

  it('is reviewed with the opportunities that break it, and published for those that are touched', async () => {
    const { page, open, api } = journey
    expect(broken.length).toBe(37)
    await open('/design/review')
    await page.getByText('Opportunities: 37 of 1517 stored records would be stopped by the rule Large amounts.').waitFor()
    expect(await page.getByRole('link', { name: broken[0]?.name ?? '' }).first().getAttribute('href')).toMatch(/work\/records\/opportunity\/[0-9a-f-]{36}$/)
    const file = await api.fetch('GET', (await page.getByRole('link', { name: 'Download all as CSV' }).getAttribute('href')) ?? '')
    expect((await file.text()).trimEnd().split('\r\n').slice(1).map((line) => line.slice(0, 36)).toSorted()).toEqual(broken.map(({ id }) => id).toSorted())
    await page.getByRole('radio', { name: 'Ask for it when one of these fields changes (recommended)' }).click({ force: true })
    await publishChanges(page)
    expect(await appears(page.getByRole('link', { name: /^Open list/ }))).toBe(true)
  })

  it('leaves the untouched as they are and lets other things of them be changed', async () => {
    const { page } = journey
    const { id = '' } = broken[0] ?? {}
    await edit(id)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Renamed, still without a reason')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved', { exact: true }).first().waitFor()
    expect(await storedName(id)).toMatchObject({ name: 'Renamed, still without a reason' })
  })

  it("refuses one that is touched at the field, in the reader's language, until it has a reason", async () => {
    const { page, api } = journey
    const { id = '', amount } = broken[1] ?? {}
    await api.call('PATCH', '/api/me', { body: { language: 'vi' } })
    await edit(id)
    await retype('Amount', '9999')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Hãy nêu lý do khi số tiền vượt 8.300.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Lý do' }).getAttribute('aria-invalid')).toBe('true')
    expect(await storedName(id)).toMatchObject({ amount })
    await page.getByRole('textbox', { name: 'Lý do' }).fill('Khách hàng lớn')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Đã lưu', { exact: true }).first().waitFor()
    expect(Number((await storedName(id))?.amount)).toBe(9999)
    await api.call('PATCH', '/api/me', { body: { language: 'en' } })
  })

  it('is gone with its field two releases back, and every opportunity is there', async () => {
    const { page, open, api } = journey
    const { body } = await draftOf(api)
    const second = await publishChange(api, { ...body, enforce: 'always' })
    await open(`/design/releases/${second - 2}/go-back`)
    await page.getByRole('button', { name: `Go back to release ${second - 2}` }).click()
    await page.getByText(/^Release \d+ is live/).first().waitFor()
    const { definitions } = await api.call<{ definitions: { kind: string; name: string }[] }>('GET', draft)
    expect(definitions.filter(({ kind }) => kind === 'rule')).toEqual([])
    expect(await sql`select column_name from information_schema.columns where table_schema = 'ws_main' and table_name = 'opportunity' and column_name = 'reason'`).toEqual([])
    expect(await sql`select count(*)::int as records from ws_main.opportunity where deleted_at is null`).toEqual([{ records: 1517 }])
    await edit(broken[2]?.id ?? '')
    await retype('Amount', '8888')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved', { exact: true }).first().waitFor()
  })

  const draftOf = async (api: Journey['api']) => {
    const { definition: body, revision } = await api.call<{ definition: object; revision: number }>('GET', `${draft}/rule/opportunity_reason`)
    return { body, revision }
  }

  /** Saves the rule and publishes it; answers the number of the release. */
  async function publishChange(api: Journey['api'], body: object): Promise<number> {
    const { revision } = await draftOf(api)
    await api.call('PUT', `${draft}/rule/opportunity_reason`, { body, headers: { 'if-match': `"${revision}"` } })
    return publishDefinitions(api, 'main', [])
  }
})

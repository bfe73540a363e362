import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { type ApiClient, publishDefinitions } from '../support/api-client.ts'
import { addField, dialogOf, publishChanges } from '../support/design-screens.ts'
import { countsOf, dropFile, fieldOf } from '../support/import-screens.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'
import { workbookOf } from '../support/workbook.ts'

let journey: Journey
let page: Page
let bao: ApiClient

const text = (name: string, label: string, more: object = {}) => ({ id: newId('field'), name, type: 'text', label: { en: label }, ...more })

const region = {
  kind: 'object', format: 1, id: newId('object'), name: 'region', label: { en: 'Region' }, plural: { en: 'Regions' }, title: 'name',
  fields: [text('name', 'Name', { required: true })],
}

const contract = {
  kind: 'object', format: 1, id: newId('object'), name: 'contract', label: { en: 'Contract' }, plural: { en: 'Contracts' }, title: 'name',
  fields: [
    text('name', 'Name', { required: true }),
    text('code', 'Code'),
    { id: newId('field'), name: 'amount', type: 'decimal', label: { en: 'Amount' }, scale: 2 },
    { id: newId('field'), name: 'signed_on', type: 'date', label: { en: 'Signed on' } },
  ],
  unique: [{ id: newId('unique'), fields: ['code'] }],
}

beforeAll(async () => {
  journey = await startJourney()
  page = journey.page
  await publishDefinitions(journey.api, 'main', [region, contract])
  bao = await journey.colleague('Bao')
})

afterAll(() => journey?.close())

type Drafted = Omit<typeof contract, 'fields'> & { description?: string; fields: { name: string }[] }

/** The contract as the draft has it. */
const drafted = () => journey.api.call<{ definition: Drafted; revision: number }>('GET', '/api/w/main/draft/object/contract')

const fieldNames = async () => (await drafted()).definition.fields.map(({ name }) => name)

/** Somebody else changes the contract. */
async function changeAs(client: ApiClient, change: (definition: Drafted) => object): Promise<void> {
  const { definition, revision } = await drafted()
  await client.call('PUT', '/api/w/main/draft/object/contract', { body: change(definition), headers: { 'if-match': `"${revision}"` } })
}

/** Waits until the draft has this of the contract. */
async function comesTo(expected: object): Promise<void> {
  await expect.poll(async () => (await drafted()).definition, { timeout: 15_000 }).toMatchObject(expected)
}

describe('broken JSON', () => {
  const editor = () => page.locator('.monaco-editor .view-lines').first()
  const editorText = async () => ((await editor().textContent()) ?? '').replaceAll('\u00a0', ' ')

  it('is kept and names its line, while the draft keeps what was whole', async () => {
    await journey.open('/design/objects/contract')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Show JSON' }).click()
    await page.getByText('JSON', { exact: true }).click()
    await editor().click()
    await page.keyboard.press('Control+Home')
    for (let line = 1; line < 7; line += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(' of service" oops')
    await page.getByText('From line 7 on this is not whole JSON').waitFor()
    expect((await drafted()).definition.label).toEqual({ en: 'Contract' })
  })

  it('survives leaving the page and coming back', async () => {
    await journey.open('/design/objects/region')
    await journey.open('/design/objects/contract?view=json')
    await page.getByText('From line 7 on this is not whole JSON').waitFor()
    // The editor draws its lines a moment after the fault is known.
    await expect.poll(editorText).toContain('Contract of service" oops')
  })

  it('goes into the draft once it is mended, together with what somebody else changed meanwhile', async () => {
    await comesTo({ label: { en: 'Contract of service' } })
    await changeAs(bao, (definition) => ({ ...definition, description: 'Signed by both sides.' }))
    await editor().click()
    await page.keyboard.press('Control+Home')
    for (let line = 1; line < 7; line += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    for (const _ of ' oops"') await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Backspace')
    await page.getByText('From line 7').waitFor({ state: 'detached' })
    await comesTo({ label: { en: 'Contract of service oops' }, description: 'Signed by both sides.' })
    expect(await page.getByText('not whole JSON').count()).toBe(0)
  })
})

describe('names', () => {
  it.each([
    ['taken', 'region', 'Something else has this name already.'],
    ['reserved', 'owner', 'The system uses this name itself.'],
    ['malformed', '2nd', 'Begin with a letter'],
  ])('of objects that are %s are refused at their box, and what was typed stays', async (_, name, message) => {
    await journey.open('/design/objects?new')
    await dialogOf(page).getByLabel('What is one called?').fill('Region')
    await dialogOf(page).getByText('region_2').waitFor()
    await chooseName(name)
    await dialogOf(page).getByText(message).waitFor()
    await dialogOf(page).getByRole('button', { name: 'Make object' }).click()
    expect(await dialogOf(page).getByLabel('API name').inputValue()).toBe(name)
    expect(await dialogOf(page).getByLabel('What is one called?').inputValue()).toBe('Region')
    const { definitions } = await journey.api.call<{ definitions: { kind: string; name: string }[] }>('GET', '/api/w/main/draft')
    expect(definitions.filter(({ kind }) => kind === 'object').map(({ name: each }) => each).toSorted()).toEqual(['contract', 'region'])
  })

  it.each([
    ['taken', 'code', 'Something else has this name already.'],
    ['reserved', 'created_at', 'The system uses this name itself.'],
  ])('of fields that are %s are refused at their box, and what was typed stays', async (_, name, message) => {
    const before = await fieldNames()
    await journey.open('/design/objects/contract')
    await page.getByRole('button', { name: 'Add field' }).first().click()
    await dialogOf(page).getByLabel('What is it called?').fill('Code')
    await dialogOf(page).getByText('code_2').waitFor()
    await chooseName(name)
    await dialogOf(page).getByText(message).waitFor()
    await dialogOf(page).getByRole('button', { name: 'Add field' }).click()
    expect(await dialogOf(page).getByLabel('API name').inputValue()).toBe(name)
    expect(await fieldNames()).toEqual(before)
  })

  it('that somebody else has just taken leave the dialog as it is, with another name', async () => {
    await journey.open('/design/objects?new')
    await dialogOf(page).getByLabel('What is one called?').fill('Invoice')
    await dialogOf(page).getByText('invoice', { exact: true }).waitFor()
    const invoice = { ...region, id: newId('object'), name: 'invoice', label: { en: 'Invoice' }, fields: [text('name', 'Name')] }
    await bao.call('PUT', '/api/w/main/draft/object/invoice', { body: invoice, headers: { 'if-none-match': '*' } })
    await dialogOf(page).getByRole('button', { name: 'Make object' }).click()
    await page.getByText('This name is taken').waitFor()
    await dialogOf(page).getByText('invoice_2').waitFor()
    await dialogOf(page).getByRole('button', { name: 'Make object' }).click()
    await page.waitForURL('**/design/objects/invoice_2')
    expect(await appears(page.getByRole('heading', { name: 'Invoice' }))).toBe(true)
  })

  const chooseName = async (name: string) => {
    await dialogOf(page).getByRole('button', { name: 'Change' }).click()
    await dialogOf(page).getByLabel('API name').fill(name)
  }
})

describe('a definition that two people edit', () => {
  let theirs: Page

  beforeAll(async () => {
    theirs = await journey.browserOf(bao)
    await theirs.goto(`${journey.server.url}/w/main/design/objects/contract`)
    await journey.open('/design/objects/contract')
    await page.getByRole('button', { name: 'Object settings' }).click()
  })

  it('holds the edits of both where they differ', async () => {
    await addField(theirs, { label: 'Witness', type: 'Text' })
    await page.getByRole('textbox', { name: 'Many are called' }).fill('Contracts of service')
    await comesTo({ plural: { en: 'Contracts of service' }, fields: expect.arrayContaining([expect.objectContaining({ name: 'witness' })]) as object })
    expect(await page.getByText('changed the same').count()).toBe(0)
    expect(await appears(page.getByText('Witness', { exact: true }))).toBe(true)
  })

  it('shows where they collide, and what each wrote', async () => {
    await theirs.getByRole('button', { name: 'Object settings' }).click()
    await theirs.getByRole('textbox', { name: 'One is called' }).fill('Agreement')
    await comesTo({ label: { en: 'Agreement' } })
    await page.getByRole('textbox', { name: 'One is called' }).fill('Treaty')
    const choice = page.getByRole('radiogroup', { name: 'One is called (English)' })
    await choice.getByRole('radio', { name: 'Yours: Treaty' }).waitFor()
    // Nothing is saved before one of them has been chosen.
    await comesTo({ label: { en: 'Agreement' } })
    await choice.getByRole('radio', { name: 'By Bao: Agreement' }).press('Space')
    await page.getByRole('button', { name: 'Save what was chosen' }).click()
    await choice.waitFor({ state: 'detached' })
    expect(await page.getByRole('textbox', { name: 'One is called' }).inputValue()).toBe('Agreement')
    await comesTo({ label: { en: 'Agreement' } })
  })

  it('is not lost when one of them removes it', async () => {
    await bao.call('POST', '/api/w/main/draft/commands', { body: { command: 'delete', kind: 'object', name: 'contract' } })
    await page.getByRole('textbox', { name: 'Many are called' }).fill('Agreements')
    await page.getByText('Bao has removed this').waitFor()
    expect(await page.getByRole('textbox', { name: 'Many are called' }).inputValue()).toBe('Agreements')
    await page.getByRole('button', { name: 'Bring it back' }).click()
    await comesTo({ plural: { en: 'Agreements' }, label: { en: 'Agreement' } })
  })
})

describe('a lookup to an object that somebody has removed', () => {
  it('is saved with its fault, which names the object and keeps it from being published', async () => {
    await journey.open('/design/objects/contract')
    await page.getByRole('button', { name: 'Add field' }).first().click()
    await dialogOf(page).getByText('Lookup', { exact: true }).first().click()
    await dialogOf(page).getByLabel('What is it called?').fill('Region')
    await dialogOf(page).getByRole('combobox', { name: 'Which object does it point at?' }).click()
    await page.getByRole('option', { name: 'Region', exact: true }).click()
    await bao.call('POST', '/api/w/main/draft/commands', { body: { command: 'delete', kind: 'object', name: 'region' } })
    await dialogOf(page).getByRole('button', { name: 'Add field' }).click()
    await page.getByText('1 problem', { exact: true }).click()
    expect(await appears(page.getByText('There is no object “region”.'))).toBe(true)
    expect(await fieldNames()).toContain('region')
    await reviewAll()
    await page.getByText('1 fault to mend first').waitFor()
    expect(await page.getByRole('button', { name: /^Publish/ }).isDisabled()).toBe(true)
  })

  it('is mended by keeping the object after all', async () => {
    await page.getByRole('link', { name: 'There is no object “region”.' }).click()
    await page.waitForURL('**/design/objects/contract?at=*')
    await journey.open('/design/objects')
    await page.getByRole('button', { name: 'Keep it after all' }).click()
    await reviewAll()
    await page.getByText('Adds the field Region').waitFor()
    await publishChanges(page)
    expect(await appears(page.getByRole('link', { name: /^Open list/ }))).toBe(true)
  })

  /** The review with everybody's changes: mine alone would leave the removed object where it is. */
  const reviewAll = async () => {
    await journey.open('/design/review')
    await page.getByRole('checkbox', { name: 'All changes: Bao' }).check({ force: true })
  }
})

describe('a review that is out of date', () => {
  const note = (text: string) => changeAs(journey.api, (definition) => ({ ...definition, description: text }))

  it('is not published; the changes are shown again and then go live', async () => {
    await note('First')
    await journey.open('/design/review')
    await page.getByRole('button', { name: 'Publish 1 change' }).waitFor()
    await changeAs(bao, (definition) => ({ ...definition, plural: { en: 'Contracts again' } }))
    await page.getByRole('button', { name: 'Publish 1 change' }).click()
    await page.getByText('The draft has changed since you reviewed it').waitFor()
    await publishChanges(page)
    expect((await drafted()).definition).toMatchObject({ description: 'First', plural: { en: 'Contracts again' } })
  })

  it('says so as well when somebody else has just published everything', async () => {
    await note('Second')
    await journey.open('/design/review')
    await page.getByRole('button', { name: 'Publish 1 change' }).waitFor()
    const { digest } = await bao.call<{ digest: string }>('POST', '/api/w/main/draft/plan', { body: {} })
    await bao.call('POST', '/api/w/main/draft/publish', { body: { digest, note: 'By Bao' } })
    await page.getByRole('button', { name: 'Publish 1 change' }).click()
    expect(await appears(page.getByText('Somebody else has just published the changes that you were looking at'))).toBe(true)
    expect(await page.getByRole('button', { name: /^Publish/ }).count()).toBe(0)
  })
})

describe('a file with faults', () => {
  const header = 'Code,Name,Amount,Signed on'
  const row = (at: number) => `C-${at},Contract ${at},${at}.50,2026-01-${String((at % 28) + 1).padStart(2, '0')}`
  const faults: Readonly<Record<number, string>> = {
    5: 'C-5,Contract 5,a lot,2026-01-05',
    15: 'C-15,,15.50,2026-01-15',
    25: 'C-25,Contract 25,25.50,2026-02-30',
    35: 'C-34,Contract 35,35.50,2026-01-07',
  }
  // Every tenth row of 40 is bad, each in a way of its own.
  const lines = Array.from({ length: 40 }, (_, at) => faults[at] ?? row(at))
  const csv = { name: 'contracts.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...lines].join('\r\n')) }

  it('is tried first: each bad row has its reason, and all of them can be fetched', async () => {
    await dropFile(page, 'contract', csv)
    await page.getByRole('radio', { name: 'New records', exact: true }).click({ force: true })
    await page.getByRole('button', { name: 'Check without storing' }).click()
    await page.getByText('Some rows cannot be taken').waitFor()
    expect(await countsOf(page)).toEqual({ 'to be created': 36, 'cannot be taken': 4 })
    const reasons = await page.getByRole('region', { name: 'Rows that were left out' }).locator('tbody tr').allTextContents()
    expect(reasons).toEqual([
      expect.stringMatching(/^7This is not a number\./),
      expect.stringMatching(/^17“Name” needs a value\./),
      expect.stringMatching(/^27This is not a date\./),
      expect.stringMatching(/^37.*34/),
    ])
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as CSV' }).click()])
    const fetched = await readFile(await download.path(), 'utf8')
    const [titles, first, ...others] = fetched.replace('\ufeff', '').trimEnd().split('\r\n')
    expect(titles).toBe(`${header},_line,_reason`)
    expect(first).toBe(`${faults[5]},7,Amount: This is not a number.`)
    expect(others).toHaveLength(3)
  })

  it('gives its good rows, and stores nothing of the others', async () => {
    await page.getByRole('button', { name: 'Import 36 rows' }).click()
    await page.getByText('Done; some rows were left out').waitFor()
    const { items } = await journey.api.call<{ items: { values: { code: string } }[] }>('POST', '/api/w/main/records/contract/query', { body: { select: ['code'], limit: 100 } })
    expect(items.map(({ values }) => values.code).toSorted()).toEqual(lines.filter((_, at) => !faults[at]).map((line) => line.split(',')[0]).toSorted())
  })

  it('is mended in the grid: what is right then comes in, what is still wrong stays', async () => {
    await page.getByRole('textbox', { name: 'Amount, line 7' }).fill('5.50')
    await page.getByRole('textbox', { name: 'Name, line 17' }).fill('Contract "15", mended')
    await page.getByRole('button', { name: 'Try these rows again' }).click()
    await page.getByText('2 rows left out').waitFor()
    expect(await countsOf(page)).toEqual({ created: 2, 'left out': 2 })
    const { items } = await journey.api.call<{ items: { values: object }[] }>('POST', '/api/w/main/records/contract/query', { body: { select: ['name', 'amount'], where: { in: [{ var: 'code' }, ['C-5', 'C-15']] }, sort: [{ path: 'code' }] } })
    expect(items.map(({ values }) => values)).toEqual([
      { name: 'Contract "15", mended', amount: '15.50' },
      { name: 'Contract 5', amount: '5.50' },
    ])
  })
})

describe('a workbook', () => {
  it('comes in by the import screen, with its dates and numbers as they are meant', async () => {
    const cell = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    const titles = `<row r="1">${cell('A1', 'Code')}${cell('B1', 'Name')}${cell('C1', 'Amount')}${cell('D1', 'Signed on')}</row>`
    const values = `<row r="2">${cell('A2', 'X-1')}${cell('B2', 'Hợp đồng Hải Đăng')}<c r="C2"><v>1234.5</v></c><c r="D2" s="1"><v>46022</v></c></row>`
    const buffer = Buffer.from(workbookOf({ sheets: { Contracts: titles + values }, styles: [0, 14] }))
    await dropFile(page, 'contract', { name: 'contracts.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer })
    expect(await fieldOf(page, 'Signed on')).toBe('Signed on')
    await page.getByRole('button', { name: 'Import now' }).click()
    await page.getByText('The import is done').waitFor()
    const { items } = await journey.api.call<{ items: { values: object }[] }>('POST', '/api/w/main/records/contract/query', { body: { select: ['code', 'name', 'amount', 'signed_on'], search: 'hai dang' } })
    expect(items.map(({ values: stored }) => stored)).toEqual([{ code: 'X-1', name: 'Hợp đồng Hải Đăng', amount: '1234.50', signed_on: '2025-12-31' }])
  })
})

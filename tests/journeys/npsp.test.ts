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

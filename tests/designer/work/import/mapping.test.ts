import { describe, expect, it } from 'vitest'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { PreviewColumn, TablePreview } from '../../../../schemas/api/file.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import {
  assign, fillableFields, hindranceOf, importRequest, mappedFrom, matchesFor, openQuestion, type Prepared, requiredMissing, usableKeys,
} from '../../../../designer/work/import/mapping.ts'
import { secondsLeft } from '../../../../designer/work/import/time-left.ts'

const field = (name: string, type: string, more: object = {}): FieldDefinition => ({ id: `fld_${name}`, name, type, label: name, ...more })

const objectOf = (name: string, fields: FieldDefinition[], more: Partial<AppObject> & { unique?: string[][] } = {}): AppObject => ({
  definition: {
    kind: 'object', format: 1, id: `obj_${name}`, name, label: name, plural: `${name}s`, title: fields[0]?.name ?? 'name', fields,
    unique: (more.unique ?? []).map((each) => ({ id: `unq_${each.join('_')}`, fields: each })),
  },
  can: { create: true, read: 'all', update: 'all', delete: 'all', assign: true, export: true, import: true, ...more.can },
  editable: more.editable ?? fields.map((each) => each.name),
})

const account = objectOf('account', [field('name', 'text'), field('code', 'text'), field('city', 'text')], { unique: [['code']] })
const deal = objectOf(
  'deal',
  [
    field('name', 'text', { required: true }), field('number', 'text'), field('amount', 'currency'), field('close', 'date'),
    field('account', 'lookup', { object: 'account', onDelete: 'restrict' }), field('margin', 'percent'), field('no', 'autonumber', { pattern: '{000}' }),
  ],
  { unique: [['number'], ['name', 'close']], editable: ['name', 'number', 'amount', 'close', 'account', 'owner'] },
)
const rights = { objects: [account, deal], system: ['people' as const] }

const column = (name: string, more: Partial<PreviewColumn> = {}): PreviewColumn => ({ column: name, samples: [], filled: 3, distinct: 3, types: [], warnings: [], ...more })
const warning = (code: string) => ({ code, path: '/columns/0', message: '' })
const fieldOf = (name: string) => fillableFields(deal).find((each) => each.name === name) ?? field(name, 'text')

describe('the fields that an import may fill', () => {
  it('are those that the person may set and the system does not, and the owner where it may be set', () => {
    expect(fillableFields(deal).map(({ id }) => id)).toEqual(['fld_name', 'fld_number', 'fld_amount', 'fld_close', 'fld_account', 'owner'])
    expect(fillableFields({ ...deal, editable: ['name'] }).map(({ id }) => id)).not.toContain('owner')
  })

  it('are none that hold files, and a record that needs one is not imported', () => {
    const asset = objectOf('asset', [field('name', 'text'), field('papers', 'file', { required: true })])
    expect(fillableFields(asset).map(({ id }) => id)).toEqual(['fld_name'])
    expect(requiredMissing(asset, {}).map(({ name }) => name)).toEqual(['papers'])
  })
})

describe('a link', () => {
  it('names its record by a unique field first, then by the title, then by the id', () => {
    expect(matchesFor(fieldOf('account'), rights).map(({ match }) => match)).toEqual(['fld_code', 'fld_name', 'id'])
  })

  it('names people by what they sign in with, their code or their name', () => {
    expect(matchesFor(field('boss', 'user'), rights).map(({ match }) => match)).toEqual(['email', 'login', 'employee_code', 'name'])
    expect(matchesFor(field('boss', 'user'), { ...rights, system: [] }).map(({ match }) => match)).toEqual(['name'])
  })

  it('is none when the field is none', () => {
    expect(matchesFor(fieldOf('amount'), rights)).toEqual([])
  })
})

describe('a column', () => {
  it('takes over what the file says of its dates and numbers only where the field reads such', () => {
    const dates = column('Close', { dateOrder: 'dmy', decimalMark: ',' })
    expect(assign({}, { column: dates, field: fieldOf('close'), rights })).toEqual({ Close: { column: 'Close', field: 'fld_close', dateOrder: 'dmy' } })
    expect(assign({}, { column: dates, field: fieldOf('amount'), rights })).toEqual({ Close: { column: 'Close', field: 'fld_amount', decimalMark: ',' } })
    expect(assign({}, { column: dates, field: fieldOf('name'), rights })).toEqual({ Close: { column: 'Close', field: 'fld_name' } })
  })

  it('is passed over without a field', () => {
    expect(assign(mappedFrom([{ column: 'A', field: 'fld_name' }]), { column: column('A'), field: undefined, rights })).toEqual({})
  })

  it.each([
    ['close', 'ambiguous-date', {}, 'dateOrder'],
    ['close', 'ambiguous-date', { dateOrder: 'dmy' as const }, undefined],
    ['amount', 'ambiguous-number', {}, 'decimalMark'],
    ['name', 'ambiguous-date', {}, undefined],
  ])('filling %s asks about %s', (name, code, answered, question) => {
    const doubtful = column('X', { warnings: [warning(code)] })
    expect(openQuestion(doubtful, { column: 'X', field: `fld_${name}`, ...answered }, fieldOf(name))).toBe(question)
  })
})

const preview: TablePreview = {
  file: { id: '0198', name: 'deals.csv', size: 10, type: 'text/csv' }, format: 'csv', encoding: 'utf-8', delimiter: ';', sheets: [], sheet: null, header: true,
  columns: [column('Name'), column('Close', { warnings: [warning('ambiguous-date')] })], rows: [], sampled: 3, complete: true,
}
const prepared = (change: Partial<Prepared>): Prepared => ({
  object: deal, preview, mapped: mappedFrom([{ column: 'Name', field: 'fld_name' }]), plan: { mode: 'insert', key: null, blanks: 'keep' }, ...change,
})

describe('an import', () => {
  it.each([
    [{ mapped: {} }, 'nothingMapped'],
    [{ mapped: mappedFrom([{ column: 'Close', field: 'fld_close' }]) }, 'questions'],
    [{ mapped: mappedFrom([{ column: 'Name', field: 'fld_number' }]) }, 'required'],
    [{ plan: { mode: 'update', key: null, blanks: 'keep' } as const }, 'key'],
    [{}, undefined],
  ])('cannot begin while something is open: %j', (change, hindrance) => {
    expect(hindranceOf(prepared(change))).toBe(hindrance)
  })

  it('finds records by the keys that the file fills', () => {
    expect(usableKeys(deal, mappedFrom([{ column: 'A', field: 'fld_number' }, { column: 'B', field: 'fld_name' }]))).toEqual([['number']])
  })

  it('names what is required and missing', () => {
    expect(requiredMissing(deal, {}).map(({ name }) => name)).toEqual(['name'])
  })

  it('reads the file as it was shown, and sends a key only where records are looked for', () => {
    expect(importRequest(prepared({ plan: { mode: 'insert', key: ['number'], blanks: 'keep' } }), true)).toEqual({
      file: '0198', object: 'deal', mode: 'insert', dryRun: true,
      mapping: { encoding: 'utf-8', delimiter: ';', header: true, blanks: 'keep', columns: [{ column: 'Name', field: 'fld_name' }] },
    })
    expect(importRequest(prepared({ plan: { mode: 'upsert', key: ['number'], blanks: 'clear' } }), false)).toMatchObject({ mode: 'upsert', key: ['number'], dryRun: false })
    const { preview } = prepared({})
    expect(importRequest(prepared({ preview: { ...preview, mapping: { exact: true, columns: [] } } }), false).mapping).toMatchObject({ exact: true })
  })
})

describe('the time that is left', () => {
  const start = '2026-11-21T10:00:00.000Z'
  const after = (seconds: number) => Date.parse(start) + seconds * 1000

  it.each([
    [{ startedAt: start, done: 500, total: 2000 }, 30, 90],
    [{ startedAt: start, done: 0, total: 2000 }, 30, undefined],
    [{ startedAt: null, done: 0, total: null }, 30, undefined],
    [{ startedAt: start, done: 10, total: 2000 }, 0.2, undefined],
  ])('follows the pace so far', (job, seconds, left) => {
    expect(secondsLeft(job, after(seconds))).toBe(left)
  })
})

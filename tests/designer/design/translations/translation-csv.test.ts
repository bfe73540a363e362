import { describe, expect, it } from 'vitest'
import { labelsOf } from '../../../../designer/design/translations/labels-of.ts'
import { withText } from '../../../../designer/design/translations/save-texts.ts'
import { readTranslations, writeTranslations } from '../../../../designer/design/translations/translation-csv.ts'
import { rowsOf, shownRows } from '../../../../designer/design/translations/translation-rows.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { labelIn, languages } from '../../../../schemas/label.ts'

const stage = {
  id: 'fld_bbbbbbbbbbbb',
  name: 'stage',
  type: 'picklist',
  label: { en: 'Stage', vi: 'Giai đoạn', 'zh-CN': '阶段' },
  options: [{ id: 'opt_aaaaaaaaaaaa', value: 'new', label: { en: 'New' } }],
}

const deal = {
  kind: 'object',
  format: 1,
  id: 'obj_aaaaaaaaaaaa',
  name: 'deal',
  label: { en: 'Deal', vi: 'Cơ hội', 'zh-CN': '商机' },
  plural: 'Deals',
  title: 'name',
  fields: [{ id: 'fld_aaaaaaaaaaaa', name: 'name', type: 'text', label: { en: '=Name' }, help: { vi: 'Tên, "đầy đủ"' }, patternMessage: { en: 'Two letters' } }, stage],
} as ObjectDefinition

const rows = rowsOf([deal], languages, (label) => labelIn(label, 'en'))

describe('the labels of a definition', () => {
  it('are found wherever the schema has one, named by the ids of the parts', () => {
    expect(labelsOf(deal).map(({ pointer }) => pointer)).toEqual([
      '/label',
      '/plural',
      '/fields/fld_aaaaaaaaaaaa/label',
      '/fields/fld_aaaaaaaaaaaa/help',
      '/fields/fld_aaaaaaaaaaaa/patternMessage',
      '/fields/fld_bbbbbbbbbbbb/label',
      '/fields/fld_bbbbbbbbbbbb/options/opt_aaaaaaaaaaaa/label',
    ])
  })

  it('are called by the parts that they stand in', () => {
    expect(rows.at(-1)).toMatchObject({ thing: 'Deal › Stage › New', setting: 'label', missing: ['vi', 'zh-CN'] })
  })

  it('that lack a language come first; a filter finds texts of every language without marks', () => {
    expect(shownRows(rows, { text: '', isMissingOnly: false }, languages)[0]?.missing).not.toEqual([])
    expect(shownRows(rows, { text: '', isMissingOnly: true }, languages)).toHaveLength(4)
    expect(shownRows(rows, { text: 'giai doan', isMissingOnly: false }, languages)).toHaveLength(1)
    expect(shownRows(rows, { text: '阶段', isMissingOnly: false }, languages)).toHaveLength(1)
  })

  it('take a text, and stay as they are where they are gone', () => {
    const pointer = '/fields/fld_bbbbbbbbbbbb/options/opt_aaaaaaaaaaaa/label'
    const changed = withText(deal, { pointer, language: 'vi', text: 'Mới' }, 'en')
    expect(changed.fields[1]).toEqual({ ...stage, options: [{ ...stage.options[0], label: { en: 'New', vi: 'Mới' } }] })
    expect(withText(deal, { pointer: '/fields/fld_zzzzzzzzzzzz/label', language: 'vi', text: 'x' }, 'en')).toBe(deal)
  })
})

describe('a file of translations', () => {
  const csv = writeTranslations(rows, languages)

  it('begins with the mark that Excel looks for, and keeps formulas from being ones', () => {
    expect(csv.startsWith('\uFEFFkey,thing,setting,en,vi,zh-CN\r\n')).toBe(true)
    expect(csv).toContain("'=Name")
    expect(csv).toContain('"Tên, ""đầy đủ"""')
  })

  it('read back unchanged changes nothing', () => {
    expect(readTranslations(csv, rows)).toEqual({ changes: [], unknown: 0 })
  })

  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('says what it changes, with %s', (_, mark) => {
    const lines = [['key', 'vi'], ['obj_aaaaaaaaaaaa/plural', 'Cơ hội'], ['obj_aaaaaaaaaaaa/label', ''], ['obj_gone/label', 'x']]
    expect(readTranslations(lines.map((cells) => cells.join(mark)).join('\n'), rows)).toEqual({
      changes: [{ key: 'obj_aaaaaaaaaaaa/plural', language: 'vi', text: 'Cơ hội' }],
      unknown: 1,
    })
  })

  it.each([
    ['a,b\n1,2', 'no-key-column'],
    ['key,b\n1,2', 'no-language-column'],
    ['key,"en\nbroken', 'not-a-csv'],
  ])('that is none of ours is named: %j', (text, fault) => {
    expect(readTranslations(text, rows)).toBe(fault)
  })
})

import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { newId } from '../../../schemas/ids.ts'
import type { Label } from '../../../schemas/label.ts'
import type { LayoutDefinition, LayoutItem, LayoutSection, LayoutTab } from '../../../schemas/layouts/layout.ts'
import { type Inverse, inversesIn } from '../../../schemas/objects/inverses.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { givenSystemFields, systemFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { isWide } from '../../controls/wide-fields.ts'

/** What a new layout is made of. */
interface NewLayout {
  readonly name: string
  readonly label: Label
  readonly object: ObjectDefinition
  readonly for: LayoutDefinition['for']
  readonly set: DefinitionSet
}

/**
 * A layout that can be used as it is: the title first, then all that people fill in, then what the system fills; the
 * record page has the related lists on a tab of their own.
 */
export function layoutFrom({ name, label, object, for: use, set }: NewLayout): LayoutDefinition {
  const inverses = relatedTo(object, set)
  const related = use === 'page' && inverses.length > 0 ? [newTab(words.related, [newSection(words.related, inverses.map(({ name: related }) => newItem({ related, span: 2 })))])] : []
  return {
    kind: 'layout',
    format: 1,
    id: newId('layout'),
    name,
    label,
    object: object.name,
    for: use,
    tabs: [newTab(words.details, detailSections(object, use)), ...related],
  }
}

function detailSections(object: ObjectDefinition, use: LayoutDefinition['for']): LayoutSection[] {
  const titleFirst = object.fields.toSorted((a, b) => Number(b.name === object.title) - Number(a.name === object.title))
  const filled = titleFirst.filter((field) => fieldTypeOf(field).filledBy === 'people' || field.name === object.title)
  const automatic = titleFirst.filter((field) => !filled.includes(field))
  const record = systemFieldsOf(object).filter(({ name }) => givenSystemFields.has(name) || use === 'page')
  const basics = newSection(words.basics, fieldItems(filled))
  const further = fieldItems(use === 'page' ? [...automatic, ...record] : record)
  return further.length > 0 ? [basics, newSection(words.record, further)] : [basics]
}

const fieldItems = (fields: readonly FieldDefinition[]): LayoutItem[] => fields.map(newFieldItem)

/** The lists of records that point at records of an object. */
export const relatedTo = ({ name }: ObjectDefinition, set: DefinitionSet): readonly Inverse[] => inversesIn(set).filter(({ target }) => target === name)

/** An item that shows a field, as wide as the field's input wants to be. */
export const newFieldItem = (field: FieldDefinition): LayoutItem => newItem({ field: field.name, ...(isWide(field) ? { span: 2 } : {}) })

export const newItem = (shows: Omit<LayoutItem, 'id'>): LayoutItem => ({ id: newId('item'), ...shows })

export const newSection = (label: Label, items: LayoutItem[] = []): LayoutSection => ({ id: newId('section'), label, items })

export const newTab = (label: Label, sections: LayoutSection[] = []): LayoutTab => ({ id: newId('tab'), label, sections })

/** Names that every layout begins with, in all languages, for nobody should have to translate them. */
export const words = {
  basics: { en: 'Basics', vi: 'Thông tin chính', 'zh-CN': '基本信息' },
  details: { en: 'Details', vi: 'Chi tiết', 'zh-CN': '详情' },
  record: { en: 'About the record', vi: 'Về bản ghi', 'zh-CN': '记录信息' },
  related: { en: 'Related', vi: 'Liên quan', 'zh-CN': '相关' },
  section: { en: 'New section', vi: 'Phần mới', 'zh-CN': '新分组' },
  tab: { en: 'New tab', vi: 'Thẻ mới', 'zh-CN': '新标签页' },
  heading: { en: 'Heading', vi: 'Tiêu đề', 'zh-CN': '标题' },
  textName: { en: 'Text', vi: 'Đoạn văn', 'zh-CN': '文字' },
  text: { en: 'A text that helps to fill this in', vi: 'Đoạn văn giúp điền phần này', 'zh-CN': '帮助填写的说明文字' },
} as const satisfies Record<string, Label>

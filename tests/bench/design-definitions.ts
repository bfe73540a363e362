import type { DefinitionHeader } from '../../schemas/definition.ts'
import { newId } from '../../schemas/ids.ts'

/** How large a configuration is. */
export interface DesignSize {
  readonly objects: number
  readonly fields: number
}

const types = ['text', 'integer', 'decimal', 'date', 'boolean', 'percent'] as const

/** A configuration of objects in a chain of lookups, each with three rules, a layout with conditions, a view and a message. */
export const designOf = ({ objects, fields }: DesignSize): readonly DefinitionHeader[] =>
  Array.from({ length: objects }, (_, index) => index).flatMap((index) => [objectAt(index, fields), ...rulesAt(index), layoutAt(index, fields), viewAt(index), messageAt(index)])

const objectName = (index: number): string => `thing_${index}`

const fieldName = (index: number): string => `field_${index}`

function objectAt(index: number, fields: number): DefinitionHeader & object {
  const parent = { id: newId('field'), name: 'parent', type: 'lookup', label: 'Parent', object: objectName(Math.max(0, index - 1)), onDelete: 'set_null' }
  const own = Array.from({ length: fields - 2 }, (_, at) => ({ id: newId('field'), name: fieldName(at), type: types[at % types.length], label: { en: `Field ${at}`, vi: `Trường ${at}` } }))
  return {
    kind: 'object', format: 1, id: newId('object'), name: objectName(index), label: { en: `Thing ${index}` }, plural: `Things ${index}`, title: 'name', subtitle: ['parent.name'],
    fields: [{ id: newId('field'), name: 'name', type: 'text', label: 'Name' }, parent, ...own],
  } as DefinitionHeader & object
}

const rulesAt = (index: number): readonly DefinitionHeader[] =>
  [1, 2, 3].map((each) => ({
    kind: 'rule', format: 1, id: newId('rule'), name: `${objectName(index)}_rule_${each}`, object: objectName(index), label: `Rule ${each}`, message: 'No.',
    refuseWhen: { and: [{ '>': [{ var: fieldName(each * 6 + 1) }, 5] }, { is_blank: [{ var: 'parent.parent.name' }] }] },
  }))

function layoutAt(index: number, fields: number): DefinitionHeader {
  const items = Array.from({ length: fields - 2 }, (_, at) => ({
    id: newId('item'), field: fieldName(at), ...(at % 4 === 0 ? { visible: { '>': [{ var: fieldName(1) }, at] } } : {}),
  }))
  return {
    kind: 'layout', format: 1, id: newId('layout'), name: `${objectName(index)}_form`, object: objectName(index), label: 'Form', for: 'form',
    tabs: [{ id: newId('tab'), label: 'Details', sections: [{ id: newId('section'), label: 'All', columns: 2, items: [{ id: newId('item'), field: 'name' }, ...items] }] }],
  } as DefinitionHeader
}

const viewAt = (index: number): DefinitionHeader =>
  ({
    kind: 'view', format: 1, id: newId('view'), name: `${objectName(index)}_all`, object: objectName(index), label: 'All', as: 'table',
    columns: ['name', 'parent.name', fieldName(1), fieldName(2)], where: { '>': [{ var: fieldName(1) }, 5] }, sort: [{ path: fieldName(2), direction: 'desc' }],
  }) as DefinitionHeader

const messageAt = (index: number): DefinitionHeader =>
  ({
    kind: 'message', format: 1, id: newId('message'), name: `${objectName(index)}_message`, object: objectName(index), label: 'Message', channels: ['email'],
    subject: '{{ record.name }}', body: 'Of {{ record.parent.name }}: {{ record.field_1 }}, {{ record.field_2 * 2 }}',
  }) as DefinitionHeader

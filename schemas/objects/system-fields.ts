import type { FieldDefinition } from '../fields/field.ts'
import type { Label } from '../label.ts'
import type { SystemColumn } from './names.ts'
import type { ObjectDefinition, RecordType } from './object.ts'

const systemField = (name: SystemColumn, type: string, label: Label): FieldDefinition => ({ id: name, name, type, label })

/**
 * The fields that every object has without saying so. Their ids are their names, and so are their columns.
 * They can be listed, filtered and sorted by like the object's own fields.
 */
export const systemFields: readonly FieldDefinition[] = [
  systemField('owner', 'user', { en: 'Owner', vi: 'Người phụ trách', 'zh-CN': '负责人' }),
  systemField('created_at', 'datetime', { en: 'Created', vi: 'Ngày tạo', 'zh-CN': '创建时间' }),
  systemField('created_by', 'user', { en: 'Created by', vi: 'Người tạo', 'zh-CN': '创建人' }),
  systemField('updated_at', 'datetime', { en: 'Last changed', vi: 'Sửa lần cuối', 'zh-CN': '最后修改时间' }),
  systemField('updated_by', 'user', { en: 'Last changed by', vi: 'Người sửa cuối', 'zh-CN': '最后修改人' }),
]

/** The fields that an object has beside its own: those of every object, and the record type where it has some. */
export const systemFieldsOf = ({ recordTypes = [] }: Pick<ObjectDefinition, 'recordTypes'>): readonly FieldDefinition[] =>
  recordTypes.length === 0 ? systemFields : [...systemFields, recordTypeField(recordTypes)]

/** System fields whose value people and programs may give. */
export const givenSystemFields: ReadonlySet<string> = new Set<SystemColumn>(['owner', 'record_type'])

/** System fields that each save of a record sets. */
export const setByEachSave: ReadonlySet<string> = new Set<SystemColumn>(['updated_at', 'updated_by'])

/** All fields of an object by which records are listed, filtered and read: its own first. */
export const allFieldsOf = (object: ObjectDefinition): readonly FieldDefinition[] => [...object.fields, ...systemFieldsOf(object)]

function recordTypeField(recordTypes: readonly RecordType[]): FieldDefinition {
  const options = recordTypes.map(({ id, name, label }) => ({ id, value: name, label }))
  const [first] = recordTypes
  return {
    ...systemField('record_type', 'picklist', { en: 'Record type', vi: 'Loại bản ghi', 'zh-CN': '记录类型' }),
    // Settings lie flat beside the header, and a field's type is known by its name alone.
    ...({ options, default: first?.name } satisfies Record<string, unknown>),
  }
}

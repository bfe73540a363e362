import type { FieldDefinition } from '../fields/field.ts'
import type { Label } from '../label.ts'
import type { SystemColumn } from './names.ts'

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

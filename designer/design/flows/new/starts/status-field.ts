import type { FieldDefinition } from '../../../../../schemas/fields/field.ts'
import { fieldTypeOf } from '../../../../../schemas/fields/field.ts'
import type { FlowDefinition } from '../../../../../schemas/flows/flow.ts'
import { newId } from '../../../../../schemas/ids.ts'
import type { ObjectDefinition } from '../../../../../schemas/objects/object.ts'

/** What an approval is, as the status field of its record says it. */
export const approvalStates = ['in_approval', 'approved', 'rejected', 'returned', 'withdrawn'] as const

/** The field of the object that can say where an approval stands: it has all five values. */
export const statusFieldOf = (object: ObjectDefinition): FieldDefinition | undefined =>
  object.fields.find((field) => {
    const values = new Set((fieldTypeOf(field).options?.(field) ?? []).map(({ value }) => value))
    return approvalStates.every((state) => values.has(state))
  })

/** Such a field, new, under a name that the object does not have yet. */
export function newStatusField({ fields }: ObjectDefinition): FieldDefinition {
  const names = ['approval_status', ...Array.from({ length: 100 }, (_, index) => `approval_status_${index + 2}`)]
  const name = names.find((each) => !fields.some((field) => field.name === each)) ?? 'approval_status'
  const field = {
    id: newId('field'), name, type: 'picklist', label: { en: 'Approval', vi: 'Phê duyệt', 'zh-CN': '审批状态' },
    options: approvalStates.map((value) => ({ id: newId('option'), value, label: labels[value], color: colors[value] })),
  }
  // Settings of a type lie flat beside what all fields have.
  return field
}

const labels = {
  in_approval: { en: 'In approval', vi: 'Đang duyệt', 'zh-CN': '审批中' },
  approved: { en: 'Approved', vi: 'Đã duyệt', 'zh-CN': '已同意' },
  rejected: { en: 'Rejected', vi: 'Bị từ chối', 'zh-CN': '已拒绝' },
  returned: { en: 'Returned', vi: 'Bị trả lại', 'zh-CN': '已退回' },
  withdrawn: { en: 'Withdrawn', vi: 'Đã rút lại', 'zh-CN': '已撤回' },
} as const

const colors = { in_approval: 'blue', approved: 'green', rejected: 'red', returned: 'yellow', withdrawn: 'gray' } as const

/** The flow with the field that says where its approval stands: what is in approval or approved is not submitted again. */
export function withStatusField(flow: FlowDefinition, status: string): FlowDefinition {
  const when = { '!': [{ in: [{ var: `record.${status}` }, ['in_approval', 'approved']] }] }
  return { ...flow, status, ...(flow.trigger.type === 'button' && { trigger: { ...flow.trigger, when } }) }
}

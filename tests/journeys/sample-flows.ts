import { arrange } from '../../designer/document/commands/flow/arrange.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { edges, idOf, node } from './drawn-nodes.ts'

const owner = { var: 'record.owner' }

/** A flow as an analyst draws one: with two approvals at the same time, and one thing that is still missing. */
export const bigDealFlow: FlowDefinition = arrange({
  kind: 'flow', format: 1, id: idOf('flw', 1), name: 'big_deal', label: { en: 'Big deal', vi: 'Cơ hội lớn', 'zh-CN': '大额商机' },
  trigger: { type: 'button', object: 'deal', label: { en: 'Submit for approval', vi: 'Gửi duyệt', 'zh-CN': '提交审批' } },
  nodes: [
    node(1, 'start', 'start'),
    node(2, 'if_big', 'condition', { branches: [{ key: 'big', label: { en: 'Big', vi: 'Lớn', 'zh-CN': '大额' }, when: { '>': [{ var: 'record.amount' }, 100_000_000] } }] }),
    node(3, 'together', 'parallel', { branches: [{ key: 'line', label: { en: 'Managers', vi: 'Quản lý', 'zh-CN': '上级' } }, { key: 'money', label: { en: 'Finance', vi: 'Tài chính', 'zh-CN': '财务' } }] }),
    node(4, 'manager', 'approval', { mode: 'any', approvers: [{ by: 'manager', of: owner }], due: { days: 2 }, whenDue: 'to_managers' }, { en: 'Manager approves', vi: 'Quản lý duyệt', 'zh-CN': '上级审批' }),
    node(5, 'finance', 'approval', { mode: 'any', approvers: [{ by: 'role', role: 'administrator' }] }, { en: 'Finance approves', vi: 'Tài chính duyệt', 'zh-CN': '财务审批' }),
    node(6, 'both', 'join'),
    node(7, 'change', 'update_record', { set: {} }),
    node(8, 'done', 'end'),
    node(9, 'stopped', 'end', { ends: 'run' }),
    node(10, 'refused', 'end', { ends: 'run' }),
  ],
  edges: edges(1, [
    ['start', 'out', 'if_big'],
    ['if_big', 'big', 'together'],
    ['if_big', 'otherwise', 'done'],
    ['together', 'line', 'manager'],
    ['together', 'money', 'finance'],
    ['manager', 'approved', 'both'],
    ['manager', 'rejected', 'stopped'],
    ['finance', 'approved', 'both'],
    ['finance', 'rejected', 'refused'],
    ['both', 'out', 'change'],
    ['change', 'out', 'done'],
  ]),
})

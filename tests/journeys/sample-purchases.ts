import { webhook } from '../../designer/design/flows/new/starts/webhook.ts'
import { arrange } from '../../designer/document/commands/flow/arrange.ts'
import { definitionSet } from '../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { edges, idOf, node } from './drawn-nodes.ts'

/** What people ask for and others approve. */
export const purchaseObject = {
  kind: 'object', format: 1, id: 'obj_00000p0rchas', name: 'purchase', icon: 'shopping-cart', title: 'name', subtitle: ['supplier'], facts: ['amount', 'needed_on', 'approval_status'],
  label: { en: 'Purchase request', vi: 'Đề nghị mua hàng', 'zh-CN': '采购申请' },
  plural: { en: 'Purchase requests', vi: 'Đề nghị mua hàng', 'zh-CN': '采购申请' },
  fields: [
    { id: 'fld_00000p0rcha1', name: 'name', type: 'text', label: { en: 'What', vi: 'Nội dung', 'zh-CN': '采购内容' }, required: true, maxLength: 120 },
    { id: 'fld_00000p0rcha2', name: 'supplier', type: 'text', label: { en: 'Supplier', vi: 'Nhà cung cấp', 'zh-CN': '供应商' } },
    { id: 'fld_00000p0rcha3', name: 'amount', type: 'currency', label: { en: 'Amount', vi: 'Giá trị', 'zh-CN': '金额' }, currency: 'VND', min: '0' },
    { id: 'fld_00000p0rcha4', name: 'needed_on', type: 'date', label: { en: 'Needed on', vi: 'Cần trước ngày', 'zh-CN': '需要日期' } },
    { id: 'fld_00000p0rcha5', name: 'reason', type: 'long_text', label: { en: 'Reason', vi: 'Lý do', 'zh-CN': '理由' } },
    {
      id: 'fld_00000p0rcha6', name: 'cost_center', type: 'picklist', label: { en: 'Cost center', vi: 'Trung tâm chi phí', 'zh-CN': '成本中心' },
      options: [
        { id: 'opt_00000p0rcha1', value: 'sales', label: { en: 'Sales', vi: 'Kinh doanh', 'zh-CN': '销售部' } },
        { id: 'opt_00000p0rcha2', value: 'warehouse', label: { en: 'Warehouse', vi: 'Kho', 'zh-CN': '仓库' } },
      ],
    },
    { id: 'fld_00000p0rcha7', name: 'order_number', type: 'text', label: { en: 'Order number', vi: 'Số đơn đặt hàng', 'zh-CN': '订单号' }, maxLength: 12 },
    { id: 'fld_00000p0rcha8', name: 'delivery_on', type: 'date', label: { en: 'Delivery on', vi: 'Ngày giao hàng', 'zh-CN': '交货日期' } },
    {
      id: 'fld_00000p0rcha9', name: 'approval_status', type: 'picklist', label: { en: 'Approval', vi: 'Phê duyệt', 'zh-CN': '审批状态' },
      options: [
        { id: 'opt_00000p0rcha3', value: 'in_approval', label: { en: 'In approval', vi: 'Đang duyệt', 'zh-CN': '审批中' }, color: 'blue' },
        { id: 'opt_00000p0rcha4', value: 'approved', label: { en: 'Approved', vi: 'Đã duyệt', 'zh-CN': '已同意' }, color: 'green' },
        { id: 'opt_00000p0rcha5', value: 'rejected', label: { en: 'Rejected', vi: 'Bị từ chối', 'zh-CN': '已拒绝' }, color: 'red' },
        { id: 'opt_00000p0rcha6', value: 'returned', label: { en: 'Returned', vi: 'Bị trả lại', 'zh-CN': '已退回' }, color: 'yellow' },
        { id: 'opt_00000p0rcha7', value: 'withdrawn', label: { en: 'Withdrawn', vi: 'Đã rút lại', 'zh-CN': '已撤回' }, color: 'gray' },
      ],
    },
  ],
} as const

const shows = ['amount', 'supplier', 'needed_on', 'reason']

/** Submitted by a button: the manager looks at what is dear, finance at everything; then it is ordered. */
export const purchaseFlow: FlowDefinition = arrange({
  kind: 'flow', format: 1, id: idOf('flw', 2), name: 'purchase_approval', label: { en: 'Purchase approval', vi: 'Duyệt mua hàng', 'zh-CN': '采购审批' }, status: 'approval_status',
  trigger: { type: 'button', object: 'purchase', label: { en: 'Submit for approval', vi: 'Gửi duyệt', 'zh-CN': '提交审批' } },
  nodes: [
    node(21, 'start', 'start'),
    node(22, 'if_dear', 'condition', { branches: [{ key: 'dear', label: { en: 'Above 50 million', vi: 'Trên 50 triệu', 'zh-CN': '5000 万以上' }, when: { '>': [{ var: 'record.amount' }, 50_000_000] } }] }),
    node(23, 'manager', 'approval', { mode: 'any', approvers: [{ by: 'manager', of: { var: 'requester' } }], due: { days: 2 }, whenDue: 'to_managers', lock: 'all', shows }, { en: 'Manager approves', vi: 'Quản lý duyệt', 'zh-CN': '上级审批' }),
    node(24, 'copy', 'cc', { to: [{ by: 'role', role: 'administrator' }] }),
    node(25, 'finance', 'approval', { mode: 'any', approvers: [{ by: 'role', role: 'administrator' }], rejectedBy: 'first', due: { days: 3 }, lock: 'all', shows, edits: ['cost_center'], requires: ['cost_center'] }, { en: 'Finance approves', vi: 'Tài chính duyệt', 'zh-CN': '财务审批' }),
    node(26, 'order', 'form_task', { assignees: [{ by: 'role', role: 'administrator' }], title: { en: 'Place the order', vi: 'Đặt hàng', 'zh-CN': '下订单' }, fields: ['order_number', 'delivery_on'], requires: ['order_number'], due: { minutes: 1 } }, { en: 'Place the order', vi: 'Đặt hàng', 'zh-CN': '下订单' }),
    node(27, 'ordered', 'end'),
    node(28, 'refused', 'end'),
  ],
  edges: edges(21, [
    ['start', 'out', 'if_dear'],
    ['if_dear', 'dear', 'manager'],
    ['if_dear', 'otherwise', 'finance'],
    ['manager', 'approved', 'copy'],
    ['manager', 'rejected', 'refused'],
    ['copy', 'out', 'finance'],
    ['finance', 'approved', 'order'],
    ['finance', 'rejected', 'refused'],
    ['order', 'out', 'ordered'],
  ]),
})

/** Published while runs are under way: managers have a day more, and another step asks for the order. */
export const purchaseFlowAfter: FlowDefinition = {
  ...purchaseFlow,
  nodes: purchaseFlow.nodes.map((each) => {
    if (each.key === 'manager') return { ...each, settings: { ...each.settings, due: { days: 3 } } }
    return each.key === 'order' ? { ...each, id: idOf('nod', 29), settings: { ...each.settings, due: { days: 1 } } } : each
  }),
}

/** Suppliers' own system sends what they offer; what the sample says of the object is what its schema asks for. */
export const offersFlow = webhook.make({
  name: 'supplier_offers', label: { en: 'Offers of suppliers', vi: 'Báo giá của nhà cung cấp', 'zh-CN': '供应商报价' },
  object: purchaseObject as unknown as ObjectDefinition, set: definitionSet([]), blanks: { fields: ['name', 'supplier', 'amount'] },
})?.flow as FlowDefinition

/** Sends an event to a system that does not answer: its runs try again and again. */
export const carrierFlow: FlowDefinition = arrange({
  kind: 'flow', format: 1, id: idOf('flw', 4), name: 'tell_carrier', label: { en: 'Tell the carrier', vi: 'Báo cho hãng vận chuyển', 'zh-CN': '通知承运商' },
  trigger: { type: 'record', object: 'purchase', on: ['update'], when: { changed_to: ['record.approval_status', 'approved'] } },
  nodes: [
    node(41, 'start', 'start'),
    node(42, 'tell', 'webhook', { url: 'https://carrier.haidang.invalid/hooks/purchases', event: 'purchase.approved', fields: ['name', 'supplier', 'delivery_on'] }, { en: 'Tell the carrier', vi: 'Báo hãng vận chuyển', 'zh-CN': '通知承运商' }),
    node(43, 'done', 'end'),
  ],
  edges: edges(41, [['start', 'out', 'tell'], ['tell', 'out', 'done']]),
})

/** Tells another system, which is not there: its runs need an administrator. */
export const warehouseFlow: FlowDefinition = arrange({
  kind: 'flow', format: 1, id: idOf('flw', 3), name: 'tell_warehouse', label: { en: 'Tell the warehouse', vi: 'Báo cho kho', 'zh-CN': '通知仓库' },
  trigger: { type: 'record', object: 'purchase', on: ['update'], when: { changed_to: ['record.approval_status', 'approved'] } },
  nodes: [
    node(31, 'start', 'start'),
    node(32, 'tell', 'http_request', { method: 'POST', url: 'https://192.168.10.20/orders', headers: [{ name: 'X-Source', value: 'tessera' }, { name: 'Authorization', secret: 'warehouse_token', prefix: 'Bearer ' }] }, { en: 'Tell the stock system', vi: 'Báo hệ thống kho', 'zh-CN': '通知库存系统' }),
    node(33, 'done', 'end'),
  ],
  edges: edges(31, [['start', 'out', 'tell'], ['tell', 'out', 'done']]),
})

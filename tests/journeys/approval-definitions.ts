import { newId } from '../../schemas/ids.ts'

const field = (name: string, type: string, label: string, more: object = {}) => ({ id: newId('field'), name, type, label: { en: label }, ...more })
const node = (key: string, type: string, more: object = {}) => ({ id: newId('node'), key, type, position: { x: 0, y: 0 }, ...more })
const edge = (from: string, port: string, to: string) => ({ id: newId('edge'), from, port, to })
const object = (name: string, label: string, more: { fields: readonly object[] }) =>
  ({ kind: 'object', format: 1, id: newId('object'), name, label: { en: label }, plural: { en: `${label}s` }, title: 'name', ...more })

const statuses = ['in_approval', 'approved', 'rejected', 'returned', 'withdrawn']

const deal = {
  ...object('deal', 'Deal', {
    fields: [
      field('name', 'text', 'Name', { required: true }), field('amount', 'integer', 'Amount'), field('note', 'text', 'Note'), field('approver', 'user', 'Approver'), field('won', 'boolean', 'Won'),
      field('approval', 'picklist', 'Approval', { options: statuses.map((value) => ({ id: newId('option'), value, label: { en: `Is ${value.replace('_', ' ')}` } })) }),
    ],
  }),
  facts: ['amount', 'approval'],
}

/** Each deal is somebody's to approve who is named in it. */
const dealFlow = {
  kind: 'flow', format: 1, id: newId('flow'), name: 'deal_approval', label: { en: 'Deal approval' },
  trigger: { type: 'record', object: 'deal', on: ['create'], when: { '!': [{ is_blank: [{ var: 'record.approver' }] }] } },
  nodes: [
    node('start', 'start'),
    node('approve', 'approval', { label: { en: 'Boss approves' }, settings: { mode: 'any', approvers: [{ by: 'person', person: { var: 'record.approver' } }], lock: 'none', shows: ['amount', 'note'] } }),
    node('size', 'condition', { settings: { branches: [{ key: 'large', label: { en: 'Large' }, when: { '>': [{ var: 'record.amount' }, 1_000] } }] } }),
    node('explain', 'approval', { label: { en: 'Boss explains' }, settings: { mode: 'any', approvers: [{ by: 'person', person: { var: 'record.approver' } }], lock: 'none', requires: ['note'] } }),
    node('end', 'end'),
  ],
  edges: [
    edge('start', 'out', 'size'), edge('size', 'otherwise', 'approve'), edge('size', 'large', 'explain'),
    edge('approve', 'approved', 'end'), edge('approve', 'rejected', 'end'), edge('explain', 'approved', 'end'), edge('explain', 'rejected', 'end'),
  ],
}

const won = {
  kind: 'message', format: 1, id: newId('message'), name: 'deal_won', label: { en: 'Deal won' }, object: 'deal', channels: ['in_app', 'email'],
  subject: { en: '{{ record.name }} is yours to close' }, body: { en: 'For {{ record.amount }}. {{ link }}' },
}

/** A salesperson submits it; the manager approves, then any one of finance; the record is changed and its owner told. */
const bigDealFlow = {
  kind: 'flow', format: 1, id: newId('flow'), name: 'big_deal', label: { en: 'Big deal' }, status: 'approval',
  trigger: { type: 'button', object: 'deal', label: { en: 'Submit for approval' } },
  nodes: [
    node('start', 'start'),
    node('manager', 'approval', { label: { en: 'Manager approves' }, settings: { mode: 'any', approvers: [{ by: 'manager', of: { var: 'record.owner' } }], lock: 'all', shows: ['amount', 'note'] } }),
    node('finance', 'approval', { label: { en: 'Finance approves' }, settings: { mode: 'any', approvers: [{ by: 'role', role: 'finance' }], lock: 'all', shows: ['amount'], afterReturn: 'start' } }),
    node('mark', 'update_record', { label: { en: 'Mark it' }, settings: { set: { won: true } } }),
    node('tell', 'notify', { label: { en: 'Tell the owner' }, settings: { to: [{ by: 'person', person: { var: 'record.owner' } }], message: 'deal_won' } }),
    node('end', 'end'),
    node('stopped', 'end'),
  ],
  edges: [
    edge('start', 'out', 'manager'), edge('manager', 'approved', 'finance'), edge('finance', 'approved', 'mark'), edge('mark', 'out', 'tell'), edge('tell', 'out', 'end'),
    edge('manager', 'rejected', 'stopped'), edge('finance', 'rejected', 'stopped'),
  ],
}

const trip = object('trip', 'Trip', { fields: [field('name', 'text', 'Name', { required: true })] })

/** The manager approves, and is reminded each hour. */
export const tripFlow = {
  kind: 'flow', format: 1, id: newId('flow'), name: 'trip_approval', label: { en: 'Trip approval' }, trigger: { type: 'button', object: 'trip', label: { en: 'Submit for approval' } },
  nodes: [
    node('start', 'start'),
    node('approve', 'approval', { label: { en: 'Manager approves' }, settings: { mode: 'any', approvers: [{ by: 'manager', of: { var: 'requester' } }], lock: 'all', shows: ['name'], remindEvery: { hours: 1 } } }),
    node('end', 'end'),
  ],
  edges: [edge('start', 'out', 'approve'), edge('approve', 'approved', 'end'), edge('approve', 'rejected', 'end')],
}

/** Its next version: finance is asked before. */
export const nextTripFlow = {
  ...tripFlow,
  nodes: [...tripFlow.nodes, node('budget', 'approval', { label: { en: 'Budget is checked' }, settings: { mode: 'any', approvers: [{ by: 'role', role: 'finance' }], lock: 'all' } })],
  edges: [...tripFlow.edges.map((each) => (each.from === 'start' ? { ...each, to: 'budget' } : each)), edge('budget', 'approved', 'approve'), edge('budget', 'rejected', 'end')],
}

const own = { create: true, read: 'own', update: 'own' }
const role = (name: string, objects: object) => ({ kind: 'role', format: 1, id: newId('role'), name, label: { en: name === 'finance' ? 'Finance' : 'Sales' }, objects })

export const approvalDefinitions = [deal, trip, role('sales', { deal: own, trip: own }), role('finance', { deal: { read: 'all' } }), won, dealFlow, bigDealFlow, tripFlow]

const numbered = (prefix: string) => {
  let next = 0
  return () => `${prefix}_${String(next++).padStart(12, '0')}`
}
const [node, edge, flow] = [numbered('nod'), numbered('edg'), numbered('flw')]

interface Step {
  readonly key: string
  readonly type: string
  readonly settings?: object
}

/** Steps one behind the other; a way out that is not the usual one leads to the end as well. */
function straight(name: string, trigger: object, steps: readonly Step[]) {
  const all: readonly Step[] = [{ key: 'start', type: 'start' }, ...steps, { key: 'end', type: 'end' }]
  const usual = ({ type, key }: Step) => (type === 'approval' ? ['approved', 'rejected'] : type === 'condition' ? ['big', 'otherwise'] : key === 'end' ? [] : ['out'])
  return {
    kind: 'flow', format: 1, id: flow(), name, label: name, trigger,
    nodes: all.map((step, index) => ({ id: node(), position: { x: index * 200, y: 0 }, ...step })),
    edges: all.flatMap((step, index) => usual(step).map((port, way) => ({ id: edge(), from: step.key, port, to: way === 0 ? (all[index + 1]?.key ?? 'end') : 'end' }))),
  }
}

const set = (values: object) => ({ record: 'record', set: values })
const starter = { by: 'person', person: { var: 'requester' } }

export const ticket = {
  kind: 'object', format: 1, id: 'obj_0000000000tk', name: 'ticket', label: 'Ticket', plural: 'Tickets', title: 'name',
  fields: [
    { id: 'fld_0000000000t1', name: 'name', type: 'text', label: 'Name', required: true },
    { id: 'fld_0000000000t2', name: 'amount', type: 'decimal', label: 'Amount', scale: 2 },
    { id: 'fld_0000000000t3', name: 'state', type: 'text', label: 'State' },
  ],
}

const told = {
  kind: 'message', format: 1, id: 'msg_0000000000tk', name: 'ticket_big', label: 'Big', object: 'ticket', channels: ['in_app'],
  subject: { en: '{{ record.name }} is big' }, body: { en: '{{ record.name }}' },
}

/** The flows of the benchmark: one that goes through at once, one of five changes, two that wait. Each starts for the tickets that are called like it. */
const forName = (name: string) => ({ type: 'record', object: 'ticket', on: ['create'], when: { '==': [{ var: 'record.name' }, name] }, overlap: 'parallel' })

export const flowDefinitions = [
  ticket, told,
  straight('through', forName('through'), [
    { key: 'size', type: 'condition', settings: { branches: [{ key: 'big', label: 'Big', when: { '>': [{ var: 'record.amount' }, 100] } }] } },
    { key: 'mark', type: 'update_record', settings: set({ state: 'big' }) },
    { key: 'tell', type: 'notify', settings: { to: [starter], message: 'ticket_big' } },
  ]),
  straight('five', forName('five'), [1, 2, 3, 4, 5].map((number) => ({ key: `step${number}`, type: 'update_record', settings: set({ state: String(number) }) }))),
  straight('waits', forName('waits'), [{ key: 'wait', type: 'wait', settings: { for: { days: 300 } } }]),
  straight('asks', forName('asks'), [{ key: 'ask', type: 'approval', settings: { mode: 'any', approvers: [starter], sameAsRequester: 'allow' } }]),
] as const

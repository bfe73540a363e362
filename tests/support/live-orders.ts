const numbered = (prefix: string) => {
  let next = 0
  return () => `${prefix}_${String(next++).padStart(12, '0')}`
}
const [node, edge] = [numbered('nod'), numbered('edg')]

const order = {
  kind: 'object', format: 1, id: 'obj_0000000000dr', name: 'order', label: 'Order', plural: 'Orders', title: 'name',
  fields: [
    { id: 'fld_0000000000r1', name: 'name', type: 'text', label: 'Name', required: true },
    { id: 'fld_0000000000r2', name: 'amount', type: 'integer', label: 'Amount' },
    { id: 'fld_0000000000r3', name: 'due', type: 'datetime', label: 'Due' },
    { id: 'fld_0000000000r4', name: 'decision', type: 'text', label: 'Decision' },
    { id: 'fld_0000000000r5', name: 'booked', type: 'text', label: 'Booked' },
    { id: 'fld_0000000000r6', name: 'state', type: 'text', label: 'State' },
  ],
}

const settled = {
  kind: 'message', format: 1, id: 'msg_0000000000dr', name: 'order_settled', label: 'Settled', object: 'order', channels: ['in_app', 'email'],
  subject: { en: '{{ record.name }} is settled' }, body: { en: '{{ record.decision }}' },
}

const requester = { by: 'person', person: { var: 'requester' } }
const change = (set: object) => ({ type: 'update_record', settings: { record: 'record', set } })

/** A large order is approved and booked at the same time, a small one waits for its day; each has its record changed and somebody told. */
const handling = (bookings: string) => {
  const steps: Record<string, { type: string; settings?: object }> = {
    start: { type: 'start' },
    size: { type: 'condition', settings: { branches: [{ key: 'large', label: 'Large', when: { '>': [{ var: 'record.amount' }, 100] } }] } },
    both: { type: 'parallel', settings: { branches: [{ key: 'people', label: 'People' }, { key: 'books', label: 'Books' }] } },
    ask: { type: 'approval', settings: { mode: 'any', approvers: [requester], sameAsRequester: 'allow' } },
    decided: change({ decision: { var: 'nodes.ask.decision' } }),
    book: { type: 'http_request', settings: { method: 'POST', url: `${bookings}/orders`, body: { name: { var: 'record.name' } } } },
    booked: change({ booked: { var: 'nodes.book.body' } }),
    all: { type: 'join' },
    tell: { type: 'notify', settings: { to: [requester], message: 'order_settled' } },
    settle: change({ state: 'settled' }),
    wait: { type: 'wait', settings: { until: { var: 'record.due' } } },
    close: change({ state: 'waited' }),
    end: { type: 'end' },
    over: { type: 'end' },
  }
  const ways = [
    ['start', 'out', 'size'], ['size', 'large', 'both'], ['size', 'otherwise', 'wait'], ['both', 'people', 'ask'], ['both', 'books', 'book'], ['ask', 'approved', 'decided'], ['ask', 'rejected', 'decided'],
    ['decided', 'out', 'all'], ['book', 'out', 'booked'], ['booked', 'out', 'all'], ['all', 'out', 'tell'], ['tell', 'out', 'settle'], ['settle', 'out', 'end'], ['wait', 'out', 'close'], ['close', 'out', 'over'],
  ]
  return {
    kind: 'flow', format: 1, id: 'flw_0000000000dr', name: 'handle', label: 'Handle', trigger: { type: 'record', object: 'order', on: ['create'], overlap: 'parallel' },
    nodes: Object.entries(steps).map(([key, step], index) => ({ id: node(), key, position: { x: index * 200, y: 0 }, ...step })),
    edges: ways.map(([from, port, to]) => ({ id: edge(), from, port, to })),
  }
}

/** What live runs are tried with: `bookings` is the address of the system that is asked. */
export const orderDefinitions = (bookings: string) => [order, settled, handling(bookings)]

/** Every third order waits for its day; of the others each seventh is rejected. */
export const isLarge = (index: number): boolean => index % 3 !== 2
export const decisionOf = (index: number): 'approve' | 'reject' => (index % 7 === 0 ? 'reject' : 'approve')

export const orderName = (batch: string, index: number): string => `${batch} ${String(index).padStart(4, '0')}`

/** Orders whose days come one after the other within so many milliseconds. */
export const ordersOf = (batch: string, { count, within }: { count: number; within: number }) =>
  Array.from({ length: count }, (_, index) => ({
    name: orderName(batch, index),
    amount: isLarge(index) ? 500 : 5,
    due: new Date(Date.now() + (within * index) / count).toISOString(),
  }))

/** What is left of each order of a batch: how its run has ended, its record, its changes, who answered what, and what went out. */
export const factsOf = (batch: string): string => `
  select substr(o.name, ${batch.length + 2})::int as index, o.version, o.decision, o.booked, o.state,
    (select array_agg(r.status) from ws_main._run r where r.record = o.id) as runs,
    (select count(*)::int from ws_main._token t join ws_main._run r on r.id = t.run where r.record = o.id and t.state in ('ready', 'waiting')) as tokens,
    (select array_agg(c.op || ' ' || c.version || ' ' || (select string_agg(k || '=' || coalesce(v->>'new', '-'), ',' order by k) from jsonb_each(c.changed) as one(k, v) where k not in ('fld_0000000000r1', 'fld_0000000000r3')) order by c.version) from ws_main._change c where c.record = o.id) as changes,
    (select array_agg(t.kind || ' ' || t.state || ' ' || coalesce(t.decision, '-') || ' ' || (select count(*) from ws_main._task_answer a where a.task = t.id)) from ws_main._task t where t.record = o.id) as tasks,
    (select count(*)::int from ws_main._notification n where n.record = o.id and n.message = 'msg_0000000000dr') as told,
    (select array_agg((x.effect->>'kind') || coalesce(' ' || (x.effect->>'channel'), '') || ' ' || x.state order by x.effect->>'kind', x.effect->>'channel') from ws_main._outbox x join ws_main._run r on r.id = x.run where r.record = o.id) as effects,
    (select count(*)::int from ws_main._incident i join ws_main._run r on r.id = i.run where r.record = o.id) as incidents
  from ws_main."order" o where o.name like '${batch} %' order by o.name`

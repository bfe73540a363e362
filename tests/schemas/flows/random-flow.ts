import type { FlowDefinition, FlowNode } from '../../../schemas/flows/flow.ts'

type Random = () => number

/** A pseudo-random source (mulberry32): the same seed, the same numbers. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A sound flow, built of blocks that have one way in and one way out. `rich` ones also ask, have filled in, call, tell, change, fail, repeat and stop. */
export function randomFlow(random: Random, size = 12, isRich = false): Pick<FlowDefinition, 'nodes' | 'edges'> {
  const nodes: FlowNode[] = []
  const edges: FlowDefinition['edges'] = []
  const add = (type: string, settings?: FlowNode['settings']): string => {
    const key = `${type}_${nodes.length}`
    nodes.push({ id: `nod_${String(nodes.length).padStart(12, '0')}`, key, type, position: { x: 0, y: 0 }, ...(settings && { settings }) })
    return key
  }
  const connect = ({ from, port }: Way, to: string) => edges.push({ id: `edg_${String(edges.length).padStart(12, '0')}`, from, port, to })
  let left = size
  // What repeats ends by its count, so nothing within may set it back.
  const counting = { set: { count: isRich ? { '+': [{ var: 'vars.count' }, 1] } : 1 } }
  const block = (way: Way, depth: number): Way => {
    left -= 1
    const kind = random()
    if (isRich && kind < 0.45) return rich(way, depth)
    if (kind < 0.3 || depth === 0) return step(way)
    return kind < 0.55 ? branches(way, depth) : kind < 0.75 ? choice(way, depth) : sequence(way, depth)
  }
  const step = (way: Way): Way => {
    const key = random() < 0.5 ? add('wait', { for: { hours: 1 + Math.floor(random() * 5) } }) : add('assign', counting)
    connect(way, key)
    return { from: key, port: 'out' }
  }
  const sequence = (way: Way, depth: number): Way => block(block(way, depth - 1), depth - 1)
  const branches = (way: Way, depth: number): Way => {
    const count = 2 + Math.floor(random() * 2)
    const split = add('parallel', { branches: keys(count).map((key) => ({ key, label: key })) })
    connect(way, split)
    const ends = keys(count).map((port) => (left > 0 ? block({ from: split, port }, depth - 1) : { from: split, port }))
    const join = add('join', random() < 0.7 ? {} : { waitsFor: 'any', rest: random() < 0.5 ? 'cancel' : 'drain' })
    for (const end of ends) connect(end, join)
    return { from: join, port: 'out' }
  }
  const choice = (way: Way, depth: number): Way => {
    const split = add('condition', { branches: [{ key: 'yes', label: 'Yes', when: random() < 0.5 }] })
    connect(way, split)
    const meeting = add('assign', counting)
    for (const port of ['yes', 'otherwise']) connect(block({ from: split, port }, depth - 1), meeting)
    return { from: meeting, port: 'out' }
  }
  const meetingOf = (...ways: readonly Way[]): Way => {
    const meeting = add('update_record', { set: { name: { cat: [{ var: 'record.name' }, 'x'] } } })
    for (const each of ways) connect(each, meeting)
    return { from: meeting, port: 'out' }
  }
  const added = (way: Way, type: string, settings?: FlowNode['settings']): string => {
    const key = add(type, settings)
    connect(way, key)
    return key
  }
  const rich = (way: Way, depth: number): Way => {
    const kind = random()
    if (kind < 0.15 || depth === 0) return meetingOf(way)
    if (kind < 0.3) return told(way)
    if (kind < 0.35) return { from: filled(way), port: 'out' }
    if (kind < 0.6) return asked(way, depth)
    if (kind < 0.8) return called(way)
    return kind < 0.9 ? repeated(way, depth) : stopped(way)
  }
  const asked = (way: Way, depth: number): Way => {
    const form = random() < 0.5 ? filled(way) : undefined
    const from = added(form ? { from: form, port: 'out' } : way, 'approval', approvalSettings(random))
    // Refused, it is filled in again.
    if (form !== undefined && random() < 0.4) connect({ from, port: 'rejected' }, form)
    else return meetingOf({ from, port: 'approved' }, block({ from, port: 'rejected' }, depth - 1))
    return { from, port: 'approved' }
  }
  const filled = (way: Way): string => added(way, 'form_task', { assignees: [requester], fields: ['note'], ...reminding(random) })
  const told = (way: Way): Way => {
    return { from: random() < 0.5 ? added(way, 'cc', { to: [requester] }) : added(way, 'notify', { to: [requester], message: 'news' }), port: 'out' }
  }
  const called = (way: Way): Way => {
    const from = random() < 0.6 ? added(way, 'http_request', { method: 'POST', url: 'https://example.com/' }) : added(way, 'sub_flow', { flow: `errand_${Math.floor(random() * 4)}`, record: { var: 'record' } })
    return random() < 0.5 ? meetingOf({ from, port: 'out' }, { from, port: 'failed' }) : { from, port: 'out' }
  }
  const repeated = (way: Way, depth: number): Way => {
    const first = added(way, 'wait', { for: { hours: 1 } })
    const counted = added(block({ from: first, port: 'out' }, depth - 1), 'assign', counting)
    const again = added({ from: counted, port: 'out' }, 'condition', { branches: [{ key: 'again', label: 'Again', when: { '<': [{ var: 'vars.count' }, 2 + Math.floor(random() * 4)] } }] })
    connect({ from: again, port: 'again' }, first)
    return { from: again, port: 'otherwise' }
  }
  const stopped = (way: Way): Way => {
    const split = added(way, 'condition', { branches: [{ key: 'stop', label: 'Stop', when: random() < 0.5 }] })
    added({ from: split, port: 'stop' }, 'end', { ends: 'run' })
    return { from: split, port: 'otherwise' }
  }
  const start = { from: add('start'), port: 'out' }
  const last = sequence(isRich ? { from: added(start, 'assign', { set: { count: 0 } }), port: 'out' } : start, 4)
  connect(last, add('end'))
  if (isRich && random() < 0.4) connect(meetingOf({ from: add('error_handler'), port: 'out' }), add('end'))
  return { nodes, edges }
}

const requester = { by: 'person', person: { var: 'requester' } }

const reminding = (random: Random) => random() < 0.3 && { remindEvery: { hours: 6 } }

function approvalSettings(random: Random): FlowNode['settings'] {
  const whenDue = ['mark', 'add_managers', 'to_managers', 'approve', 'reject'][Math.floor(random() * 5)] ?? ''
  return {
    mode: 'any', approvers: [requester], sameAsRequester: 'allow', ...reminding(random),
    ...(random() < 0.4 && { due: { days: 1 }, whenDue }),
    ...(random() < 0.4 && { afterReturn: 'start' }),
  }
}

interface Way {
  readonly from: string
  readonly port: string
}

const keys = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `way_${index}`)

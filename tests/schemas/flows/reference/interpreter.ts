import type { FlowDefinition, FlowNode } from '../../../../schemas/flows/flow.ts'

/**
 * How a flow runs, written from its description alone and as plainly as it can be: everything in memory, one object a token,
 * changed in place. It knows nothing of the machine, of rows or of transactions.
 */
export interface Reference {
  /** What is waited for, oldest first: the ids of the nodes. */
  waits(): readonly string[]
  /** Nodes at which somebody has to look after a failure. */
  failed(): readonly string[]
  /** Where the living tokens are. */
  places(): readonly string[]
  /** The tasks that are open: of each wait, oldest first, who is asked for what. */
  tasks(): readonly string[]
  /** The timers that run, of each wait. */
  timers(): readonly string[]
  /** What can happen at the so-manieth wait. */
  open(wait: number): Open
  /** Other flows that it waits for: the node, and the how-manieth coming of the run to it. */
  calling(): readonly { readonly call: string; readonly flow: string; readonly wait: number }[]
  /** Those calls that are still wanted: an answer is waited for. */
  wanted(): readonly string[]
  /** What people are to be told, also when the run has gone on or ended; nothing of a run that was cancelled. */
  notices(): readonly string[]
  hear(event: ReferenceEvent): void
  readonly told: Told
}

export type ReferenceEvent =
  /** The so-manieth wait ends, by this way out. */
  | { readonly does: 'goes on'; readonly wait: number; readonly port: 'out' | 'failed'; /** What a form is filled in with. */ readonly note?: string }
  /** Somebody who is asked there, by place among them, sends it back: to a step that was done, or to the requester. */
  | { readonly does: 'return'; readonly wait: number; readonly who: number; readonly to?: string }
  | { readonly does: 'resubmit'; readonly wait: number }
  | { readonly does: 'decide'; readonly wait: number; readonly who: number; readonly port: 'approved' | 'rejected' }
  | { readonly does: 'time'; readonly wait: number; readonly timer: string }
  | { readonly does: 'retry' | 'skip'; readonly failed: number }
  | { readonly does: 'cancel' }

export interface Open {
  readonly node: FlowNode
  /** How many are asked; none where nobody is, or the requester is to submit it again. */
  readonly asked: number
  readonly isReturned: boolean
  /** Ids of the steps that it may be sent back to. */
  readonly back: readonly string[]
  readonly timers: readonly string[]
}

/** What has come of the run so far. */
export interface Told {
  status: 'running' | 'suspended' | 'completed' | 'cancelled'
  /** Changes made to the record. */
  changes: number
  /** What forms were filled in with, one after the other. */
  readonly notes: string[]
  /** Calls made to the outside, and what people were told: the node, and the how-manieth coming of the run to it. */
  readonly calls: string[]
  count: number
  readonly visits: Map<string, number>
}

interface Split {
  readonly outer: Branch | null
  expected: number
  arrived: number
  ended: number
  isOver: boolean
}

/** One of the ways of a split. */
interface Branch {
  readonly split: Split
  /** The place of it in the drawing: splits and ways, outermost first. */
  readonly place: readonly string[]
}

interface Dot {
  node: FlowNode
  edge: string | null
  branch: Branch | null
  state: 'ready' | 'waits' | 'at join' | 'failed' | 'gone'
  /** The node, and the how-manieth coming of the run to it. */
  visit?: string
  asks?: Asking
}

/** A step for people that is open. */
interface Asking {
  readonly kind: 'approval' | 'form' | 'resubmit'
  who: string[]
  timers: string[]
}

export function referenceRun(flow: Pick<FlowDefinition, 'nodes' | 'edges'>): Reference {
  const told: Told = { status: 'running', changes: 0, notes: [], calls: [], count: 0, visits: new Map() }
  const dots: Dot[] = []
  let queue: Dot[] = []
  let waiting: Dot[] = []
  let wasHandled = false
  let notices: string[] = []
  /** Where the steps are that people have done, by id: the place in the drawing. */
  const done = new Map<string, readonly string[]>()

  const nodeOf = (key: string): FlowNode => flow.nodes.find((node) => node.key === key) ?? fault(`no node ${key}`)
  const outOf = (node: FlowNode, port: string) => flow.edges.find((edge) => edge.from === node.key && edge.port === port)
  const living = () => dots.filter(({ state }) => state !== 'gone')
  const within = (dot: Dot, split: Split) => splitsAround(dot).includes(split)

  function ready(dot: Dot): void {
    dot.state = 'ready'
    queue.push(dot)
  }
  function remove(dot: Dot): void {
    dot.state = 'gone'
    queue = queue.filter((each) => each !== dot)
    waiting = waiting.filter((each) => each !== dot)
  }
  function wait(dot: Dot): void {
    dot.state = 'waits'
    waiting.push(dot)
  }
  function leave(dot: Dot, port: string): void {
    waiting = waiting.filter((each) => each !== dot)
    delete dot.asks
    const edge = outOf(dot.node, port)
    if (!edge) return finish(dot)
    dot.node = nodeOf(edge.to)
    dot.edge = edge.id
    ready(dot)
  }
  function finish(dot: Dot): void {
    remove(dot)
    branchEnded(dot.branch)
  }
  function branchEnded(branch: Branch | null): void {
    if (!branch) return
    branch.split.ended += 1
    judge(branch.split)
  }
  /** Where nobody else can come any more, whoever waits at the join waits in vain. */
  function judge(split: Split): void {
    if (split.isOver || split.arrived + split.ended < split.expected) return
    const stranded = living().filter((dot) => dot.branch?.split === split && dot.state === 'at join')
    split.isOver = true
    const [first, ...others] = stranded
    if (!first) return branchEnded(split.outer)
    for (const dot of others) remove(dot)
    first.branch = split.outer
    fail(first)
  }
  function fail(dot: Dot): void {
    waiting = waiting.filter((each) => each !== dot)
    if (outOf(dot.node, 'failed')) return leave(dot, 'failed')
    const handler = flow.nodes.find(({ type }) => type === 'error_handler')
    if (!handler || wasHandled) {
      dot.state = 'failed'
      return
    }
    wasHandled = true
    for (const other of living()) if (other !== dot) remove(other)
    Object.assign(dot, { node: handler, edge: null, branch: null })
    ready(dot)
  }
  function arrive(dot: Dot): void {
    const { split } = dot.branch ?? fault('a join without a split')
    const { waitsFor = 'all', rest = 'cancel' } = (dot.node.settings ?? {}) as { waitsFor?: string; rest?: string }
    split.arrived += 1
    dot.state = 'at join'
    const here = living().filter((each) => each.node === dot.node && each.branch?.split === split && each.state === 'at join')
    const edges = flow.edges.filter(({ to }) => to === dot.node.key)
    // The second to come where the first was enough.
    if (waitsFor === 'any' && split.arrived > 1) return remove(dot)
    if (waitsFor === 'all' && edges.some(({ id }) => !here.some(({ edge }) => edge === id))) return judge(split)
    for (const each of here) remove(each)
    split.isOver = true
    if (waitsFor === 'any' && rest === 'cancel') for (const each of living()) if (within(each, split)) remove(each)
    const next: Dot = { node: dot.node, edge: null, branch: split.outer, state: 'ready' }
    dots.push(next)
    leave(next, 'out')
  }
  function visit(dot: Dot): void {
    const { node } = dot
    const times = (told.visits.get(node.id) ?? 0) + 1
    told.visits.set(node.id, times)
    dot.visit = `${node.id}.${times}`
    switch (node.type) {
      case 'start':
      case 'error_handler':
        return leave(dot, 'out')
      case 'assign':
        told.count = assigned(node, told.count)
        return leave(dot, 'out')
      case 'update_record':
        told.changes += 1
        return leave(dot, 'out')
      case 'condition':
        return leave(dot, chosen(node, told.count))
      case 'wait':
        return wait(dot)
      case 'approval':
      case 'form_task':
        ask(dot)
        return wait(dot)
      case 'http_request':
      case 'sub_flow':
        told.calls.push(dot.visit)
        return wait(dot)
      case 'cc':
      case 'notify':
        tell(dot)
        return leave(dot, 'out')
      case 'parallel':
        return fork(dot)
      case 'join':
        return arrive(dot)
      case 'end':
        if (node.settings?.['ends'] === 'run') for (const other of living()) if (other !== dot) remove(other)
        return node.settings?.['ends'] === 'run' ? remove(dot) : finish(dot)
      default:
        return fault(`no type ${node.type}`)
    }
  }
  function tell({ visit: call = '' }: Dot): void {
    told.calls.push(call)
    notices.push(call)
  }
  function ask(dot: Dot): void {
    const { due, remindEvery } = dot.node.settings ?? {}
    dot.asks = { kind: dot.node.type === 'approval' ? 'approval' : 'form', who: ['requester'], timers: [...(due && dot.node.type === 'approval' ? ['due'] : []), ...(remindEvery ? ['remind'] : [])] }
  }
  /** A step for people is done: it may be gone back to. */
  function decide(dot: Dot, port: string): void {
    done.set(dot.node.id, placeOf(dot))
    leave(dot, port)
  }
  function vote(dot: Dot, { who, port }: Pick<Extract<ReferenceEvent, { does: 'decide' }>, 'who' | 'port'>): void {
    const asks = dot.asks ?? fault('nobody is asked')
    asks.who = asks.who.toSpliced(who, 1)
    // One who approves is enough; all must reject.
    if (port === 'approved' || asks.who.length === 0) decide(dot, port)
  }
  function timeCame(dot: Dot, timer: string): void {
    if (dot.node.type === 'wait') return leave(dot, 'out')
    const asks = dot.asks ?? fault('nobody is asked')
    if (timer === 'remind') return tell(dot)
    asks.timers = asks.timers.filter((each) => each !== 'due')
    const { whenDue } = dot.node.settings ?? {}
    if (whenDue === 'approve' || whenDue === 'reject') return decide(dot, whenDue === 'approve' ? 'approved' : 'rejected')
    if (whenDue === 'add_managers') asks.who.push('manager')
    if (whenDue === 'to_managers') asks.who = ['manager']
  }
  function sendBack(dot: Dot, to: string | undefined): void {
    if (to !== undefined) return goBack(dot, flow.nodes.find(({ id }) => id === to) ?? fault('no such step'))
    dot.asks = { kind: 'resubmit', who: ['requester'], timers: [] }
  }
  function resubmit(dot: Dot): void {
    if (dot.node.settings?.['afterReturn'] === 'start') goBack(dot, start)
    else ask(dot)
  }
  /** Whoever leaves a branch ends what is under way beside it. A branch whose join has gone on without it has no say outside: it is eaten. */
  function goBack(dot: Dot, target: FlowNode): void {
    waiting = waiting.filter((each) => each !== dot)
    delete dot.asks
    const keeps = done.get(target.id)?.length ?? 0
    while (placeOf(dot).length > keeps) {
      const { split } = dot.branch ?? fault('no branch to leave')
      if (split.isOver) return remove(dot)
      for (const other of living()) if (other !== dot && within(other, split)) remove(other)
      split.isOver = true
      dot.branch = split.outer
    }
    for (const { id } of nodesAfter(flow, target)) done.delete(id)
    Object.assign(dot, { node: target, edge: null })
    ready(dot)
  }
  const mayGoBackTo = (dot: Dot) => [...done].filter(([id, place]) => id !== dot.node.id && place.every((way, index) => placeOf(dot)[index] === way)).map(([id]) => id)
  function fork(dot: Dot): void {
    const ways = branchKeys(dot.node).flatMap((port) => outOf(dot.node, port) ?? [])
    const split: Split = { outer: dot.branch, expected: ways.length, arrived: 0, ended: 0, isOver: false }
    remove(dot)
    for (const edge of ways) {
      const branch: Branch = { split, place: [...placeOf(dot), `${dot.node.id}.${edge.port}`] }
      const next: Dot = { node: nodeOf(edge.to), edge: edge.id, branch, state: 'ready' }
      dots.push(next)
      queue.push(next)
    }
  }
  function happens(dot: Dot, event: Extract<ReferenceEvent, { wait: number }>): void {
    switch (event.does) {
      case 'goes on':
        if (event.port === 'failed') return fail(dot)
        if (dot.asks) told.notes.push(event.note ?? '')
        return dot.asks ? decide(dot, 'out') : leave(dot, 'out')
      case 'decide':
        return vote(dot, event)
      case 'return':
        return sendBack(dot, event.to)
      case 'resubmit':
        return resubmit(dot)
      case 'time':
        return timeCame(dot, event.timer)
    }
  }
  function goOn(): void {
    for (let dot = queue.shift(); dot; dot = queue.shift()) visit(dot)
    if (told.status === 'cancelled') return
    const left = living()
    told.status = left.length === 0 ? 'completed' : left.some(({ state }) => state === 'failed') && waiting.length === 0 ? 'suspended' : 'running'
  }

  const start = flow.nodes.find(({ type }) => type === 'start') ?? fault('no start')
  const first: Dot = { node: start, edge: null, branch: null, state: 'ready' }
  dots.push(first)
  queue.push(first)
  goOn()
  return {
    told,
    waits: () => waiting.map(({ node }) => node.id),
    failed: () => living().filter(({ state }) => state === 'failed').map(({ node }) => node.id),
    tasks: () => waiting.flatMap(({ node, asks }) => (asks?.who ?? []).map((who) => `${node.id} ${asks?.kind} ${who}`)),
    timers: () => waiting.flatMap(({ node, asks }) => (node.type === 'wait' ? ['until'] : (asks?.timers ?? [])).map((timer) => `${node.id} ${timer}`)),
    open: (wait) => {
      const dot = waiting[wait] ?? fault('no such wait')
      const isReturned = dot.asks?.kind === 'resubmit'
      return { node: dot.node, asked: isReturned ? 0 : (dot.asks?.who.length ?? 0), isReturned, back: mayGoBackTo(dot), timers: dot.asks?.timers ?? [] }
    },
    calling: () => waiting.flatMap(({ node, visit: call = '' }, at) => (node.type === 'sub_flow' ? [{ call, flow: String(node.settings?.['flow']), wait: at }] : [])),
    wanted: () => waiting.flatMap(({ node, visit: call = '' }) => (node.type === 'http_request' ? [call] : [])).toSorted(),
    notices: () => notices,
    places: () => living().map(({ node, state }) => `${node.id} ${state === 'failed' ? 'failed' : 'waiting'}`).toSorted(),
    hear: (event) => {
      if (event.does === 'cancel') {
        for (const dot of living()) remove(dot)
        told.status = 'cancelled'
        notices = []
      } else if ('wait' in event) {
        happens(waiting[event.wait] ?? fault('no such wait'), event)
      } else {
        const dot = living().filter(({ state }) => state === 'failed')[event.failed] ?? fault('nothing has failed')
        if (event.does === 'retry') ready(dot)
        else leave(dot, 'out')
      }
      goOn()
    },
  }
}

const splitsAround = ({ branch }: { readonly branch: Branch | null }): readonly Split[] => (branch ? [branch.split, ...splitsAround({ branch: branch.split.outer })] : [])

const placeOf = ({ branch }: Dot): readonly string[] => branch?.place ?? []

/** A node and what comes after it. On a way that leads round, what must be passed to come to it is before it. */
function nodesAfter(flow: Pick<FlowDefinition, 'nodes' | 'edges'>, target: FlowNode): readonly FlowNode[] {
  const from = (key: string, not?: string, seen = new Set<string>()): Set<string> => {
    if (key === not || seen.has(key)) return seen
    seen.add(key)
    for (const edge of flow.edges) if (edge.from === key) from(edge.to, not, seen)
    return seen
  }
  const start = flow.nodes.find(({ type }) => type === 'start')?.key ?? ''
  const after = from(target.key)
  return flow.nodes.filter(({ key }) => after.has(key) && (key === target.key || !from(key).has(target.key) || from(start, key).has(target.key)))
}

const branchKeys = ({ settings }: FlowNode): readonly string[] => ((settings?.['branches'] ?? []) as { key: string }[]).map(({ key }) => key)

/** The flows of this proof count in one way only: the variable `count` is set to a number, or to itself and one. */
const assigned = ({ settings }: FlowNode, count: number): number => {
  const { count: given } = (settings?.['set'] ?? {}) as { count?: unknown }
  return typeof given === 'number' ? given : count + 1
}

/** Their conditions are fixed, or ask whether `count` is below a number. */
const chosen = ({ settings }: FlowNode, count: number): string => {
  const [{ key, when }] = (settings?.['branches'] ?? []) as [{ key: string; when: boolean | { '<': [unknown, number] } }]
  return (typeof when === 'boolean' ? when : count < when['<'][1]) ? key : 'otherwise'
}

function fault(text: string): never {
  throw new Error(text)
}

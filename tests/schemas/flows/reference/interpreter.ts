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
  /** Those calls that are still wanted: an answer is waited for, or people are to be told, also when the run has gone on or ended. */
  wanted(): readonly string[]
  hear(event: ReferenceEvent): void
  readonly told: Told
}

export type ReferenceEvent =
  /** The so-manieth wait ends, by this way out. */
  | { readonly does: 'goes on'; readonly wait: number; readonly port: 'out' | 'approved' | 'rejected' | 'failed' }
  | { readonly does: 'retry' | 'skip'; readonly failed: number }
  | { readonly does: 'cancel' }

/** What has come of the run so far. */
export interface Told {
  status: 'running' | 'suspended' | 'completed' | 'cancelled'
  /** Changes made to the record. */
  changes: number
  /** Calls made to the outside, and what people were told: the node, and the how-manieth coming of the run to it. */
  readonly calls: string[]
  count: number
  readonly visits: Map<string, number>
}

interface Split {
  readonly outer: Split | null
  expected: number
  arrived: number
  ended: number
  isOver: boolean
}

interface Dot {
  node: FlowNode
  edge: string | null
  split: Split | null
  state: 'ready' | 'waits' | 'at join' | 'failed' | 'gone'
  /** The call whose answer it waits for. */
  call?: string
}

export function referenceRun(flow: Pick<FlowDefinition, 'nodes' | 'edges'>): Reference {
  const told: Told = { status: 'running', changes: 0, calls: [], count: 0, visits: new Map() }
  const dots: Dot[] = []
  let queue: Dot[] = []
  let waiting: Dot[] = []
  let wasHandled = false
  let notices: string[] = []

  const nodeOf = (key: string): FlowNode => flow.nodes.find((node) => node.key === key) ?? fault(`no node ${key}`)
  const outOf = (node: FlowNode, port: string) => flow.edges.find((edge) => edge.from === node.key && edge.port === port)
  const living = () => dots.filter(({ state }) => state !== 'gone')
  const within = (dot: Dot, split: Split) => splitsAround(dot.split).includes(split)

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
    const edge = outOf(dot.node, port)
    if (!edge) return finish(dot)
    dot.node = nodeOf(edge.to)
    dot.edge = edge.id
    ready(dot)
  }
  function finish(dot: Dot): void {
    remove(dot)
    branchEnded(dot.split)
  }
  function branchEnded(split: Split | null): void {
    if (!split) return
    split.ended += 1
    judge(split)
  }
  /** Where nobody else can come any more, whoever waits at the join waits in vain. */
  function judge(split: Split): void {
    if (split.isOver || split.arrived + split.ended < split.expected) return
    const stranded = living().filter((dot) => dot.split === split && dot.state === 'at join')
    split.isOver = true
    const [first, ...others] = stranded
    if (!first) return branchEnded(split.outer)
    for (const dot of others) remove(dot)
    first.split = split.outer
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
    Object.assign(dot, { node: handler, edge: null, split: null })
    ready(dot)
  }
  function arrive(dot: Dot): void {
    const split = dot.split ?? fault('a join without a split')
    const { waitsFor = 'all', rest = 'cancel' } = (dot.node.settings ?? {}) as { waitsFor?: string; rest?: string }
    split.arrived += 1
    dot.state = 'at join'
    const here = living().filter((each) => each.node === dot.node && each.split === split && each.state === 'at join')
    const edges = flow.edges.filter(({ to }) => to === dot.node.key)
    // The second to come where the first was enough.
    if (waitsFor === 'any' && split.arrived > 1) return remove(dot)
    if (waitsFor === 'all' && edges.some(({ id }) => !here.some(({ edge }) => edge === id))) return judge(split)
    for (const each of here) remove(each)
    split.isOver = true
    if (waitsFor === 'any' && rest === 'cancel') for (const each of living()) if (within(each, split)) remove(each)
    const next: Dot = { node: dot.node, edge: null, split: split.outer, state: 'ready' }
    dots.push(next)
    leave(next, 'out')
  }
  function visit(dot: Dot): void {
    const { node } = dot
    const times = (told.visits.get(node.id) ?? 0) + 1
    told.visits.set(node.id, times)
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
      case 'approval':
        return wait(dot)
      case 'http_request':
        dot.call = `${node.id}.${times}`
        told.calls.push(dot.call)
        return wait(dot)
      case 'cc':
      case 'notify':
        told.calls.push(`${node.id}.${times}`)
        notices.push(`${node.id}.${times}`)
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
  function fork(dot: Dot): void {
    const ways = branchKeys(dot.node).flatMap((port) => outOf(dot.node, port) ?? [])
    const split: Split = { outer: dot.split, expected: ways.length, arrived: 0, ended: 0, isOver: false }
    remove(dot)
    for (const edge of ways) {
      const next: Dot = { node: nodeOf(edge.to), edge: edge.id, split, state: 'ready' }
      dots.push(next)
      queue.push(next)
    }
  }
  function goOn(): void {
    for (let dot = queue.shift(); dot; dot = queue.shift()) visit(dot)
    if (told.status === 'cancelled') return
    const left = living()
    told.status = left.length === 0 ? 'completed' : left.some(({ state }) => state === 'failed') && waiting.length === 0 ? 'suspended' : 'running'
  }

  const first: Dot = { node: flow.nodes.find(({ type }) => type === 'start') ?? fault('no start'), edge: null, split: null, state: 'ready' }
  dots.push(first)
  queue.push(first)
  goOn()
  return {
    told,
    waits: () => waiting.map(({ node }) => node.id),
    failed: () => living().filter(({ state }) => state === 'failed').map(({ node }) => node.id),
    wanted: () => [...notices, ...waiting.flatMap(({ node, call }) => (node.type === 'http_request' && call !== undefined ? [call] : []))].toSorted(),
    places: () => living().map(({ node, state }) => `${node.id} ${state === 'failed' ? 'failed' : 'waiting'}`).toSorted(),
    hear: (event) => {
      if (event.does === 'cancel') {
        for (const dot of living()) remove(dot)
        told.status = 'cancelled'
        notices = []
      } else if (event.does === 'goes on') {
        const dot = waiting[event.wait] ?? fault('no such wait')
        if (event.port === 'failed') fail(dot)
        else leave(dot, event.port)
      } else {
        const dot = living().filter(({ state }) => state === 'failed')[event.failed] ?? fault('nothing has failed')
        if (event.does === 'retry') ready(dot)
        else leave(dot, 'out')
      }
      goOn()
    },
  }
}

const splitsAround = (split: Split | null): readonly Split[] => (split ? [split, ...splitsAround(split.outer)] : [])

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

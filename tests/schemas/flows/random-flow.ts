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

/** A sound flow, built of blocks that have one way in and one way out. */
export function randomFlow(random: Random, size = 12): Pick<FlowDefinition, 'nodes' | 'edges'> {
  const nodes: FlowNode[] = []
  const edges: FlowDefinition['edges'] = []
  const add = (type: string, settings?: FlowNode['settings']): string => {
    const key = `${type}_${nodes.length}`
    nodes.push({ id: `nod_${String(nodes.length).padStart(12, '0')}`, key, type, position: { x: 0, y: 0 }, ...(settings && { settings }) })
    return key
  }
  const connect = ({ from, port }: Way, to: string) => edges.push({ id: `edg_${String(edges.length).padStart(12, '0')}`, from, port, to })
  let left = size
  const block = (way: Way, depth: number): Way => {
    left -= 1
    const kind = random()
    if (kind < 0.3 || depth === 0) return step(way)
    return kind < 0.55 ? branches(way, depth) : kind < 0.75 ? choice(way, depth) : sequence(way, depth)
  }
  const step = (way: Way): Way => {
    const key = random() < 0.5 ? add('wait', { for: { hours: 1 + Math.floor(random() * 5) } }) : add('assign', { set: { count: 1 } })
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
    const meeting = add('assign', { set: { count: 1 } })
    for (const port of ['yes', 'otherwise']) connect(block({ from: split, port }, depth - 1), meeting)
    return { from: meeting, port: 'out' }
  }
  const last = sequence({ from: add('start'), port: 'out' }, 4)
  connect(last, add('end'))
  return { nodes, edges }
}

interface Way {
  readonly from: string
  readonly port: string
}

const keys = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `way_${index}`)

import { describe, expect, it } from 'vitest'
import { arrange, isArranged } from '../../../../designer/document/commands/flow/arrange.ts'
import { renameKey, setSettings } from '../../../../designer/document/commands/flow/change-node.ts'
import { connect } from '../../../../designer/document/commands/flow/connect-nodes.ts'
import { copyParts, freshCopy, pasteParts, readClipping } from '../../../../designer/document/commands/flow/copy-parts.ts'
import { insertBehind, insertOnEdge } from '../../../../designer/document/commands/flow/insert-step.ts'
import { newStep } from '../../../../designer/document/commands/flow/new-step.ts'
import { placesFor, relocate } from '../../../../designer/document/commands/flow/relocate-step.ts'
import { removeParts } from '../../../../designer/document/commands/flow/remove-parts.ts'
import { moveStep } from '../../../../designer/document/commands/flow/swap-steps.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { checkGraph } from '../../../../schemas/flows/graph/check-graph.ts'
import { nodeTypes } from '../../../../schemas/flows/nodes/index.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { randomFlow, randomFrom } from '../../../schemas/flows/random-flow.ts'
import { whoseMatter } from '../../../../schemas/flows/people/whose-matter.ts'

const around = { object: 'deal', whose: whoseMatter('deal'), title: 'name', message: 'won', flow: 'other' }

/** The ways of a flow: `start>if if.yes>end`. */
const waysOf = ({ edges }: FlowDefinition): string => edges.map(({ from, port, to }) => `${from}${port === 'out' ? '' : `.${port}`}>${to}`).toSorted().join(' ')

const edgeOf = (flow: FlowDefinition, from: string, port = 'out') => flow.edges.find((edge) => edge.from === from && edge.port === port)?.id ?? ''
const idsOf = (flow: FlowDefinition, ...keys: readonly string[]) => new Set(flow.nodes.filter(({ key }) => keys.includes(key)).map(({ id }) => id))
const idOf = (flow: FlowDefinition, key: string) => [...idsOf(flow, key)][0] ?? ''
const inserted = (flow: FlowDefinition, type: string, from: string, port = 'out') => insertOnEdge(flow, edgeOf(flow, from, port), newStep(flow, type, around))
const removed = (flow: FlowDefinition, ...keys: readonly string[]) => removeParts(flow, idsOf(flow, ...keys))

describe('a step inserted on an edge', () => {
  const flow = drawn('start > set > end')

  it('stands between what the edge connected', () => {
    expect(waysOf(inserted(flow, 'wait', 'start'))).toBe('set>end start>wait wait>set')
  })

  it.each([
    ['what follows is in the first branch of a split', 'start > set > end', 'start', 'join>end parallel.branch_1>set parallel.branch_2>join set>join start>parallel'],
    ['an approval ends the whole run where it is rejected', 'start > ask > end; ask.rejected > end', 'start', 'ask.approved>join ask.rejected>end_2 join>end parallel.branch_1>ask parallel.branch_2>join start>parallel'],
    ['one whose rejection ends the run takes its end along', 'start > ask > set > end; ask.rejected > stop', 'start', 'ask.approved>join ask.rejected>stop join>set parallel.branch_1>ask parallel.branch_2>join set>end start>parallel'],
    ['a split is taken with its join', 'start > split; split.a > set > all; split.b > all > end', 'start', 'all>join join>end parallel.branch_1>split parallel.branch_2>join set>all split.a>set split.b>all start>parallel'],
    ['within a branch', 'start > split; split.a > set > all; split.b > all > end', 'split.a', 'all>end join>all parallel.branch_1>set parallel.branch_2>join set>join split.a>parallel split.b>all start>split'],
    ['before an end its branches are blank', 'start > end', 'start', 'join>end parallel.branch_1>join parallel.branch_2>join start>parallel'],
    ['before a condition too', 'start > if; if.yes > set > end; if.otherwise > end', 'start', 'if.otherwise>end if.yes>set join>if parallel.branch_1>join parallel.branch_2>join set>end start>parallel'],
    ['and before what other ways lead to', 'start > if; if.yes > set; if.otherwise > set > end', 'if.yes', 'if.otherwise>set if.yes>parallel join>set parallel.branch_1>join parallel.branch_2>join set>end start>if'],
    ['or what fails into steps outside', 'start > if; if.yes > change > end; if.otherwise > set > end; change.failed > set', 'if.yes', 'change.failed>set change>end if.otherwise>set if.yes>parallel join>change parallel.branch_1>join parallel.branch_2>join set>end start>if'],
  ])('%s', (_, drawing, way, ways) => {
    const before = drawn(drawing)
    const [from = '', port] = way.split('.')
    const after = inserted(before, 'parallel', from, port)
    expect(waysOf(after)).toBe(ways)
    expect(checkGraph(after)).toEqual([])
  })

  it('stands apart from what it takes in a flow that was laid out by hand', () => {
    const before = { ...flow, nodes: flow.nodes.map((node, at) => ({ ...node, position: { x: at * 300, y: at * 37 } })) }
    const places = inserted(before, 'parallel', 'start').nodes.map(({ key, position }) => `${key} ${position.x},${position.y}`)
    expect(places).toEqual(['start 0,0', 'set 600,109', 'end 1200,74', 'parallel 300,37', 'join 900,37'])
  })

  it.each([
    ['what follows is on the branch of a condition, and otherwise it ends', 'start > set > end', 'start', 'condition.otherwise>end condition.yes>set set>end start>condition'],
    ['past an approval, by what is approved', 'start > approval; approval.approved > end; approval.rejected > end1', 'start', 'approval.approved>end approval.rejected>end1 condition.otherwise>end condition.yes>approval start>condition'],
    ['past a whole block', 'start > split; split.a > all; split.b > all > end', 'start', 'all>end condition.otherwise>end condition.yes>split split.a>all split.b>all start>condition'],
    ['before an end both come to it', 'start > end', 'start', 'condition.otherwise>end condition.yes>end start>condition'],
    ['within a branch both meet in its last step', 'start > split; split.a > set > ask > wait > all; ask.rejected > stop; split.b > all > end', 'split.a', 'all>end ask.approved>wait ask.rejected>stop condition.otherwise>wait condition.yes>set set>ask split.a>condition split.b>all start>split wait>all'],
    ['which may be a block', 'start > split; split.a > set > split1; split1.a > all1; split1.b > all1 > all; split.b > all > end', 'split.a', 'all1>all all>end condition.otherwise>split1 condition.yes>set set>split1 split.a>condition split.b>all split1.a>all1 split1.b>all1 start>split'],
    ['or in the join that goes on with the first', 'start > split; split.a > set > any; split.b > any > end', 'split.a', 'any>end condition.otherwise>any condition.yes>set set>any split.a>condition split.b>any start>split'],
    ['before the last step of a branch both come to it', 'start > split; split.a > set > all; split.b > all > end', 'split.a', 'all>end condition.otherwise>set condition.yes>set set>all split.a>condition split.b>all start>split'],
  ])('%s', (_, drawing, way, ways) => {
    const before = drawn(drawing)
    const [from = '', port] = way.split('.')
    const after = inserted(before, 'condition', from, port)
    expect(waysOf(after)).toBe(ways)
    expect(checkGraph(after).map(({ code }) => code)).toEqual(checkGraph(before).map(({ code }) => code))
  })

  it.each([['deal', 'record.owner'], [undefined, 'requester']])('finds people from whose matter it is: %s, %s', (object, path) => {
    const { nodes } = newStep(flow, 'approval', { ...around, whose: whoseMatter(object) })
    expect(nodes[0]?.settings?.['approvers']).toEqual([{ by: 'manager', of: { var: path } }])
  })

  it('goes on where it is approved and ends where it is rejected', () => {
    expect(waysOf(inserted(flow, 'approval', 'start'))).toBe('approval.approved>set approval.rejected>end_2 set>end start>approval')
  })

  it.each(nodeTypes.filter(({ name, entered }) => entered && name !== 'join' && name !== 'end').map(({ name }) => name))('of type %s leaves a sound drawing sound', (type) => {
    expect(checkGraph(inserted(flow, type, 'set')).map(({ code }) => code)).toEqual([])
  })

  it('gets a key that is free', () => {
    expect(inserted(inserted(flow, 'wait', 'start'), 'wait', 'start').nodes.map(({ key }) => key)).toEqual(['start', 'set', 'end', 'wait', 'wait_2'])
  })

  it('keeps an arranged flow arranged, and moves only what stands behind it in one that was laid out by hand', () => {
    expect(isArranged(inserted(arrange(flow), 'parallel', 'start'))).toBe(true)
    const byHand = { ...flow, nodes: flow.nodes.map((node, at) => ({ ...node, position: { x: at * 300, y: at * 37 } })) }
    const places = inserted(byHand, 'wait', 'start').nodes.map(({ key, position }) => `${key} ${position.x},${position.y}`)
    expect(places).toEqual(['start 0,0', 'set 600,37', 'end 900,74', 'wait 300,37'])
  })
})

describe('a step put behind an open way', () => {
  it('is where that way leads', () => {
    const flow = drawn('start > if; if.yes > end')
    expect(waysOf(insertBehind(flow, { node: idOf(flow, 'if'), port: 'otherwise' }, newStep(flow, 'wait', around)))).toBe('if.otherwise>wait if.yes>end start>if')
  })
})

describe('removing', () => {
  it.each([
    ['heals the edge', 'start > set > wait > end', ['set'], 'start>wait wait>end'],
    ['heals over several', 'start > set > wait > set1 > end', ['set', 'wait', 'set1'], 'start>end'],
    ['lets what came by all ways go on by the first', 'start > if; if.yes > set > end; if.otherwise > end', ['if'], 'set>end start>set'],
    ['puts branches one after the other where their split goes', 'start > split; split.a > set > all; split.b > wait > all > end', ['split'], 'set>wait start>set wait>end'],
    ['the same by its join, with a blank branch', 'start > split; split.a > all; split.b > wait > all > end', ['all'], 'start>wait wait>end'],
    ['keeps the start', 'start > end', ['start'], 'start>end'],
    ['leaves a way open whose end goes', 'start > set > end', ['end'], 'start>set'],
  ])('%s', (_, drawing, keys, ways) => {
    expect(waysOf(removed(drawn(drawing), ...keys))).toBe(ways)
  })
})

describe('ways', () => {
  const flow = drawn('start > if; if.yes > set > end; if.otherwise > end')

  it('lead to one place: another takes the place of the first', () => {
    expect(waysOf(connect(flow, { from: idOf(flow, 'if'), port: 'yes', to: idOf(flow, 'end') }))).toBe('if.otherwise>end if.yes>end set>end start>if')
  })

  it('can be cut, and never lead to a start or back at once', () => {
    expect(waysOf(connect(flow, { from: idOf(flow, 'set'), port: 'out', to: null }))).toBe('if.otherwise>end if.yes>set start>if')
    expect(connect(flow, { from: idOf(flow, 'set'), port: 'out', to: idOf(flow, 'set') })).toBe(flow)
    expect(connect(flow, { from: idOf(flow, 'set'), port: 'out', to: idOf(flow, 'start') })).toBe(flow)
  })

  it('go with the branch that they leave by', () => {
    const changed = setSettings(flow, idOf(flow, 'if'), { branches: [{ key: 'no', label: 'No', when: true }] })
    expect(waysOf(changed)).toBe('if.otherwise>end set>end start>if')
  })
})

describe('moving a step along its way', () => {
  const flow = drawn('start > set > wait > end')

  it('changes places with the next one', () => {
    expect(waysOf(moveStep(flow, idOf(flow, 'set'), 1))).toBe('set>end start>wait wait>set')
    expect(waysOf(moveStep(flow, idOf(flow, 'wait'), -1))).toBe('set>end start>wait wait>set')
  })

  it('stops at the start and at the end', () => {
    expect(moveStep(flow, idOf(flow, 'set'), -1)).toBe(flow)
    expect(moveStep(flow, idOf(flow, 'wait'), 1)).toBe(flow)
  })
})

describe('a step moved elsewhere', () => {
  const waysAfter = (drawing: string, step: string, from: string, port?: string) => {
    const flow = drawn(drawing)
    const after = relocate(flow, { node: idOf(flow, step), edge: edgeOf(flow, from, port) })
    expect(checkGraph(after)).toEqual([])
    return after === flow ? 'nothing' : waysOf(after)
  }

  it.each([
    ['stands there, and what led to it goes past', 'start > set > wait > end', 'set', 'wait', 'set>end start>wait wait>set'],
    ['comes into a branch', 'start > split; split.a > all; split.b > all > set > end', 'set', 'split.b', 'all>end set>all split.a>all split.b>set start>split'],
    ['comes out of one', 'start > split; split.a > set > all; split.b > all > end', 'set', 'all', 'all>set set>end split.a>all split.b>all start>split'],
    ['ends the run in a branch where it is rejected', 'start > ask > split; ask.rejected > end; split.a > all; split.b > all > end', 'ask', 'split.a', 'all>end ask.approved>all ask.rejected>end_2 split.a>ask split.b>all start>split'],
    ['goes with its join where it splits', 'start > split; split.a > set > all; split.b > all > wait > end', 'split', 'wait', 'all>end set>all split.a>set split.b>all start>wait wait>split'],
    ['takes the steps of its failure along', 'start > change > split; change.failed > cc > stop; split.a > all; split.b > all > end', 'change', 'split.a', 'all>end cc>stop change.failed>cc change>all split.a>change split.b>all start>split'],
    ['stays where a condition goes several ways', 'start > if; if.yes > set > end; if.otherwise > set', 'if', 'set', 'nothing'],
    ['stays where a branch would come to its join by two ways', 'start > split; split.a > if; if.yes > set; if.otherwise > set > all; split.b > wait > all > end', 'set', 'split.b', 'nothing'],
    ['stays out of itself', 'start > split; split.a > set > all; split.b > all > end', 'split', 'set', 'nothing'],
  ])('%s', (_, drawing, step, way, ways) => {
    const [from = '', port] = way.split('.')
    expect(waysAfter(drawing, step, from, port)).toBe(ways)
  })

  it('lies before what comes behind it, where nothing else lies', () => {
    const before = drawn('start > set > wait > end')
    const byHand = { ...before, nodes: before.nodes.map((node, at) => ({ ...node, position: { x: at * 310, y: 0 } })) }
    expect(relocate(byHand, { node: idOf(byHand, 'set'), edge: edgeOf(byHand, 'wait') }).nodes.map(({ key, position }) => `${key} ${position.x}`)).toEqual(['start 0', 'set 930', 'wait 620', 'end 1230'])
    expect(isArranged(relocate(arrange(before), { node: idOf(before, 'set'), edge: edgeOf(before, 'wait') }))).toBe(true)
  })

  it.each([1, 2, 3, 4])('leaves any flow (%i) as sound as it was', (seed) => {
    const flow = { ...drawn('start > end'), ...randomFlow(randomFrom(seed), 14) }
    const moves = flow.nodes.flatMap(({ id }) => placesFor(flow, id).slice(-1).map((edge) => ({ node: id, edge: edge.id })))
    expect(moves.length).toBeGreaterThan(4)
    for (const move of moves) {
      const moved = relocate(flow, move)
      expect(moved).not.toBe(flow)
      expect(checkGraph(moved)).toEqual([])
    }
  })
})

describe('a copy', () => {
  const reads = { branches: [{ key: 'yes', label: 'Yes', when: { '==': [{ var: 'nodes.ask.decision' }, 'approved'] } }] }
  const flow = drawn('start > ask; ask.approved > if; if.yes > end; if.otherwise > end; ask.rejected > end', { if: reads })

  it('comes back from its text with new ids, free keys, the ways between, and its expressions reading the copies', () => {
    const text = JSON.stringify(copyParts(flow, idsOf(flow, 'start', 'ask', 'if')))
    const read = readClipping(text, () => true)
    const pasted = read ? pasteParts(flow, freshCopy(flow, read)) : flow
    expect(waysOf(pasted)).toBe('ask.approved>if ask.rejected>end ask_2.approved>if_2 if.otherwise>end if.yes>end start>ask')
    expect(pasted.nodes.find(({ key }) => key === 'if_2')?.settings).toEqual({ branches: [{ ...reads.branches[0], when: { '==': [{ var: 'nodes.ask_2.decision' }, 'approved'] } }] })
    expect(new Set(pasted.nodes.map(({ id }) => id)).size).toBe(pasted.nodes.length)
  })

  it.each(['', 'hello', '{}', '{"tessera":"flow-steps","nodes":[{}],"edges":[]}', '{"tessera":"flow-steps","nodes":[],"edges":[]}'])('is not made of %j', (text) => {
    expect(readClipping(text, () => true)).toBeUndefined()
  })

  it('of a type that this version does not know is refused', () => {
    expect(readClipping(JSON.stringify(copyParts(flow, idsOf(flow, 'ask'))), (type) => type !== 'approval')).toBeUndefined()
  })
})

it('a new key is taken over by edges and expressions', () => {
  const reads = { branches: [{ key: 'yes', label: 'Yes', when: { '==': [{ var: 'nodes.ask.decision' }, 'approved'] } }] }
  const flow = drawn('start > ask; ask.approved > if; if.yes > end; if.otherwise > end; ask.rejected > end', { if: reads })
  const renamed = renameKey(flow, idOf(flow, 'ask'), 'boss')
  expect(waysOf(renamed)).toBe('boss.approved>if boss.rejected>end if.otherwise>end if.yes>end start>boss')
  expect(JSON.stringify(renamed.nodes)).toContain('nodes.boss.decision')
  expect(renameKey(flow, idOf(flow, 'ask'), 'if')).toBe(flow)
})

describe('the arrangement', () => {
  const flow = drawn('start > split; split.a > set > all; split.b > if; if.yes > wait > change; if.otherwise > change > all > end')

  it('is the same wherever the tiles stood', () => {
    const thrown = { ...flow, nodes: flow.nodes.map((node, at) => ({ ...node, position: { x: (at * 7919) % 600, y: (at * 104_729) % 400 } })) }
    expect(arrange(thrown).nodes).toEqual(arrange(flow).nodes)
    expect(arrange(arrange(flow))).toEqual(arrange(flow))
  })

  it.each(['right', 'down'] as const)('lets no tile lie on another and leads %s, as the flow is read', (direction) => {
    const { nodes, edges } = arrange({ ...flow, direction })
    const overlaps = nodes.flatMap((one, at) => nodes.slice(at + 1).filter((other) => Math.abs(one.position.x - other.position.x) < 220 && Math.abs(one.position.y - other.position.y) < 64))
    expect(overlaps).toEqual([])
    const along = (key: string) => nodes.find((node) => node.key === key)?.position[direction === 'down' ? 'y' : 'x'] ?? 0
    expect(edges.filter(({ from, to }) => along(from) >= along(to))).toEqual([])
  })

  it('puts what the ways of a step lead to in the order of the ways', () => {
    const { nodes } = arrange({ ...drawn('start > split; split.a > ask; split.b > change; ask.approved > all; ask.rejected > wait; change > all > end'), direction: 'down' })
    const xOf = (wanted: string) => nodes.find(({ key }) => key === wanted)?.position.x ?? 0
    expect(xOf('ask')).toBeLessThan(xOf('change'))
    expect(xOf('all')).toBeLessThan(xOf('wait'))
  })

  it('of 100 steps takes at most 300 ms', () => {
    const long = Array.from({ length: 24 }, (_, at) => `if${at}.yes > set${at} > wait${at} > change${at} > if${at + 1}; if${at}.otherwise > if${at + 1}`)
    const hundred = drawn(`start > if0; ${long.join('; ')}; if24.yes > end; if24.otherwise > end`)
    expect(hundred.nodes.length).toBeGreaterThan(98)
    const times = [1, 2, 3].map(() => {
      // Of this thread alone: what else the machine does takes none of it.
      const began = process.threadCpuUsage()
      arrange(hundred)
      const { user, system } = process.threadCpuUsage(began)
      return (user + system) / 1000
    })
    expect(Math.min(...times)).toBeLessThan(300)
  })

  it.each([1, 2, 3, 4, 5])('of any flow (%i) can be made', (seed) => {
    const any = randomFlow(randomFrom(seed))
    expect(isArranged(arrange(any))).toBe(true)
  })
})

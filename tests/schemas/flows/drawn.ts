import type { FlowDefinition, FlowNode } from '../../../schemas/flows/flow.ts'

/** Settings of the nodes of drawn flows, by the first letters of a key. */
const settings: Readonly<Record<string, { readonly type: string; readonly settings?: FlowNode['settings'] }>> = {
  start: { type: 'start' },
  end: { type: 'end' },
  stop: { type: 'end', settings: { ends: 'run' } },
  if: { type: 'condition', settings: { branches: [{ key: 'yes', label: 'Yes', when: { '==': [{ var: 'record.name' }, 'x'] } }] } },
  split: { type: 'parallel', settings: { branches: [{ key: 'a', label: 'A' }, { key: 'b', label: 'B' }] } },
  all: { type: 'join' },
  any: { type: 'join', settings: { waitsFor: 'any' } },
  wait: { type: 'wait', settings: { for: { hours: 1 } } },
  set: { type: 'assign', settings: { set: { note: 'x' } } },
  ask: { type: 'approval', settings: { mode: 'any', approvers: [{ by: 'person', person: { var: 'record.owner' } }] } },
  cc: { type: 'cc', settings: { to: [{ by: 'person', person: { var: 'requester' } }] } },
  handler: { type: 'error_handler' },
  change: { type: 'update_record', settings: { set: { name: 'y' } } },
}

/**
 * A flow from a text: `start > if; if.yes > set > end`. A way leaves by the port behind the dot, else by the node's usual one;
 * the first letters of a key say the type.
 */
export function drawn(text: string, own: Readonly<Record<string, FlowNode['settings']>> = {}): FlowDefinition {
  const ways = text.split(';').map((way) => way.split('>').map((step) => step.trim()).filter((step) => step !== ''))
  const keys = [...new Set(ways.flat().map((step) => step.split('.')[0] ?? ''))]
  const nodes = keys.map((key, index): FlowNode => {
    const { type, settings: usual } = settings[key.replace(/\d+$/, '')] ?? { type: key }
    const given = own[key] ?? usual
    return { id: idAt('nod', index), key, type, position: { x: 0, y: 0 }, ...(given && { settings: given }) }
  })
  const edges = ways.flatMap((way) => way.slice(1).map((to, index) => ({ from: way[index] ?? '', to: to.split('.')[0] ?? '' })))
  return {
    kind: 'flow', format: 1, id: idAt('flw', 1), name: 'drawn', label: 'Drawn', trigger: { type: 'button', object: 'deal', label: 'Go' },
    variables: [{ id: idAt('var', 1), name: 'note', type: 'text' }],
    nodes,
    edges: edges.map(({ from, to }, index) => {
      const [key = '', port = key.startsWith('ask') ? 'approved' : 'out'] = from.split('.')
      return { id: idAt('edg', index), from: key, port, to }
    }),
  }
}

const idAt = (prefix: string, index: number): string => `${prefix}_${String(index).padStart(12, '0')}`

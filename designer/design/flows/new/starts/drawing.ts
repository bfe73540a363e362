import type { FlowDefinition, FlowNode } from '../../../../../schemas/flows/flow.ts'
import type { PersonSource } from '../../../../../schemas/flows/people/sources.ts'
import { newId } from '../../../../../schemas/ids.ts'
import type { Label } from '../../../../../schemas/label.ts'
import type { MessageDefinition } from '../../../../../schemas/messages/message.ts'
import { arrange } from '../../../../document/commands/flow/arrange.ts'
import type { Filling, Named, Who } from './start.ts'

/** A step as starts draw it: layout finds its place. */
export interface DrawnNode {
  readonly key: string
  readonly type: string
  readonly label?: Label
  readonly settings?: FlowNode['settings']
}

interface Drawing extends Pick<FlowDefinition, 'trigger' | 'variables'> {
  readonly nodes: readonly DrawnNode[]
  /** `start > ask`, `ask.rejected > end`: from a node by a port to another. */
  readonly ways: readonly string[]
}

/** A new flow of these steps and ways. It is read downwards: between the panels of a bench there is more height than width. */
export const drawFlow = ({ name, label }: Pick<Named, 'name' | 'label'>, { nodes, ways, ...rest }: Drawing): FlowDefinition => arrange({
  kind: 'flow', format: 1, id: newId('flow'), name, label, ...rest, direction: 'down',
  nodes: nodes.map((node) => ({ id: newId('node'), ...node, position: { x: 0, y: 0 } })),
  edges: ways.map((way) => {
    const [from = '', to = ''] = way.split(' > ')
    const [key = '', port = 'out'] = from.split('.')
    return { id: newId('edge'), from: key, port, to }
  }),
})

/** The people that a blank names. */
export function sourceOf(who: Who): PersonSource {
  const owner = { var: 'record.owner' }
  if (typeof who !== 'string') return { by: 'role', role: who.role }
  if (who === 'owner') return { by: 'person', person: owner }
  return who === 'manager' ? { by: 'manager', of: owner } : { by: 'department_head', of: owner }
}

/** A message that says which record it is about and leads there. */
export function messageOf({ name, label, object, set }: Filling): MessageDefinition {
  const taken = (each: string) => set.get('message', each) !== undefined
  const free = [name, ...Array.from({ length: 100 }, (_, index) => `${name.slice(0, 44)}_${index + 2}`)].find((each) => !taken(each)) ?? name
  const said = typeof label === 'string' ? label : (Object.values(label)[0] ?? name)
  const title = `{{ record.${object.title} }}`
  return {
    kind: 'message', format: 1, id: newId('message'), name: free, label, object: object.name, channels: ['in_app', 'email'],
    subject: { en: `${said}: ${title}` }, body: { en: `${title}\n\n{{ link }}` },
  }
}

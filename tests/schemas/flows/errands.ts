import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { drawn } from './drawn.ts'

const requester = [{ by: 'person', person: { var: 'requester' } }]
const settings = {
  change: { set: { name: { cat: [{ var: 'record.name' }, 'x'] } } },
  form_task: { assignees: requester, fields: ['note'] },
  ask: { mode: 'any', approvers: requester, sameAsRequester: 'allow', due: { days: 1 }, whenDue: 'to_managers' },
  http_request: { method: 'POST', url: 'https://example.com/' },
  sub_flow: { flow: 'errand_2', record: { var: 'record' } },
}

/** What the random flows call: what ends at once, what asks and may fail, what has branches, and what calls in its turn. */
export const errands: readonly FlowDefinition[] = [
  'start > change > end',
  'start > form_task > http_request > change > end',
  'start > split; split.a > wait > any; split.b > form_task > ask > any; ask.rejected > stop; any > change > end',
  'start > split; split.a > sub_flow > all; split.b > wait > all; all > change > end',
].map((text, index) => {
  const flow = { ...drawn(text, settings), id: `flw_00000000000${index + 2}`, name: `errand_${index}`, trigger: { type: 'flow', object: 'deal' } }
  // Ids are unique within a release.
  return JSON.parse(JSON.stringify(flow).replaceAll(/(nod|edg|var)_0/g, `$1_${index + 2}`)) as FlowDefinition
})

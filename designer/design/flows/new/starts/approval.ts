import { drawFlow, sourceOf } from './drawing.ts'
import type { FlowStart } from './start.ts'
import { startWords } from './words.ts'

/** Somebody submits a record by a button; somebody else approves it. */
export const approval: FlowStart = {
  name: 'approval',
  blanks: ['who'],
  isApproval: true,
  make: ({ blanks: { who }, ...named }) =>
    who && {
      beside: [],
      flow: drawFlow(named, {
        trigger: { type: 'button', object: named.object.name, label: startWords.submit },
        nodes: [
          { key: 'start', type: 'start', at: [0, 0] },
          { key: 'approve', type: 'approval', at: [1, 0], label: startWords.approve, settings: { mode: 'any', approvers: [sourceOf(who)], due: { days: 2 } } },
          { key: 'approved', type: 'end', at: [2, 0] },
          { key: 'rejected', type: 'end', at: [2, 1] },
        ],
        ways: ['start > approve', 'approve.approved > approved', 'approve.rejected > rejected'],
      }),
    },
}

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
          { key: 'start', type: 'start' },
          { key: 'approve', type: 'approval', label: startWords.approve, settings: { mode: 'any', approvers: [sourceOf(who)], due: { days: 2 }, lock: 'all' } },
          { key: 'approved', type: 'end', label: startWords.approved },
          { key: 'rejected', type: 'end', label: startWords.rejected },
        ],
        ways: ['start > approve', 'approve.approved > approved', 'approve.rejected > rejected'],
      }),
    },
}

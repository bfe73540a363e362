import { drawFlow } from './drawing.ts'
import type { FlowStart } from './start.ts'
import { startWords } from './words.ts'

/** Nothing but a button and an end. */
export const empty: FlowStart = {
  name: 'empty',
  blanks: [],
  make: (named) => ({
    beside: [],
    flow: drawFlow(named, {
      trigger: { type: 'button', object: named.object.name, label: startWords.start },
      nodes: [
        { key: 'start', type: 'start' },
        { key: 'end', type: 'end' },
      ],
      ways: ['start > end'],
    }),
  }),
}

import { label, type Operator, phrase } from './operator.ts'

/** The date of the evaluation in the workspace's zone. */
export const today: Operator = {
  group: 'dates',
  parameters: [],
  result: { type: 'date' },
  meaning: () => (run) => run.context.today,
  wording: { label: label('today', 'hôm nay', '今天'), words: phrase('today', 'hôm nay', '今天') },
  samples: [
    { args: [], gives: '2026-11-22' },
  ],
}

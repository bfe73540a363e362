import { label, type Operator, phrase } from './operator.ts'

/** The moment of the evaluation, one for the whole of it. */
export const now: Operator = {
  group: 'dates',
  parameters: [],
  result: { type: 'datetime' },
  meaning: () => (run) => run.context.now,
  wording: { label: label('now', 'bây giờ', '现在'), words: phrase('now', 'bây giờ', '现在') },
  samples: [
    { args: [], gives: '2026-11-21T18:30:00.000Z' },
  ],
}

import { Type } from 'typebox'
import { defineNodeType, type NodeRun } from '../node-type.ts'
import { dueMoment } from '../schedule/due-moment.ts'
import { later, Span } from '../spans.ts'
import { StoredValue } from '../stored-value.ts'

/** Lets time pass: so many minutes, hours or days, or until the moment that a formula gives; a date means its morning. */
export const wait = defineNodeType({
  name: 'wait',
  family: 'control',
  icon: 'wait',
  summary: ({ for: span, until }) => (span ? [{ kind: 'span', span }] : [{ kind: 'formula', rule: until }]),
  inspector: [{ key: 'for', editor: 'span' }, { key: 'until', editor: 'value' }],
  fresh: () => ({ for: { days: 1 } }),
  settings: Type.Object(
    {
      for: Type.Optional(Span),
      until: Type.Optional(StoredValue),
    },
    { additionalProperties: false, minProperties: 1, maxProperties: 1 },
  ),
  entered: true,
  ports: () => [{ key: 'out' }],
  expressions: ({ until }) => (until === undefined ? [] : [{ path: '/until', rule: until, type: { type: 'datetime' }, orType: { type: 'date' } }]),
  does: {
    kind: 'wait',
    open: (settings, run) => {
      const at = settings.for ? later(run.now, settings.for) : momentOf(run)
      // A moment that is blank or past is waited for no longer.
      if (at === null || at <= run.now) return { kind: 'leave', port: 'out' }
      return { kind: 'wait', state: { until: at }, timers: [{ key: 'until', at }] }
    },
    times: (settings, run) => ({ timers: [settings.for ? { key: 'until', after: settings.for } : { key: 'until', at: momentOf(run) }] }),
    resume: () => ({ kind: 'leave', port: 'out' }),
  },
})

function momentOf(run: NodeRun): string | null {
  const value = run.value('/until')
  return typeof value === 'string' ? dueMoment({}, value, run.zone) : null
}

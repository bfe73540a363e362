import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { LabelSchema } from '../../label-schema.ts'
import { defineNodeType } from '../node-type.ts'
import { checkSources, PersonSources, sourceExpressions, sourceMentions, sourceQuestions } from '../people/sources.ts'
import { fieldMentions } from '../records/field-values.ts'
import { later, Span } from '../spans.ts'

/** Asks people to fill in fields of the record; the first of them to do so goes on. */
export const formTask = defineNodeType({
  name: 'form_task',
  family: 'people',
  icon: 'form',
  summary: ({ assignees, fields }) => [{ kind: 'people', people: assignees }, { kind: 'fields', fields, record: 'record' }],
  inspector: [
    { key: 'assignees', editor: 'people' }, { key: 'fields', editor: 'fields' }, { key: 'requires', editor: 'fields' }, { key: 'due', editor: 'span' },
    { key: 'title', editor: 'label', isMore: true }, { key: 'remindEvery', editor: 'span', isMore: true },
  ],
  fresh: ({ whose, title = 'name' }) => ({ assignees: [{ by: 'person', person: whose }], fields: [title] }),
  settings: Type.Object(
    {
      assignees: PersonSources,
      /** What is to be done, as the task says it. */
      title: Type.Optional(LabelSchema),
      fields: Type.Array(ApiName, { maxItems: 50, uniqueItems: true }),
      requires: Type.Optional(Type.Array(ApiName, { maxItems: 50, uniqueItems: true })),
      due: Type.Optional(Span),
      remindEvery: Type.Optional(Span),
    },
    { additionalProperties: false },
  ),
  entered: true,
  ports: () => [{ key: 'out' }],
  expressions: ({ assignees }) => sourceExpressions(assignees, '/assignees'),
  mentions: ({ assignees, fields, requires = [] }, objectOf) => [
    ...sourceMentions(assignees, '/assignees'),
    ...fieldMentions(fields, objectOf('record'), '/fields'),
    ...fieldMentions(requires, objectOf('record'), '/requires'),
  ],
  gives: () => ({ by: { type: 'record', object: 'user' } }),
  check: ({ assignees, fields, requires = [] }) => [
    ...checkSources(assignees, '/assignees'),
    ...(fields.length === 0 ? [{ code: 'flow.nothing-asked', path: '/fields' }] : []),
    ...requires.flatMap((field, index) => (fields.includes(field) ? [] : [{ code: 'flow.required-not-asked', path: `/requires/${index}`, params: { field } }])),
  ],
  tasks: {
    fields: ({ fields, requires = [] }) => ({ shows: [], edits: fields, requires }),
    title: ({ title }) => title,
    decisions: () => ['submit'],
  },
  does: {
    kind: 'wait',
    asks: ({ assignees }, run) => sourceQuestions(assignees, run, '/assignees'),
    open: ({ due, remindEvery, assignees }, run, answers) => {
      const people = [...new Map(answers.flatMap((answer) => answer.people).map((each) => [each.id, each])).values()]
      if (people.length === 0) return answers.length > assignees.length ? { kind: 'fail', code: 'run.nobody-to-ask' } : { kind: 'ask', questions: [{ kind: 'administrators' }] }
      const opens = people.map(({ id, onBehalfOf }, index) => ({
        key: String(index + 1), kind: 'form' as const, assignee: id, ...(onBehalfOf !== undefined && { onBehalfOf }), ...(due && { due: later(run.now, due) }),
      }))
      return { kind: 'wait', state: people.map(({ id }) => id), opens, timers: remindEvery ? [{ key: 'remind', at: later(run.now, remindEvery) }] : [] }
    },
    times: ({ due, remindEvery }) => ({ timers: remindEvery ? [{ key: 'remind', after: remindEvery }] : [], ...(due && { due }) }),
    resume: ({ remindEvery }, run, { state, event }) => {
      if (event.kind === 'decision') return event.decision === 'submit' ? { kind: 'leave', port: 'out', output: { by: event.by } } : { kind: 'wait', state }
      // Keys count the people of the state from 1.
      if (event.kind === 'handed' && Array.isArray(state)) return { kind: 'wait', state: state.with(Number(event.task) - 1, event.to.id) }
      if (event.kind !== 'timer' || !remindEvery || !Array.isArray(state)) return { kind: 'wait', state }
      const to = state.filter((person) => typeof person === 'string')
      return { kind: 'wait', state, timers: [{ key: 'remind', at: later(run.now, remindEvery) }], effects: [{ kind: 'notice', to, request: { about: 'reminder' } }] }
    },
  },
})

import { Type } from 'typebox'
import { defineNodeType } from '../node-type.ts'
import { checkSources, PersonSources, sourceExpressions, sourceMentions } from '../people/sources.ts'
import { tells } from '../people/telling.ts'

/** Shows the record to people who need not answer; that they have seen it is noted. */
export const cc = defineNodeType({
  name: 'cc',
  family: 'people',
  icon: 'copy',
  summary: ({ to }) => [{ kind: 'people', people: to }],
  inspector: [{ key: 'to', editor: 'people' }],
  fresh: ({ whose }) => ({ to: [{ by: 'manager', of: whose }] }),
  settings: Type.Object({ to: PersonSources }, { additionalProperties: false }),
  entered: true,
  ports: () => [{ key: 'out' }],
  check: ({ to }) => checkSources(to, '/to'),
  expressions: ({ to }) => sourceExpressions(to, '/to'),
  mentions: ({ to }) => sourceMentions(to, '/to'),
  does: tells((_, people) => ({ kind: 'copy', to: people })),
})

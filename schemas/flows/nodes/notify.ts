import { type Static, Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { defineNodeType } from '../node-type.ts'
import { checkSources, PersonSources, sourceExpressions, sourceMentions } from '../people/sources.ts'
import { tells } from '../people/telling.ts'

const settings = Type.Object({ to: PersonSources, message: ApiName }, { additionalProperties: false })

/** Tells people something, by the channels of a message. */
export const notify = defineNodeType({
  name: 'notify',
  family: 'outside',
  icon: 'notify',
  summary: ({ to, message }) => [{ kind: 'people', people: to }, { kind: 'named', of: 'message', name: message }],
  inspector: [{ key: 'to', editor: 'people' }, { key: 'message', editor: 'message' }],
  fresh: ({ whose, message = 'message' }) => ({ to: [{ by: 'person', person: whose }], message }),
  settings,
  entered: true,
  ports: () => [{ key: 'out' }],
  check: ({ to }) => checkSources(to, '/to'),
  expressions: ({ to }) => sourceExpressions(to, '/to'),
  mentions: ({ to, message }) => [{ path: '/message', kind: 'message', name: message }, ...sourceMentions(to, '/to')],
  does: tells<Static<typeof settings>>(({ message }, people) => ({ kind: 'notice', to: people, request: { message } })),
})

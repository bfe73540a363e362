import { Type } from 'typebox'
import { defineNodeType } from '../node-type.ts'

/** Ends its path or, where it says so, the whole run at once. */
export const end = defineNodeType({
  name: 'end',
  family: 'control',
  icon: 'end',
  summary: ({ ends = 'path' }) => (ends === 'run' ? [{ kind: 'choice', setting: 'ends', value: ends }] : []),
  inspector: [{ key: 'ends', editor: 'choice' }],
  settings: Type.Object({ ends: Type.Optional(Type.Enum(['path', 'run'], { default: 'path' })) }, { additionalProperties: false }),
  entered: true,
  ports: () => [],
  does: { kind: 'end', ends: ({ ends = 'path' }) => ends },
})

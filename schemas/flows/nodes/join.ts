import { Type } from 'typebox'
import { defineNodeType } from '../node-type.ts'

/** Brings the branches of a split together: goes on when all of them have come, or with the first. */
export const join = defineNodeType({
  name: 'join',
  family: 'control',
  icon: 'join',
  summary: ({ waitsFor = 'all' }) => [{ kind: 'choice', setting: 'waitsFor', value: waitsFor }],
  inspector: [{ key: 'waitsFor', editor: 'choice' }, { key: 'rest', editor: 'choice', isMore: true }],
  settings: Type.Object(
    {
      waitsFor: Type.Optional(Type.Enum(['all', 'any'], { default: 'all' })),
      /** With the first: whether the other branches end, or go on for themselves. */
      rest: Type.Optional(Type.Enum(['cancel', 'drain'], { default: 'cancel' })),
    },
    { additionalProperties: false },
  ),
  entered: true,
  ports: () => [{ key: 'out' }],
  does: { kind: 'join', policy: ({ waitsFor = 'all', rest = 'cancel' }) => (waitsFor === 'all' ? { waitsFor } : { waitsFor, rest }) },
})

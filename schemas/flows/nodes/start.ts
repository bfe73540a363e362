import { Type } from 'typebox'
import { defineNodeType } from '../node-type.ts'

/** Where a run begins. What starts it says the flow's trigger. */
export const start = defineNodeType({
  name: 'start',
  family: 'control',
  icon: 'start',
  settings: Type.Object({}, { additionalProperties: false }),
  entered: false,
  ports: () => [{ key: 'out' }],
  does: { kind: 'decide', decide: () => 'out' },
})

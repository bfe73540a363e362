import { Type } from 'typebox'
import { defineNodeType } from '../node-type.ts'

/** Where the run goes on when something fails that no edge takes up; all else that was under way ends. */
export const errorHandler = defineNodeType({
  name: 'error_handler',
  family: 'control',
  icon: 'error',
  settings: Type.Object({}, { additionalProperties: false }),
  entered: false,
  ports: () => [{ key: 'out' }],
  gives: () => ({ error: { type: 'text' }, node: { type: 'text' } }),
  does: { kind: 'decide', decide: () => 'out' },
})

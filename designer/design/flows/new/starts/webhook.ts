import { ruleTypeOf } from '../../../../../schemas/fields/field.ts'
import { variableTypes } from '../../../../../schemas/flows/flow.ts'
import { newId } from '../../../../../schemas/ids.ts'
import { fieldOf } from '../../../../../schemas/objects/object.ts'
import { drawFlow } from './drawing.ts'
import { settableFields } from './fitting.ts'
import type { FlowStart } from './start.ts'
import { startWords } from './words.ts'

/** What another system sends becomes a record. */
export const webhook: FlowStart = {
  name: 'webhook',
  blanks: ['fields'],
  fits: (object) => settableFields(object).filter((field) => variableType(ruleTypeOf(field).type) !== undefined).map(({ name }) => name),
  make: ({ blanks: { fields = [] }, object, ...named }) => {
    const received = fields.flatMap((name) => {
      const field = fieldOf(object, name)
      const type = field && variableType(ruleTypeOf(field).type)
      return field && type ? [{ name, type, label: field.label }] : []
    })
    if (received.length === 0) return undefined
    const flow = drawFlow(named, {
      trigger: { type: 'webhook', values: received.map(({ name }) => ({ variable: name, path: `/${name}` })) },
      variables: received.map((variable) => ({ id: newId('variable'), ...variable })),
      nodes: [
        { key: 'start', type: 'start' },
        { key: 'create', type: 'create_record', label: startWords.create, settings: { object: object.name, set: Object.fromEntries(received.map(({ name }) => [name, { var: `vars.${name}` }])) } },
        { key: 'end', type: 'end' },
      ],
      ways: ['start > create', 'create > end'],
    })
    return { flow, beside: [] }
  },
}

const variableType = (type: string) => variableTypes.find((each) => each === type)

import { drawFlow, messageOf, sourceOf } from './drawing.ts'
import { settableFields } from './fitting.ts'
import type { FlowStart } from './start.ts'
import { startWords } from './words.ts'

/** Somebody is told when a field of a record changes. */
export const tell: FlowStart = {
  name: 'tell',
  blanks: ['field', 'who'],
  fits: (object) => settableFields(object).map(({ name }) => name),
  make: (filling) => {
    const { object, blanks: { field, who } } = filling
    if (field === undefined || who === undefined) return undefined
    const message = messageOf(filling)
    const flow = drawFlow(filling, {
      trigger: { type: 'record', object: object.name, on: ['create', 'update'], when: { changed: [`record.${field}`] } },
      nodes: [
        { key: 'start', type: 'start' },
        { key: 'tell', type: 'notify', label: startWords.tell, settings: { to: [sourceOf(who)], message: message.name } },
        { key: 'end', type: 'end' },
      ],
      ways: ['start > tell', 'tell > end'],
    })
    return { flow, beside: [message] }
  },
}

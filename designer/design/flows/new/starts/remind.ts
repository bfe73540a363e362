import { ruleTypeOf } from '../../../../../schemas/fields/field.ts'
import { liesOnDay } from '../../../../../schemas/rules/rule-type.ts'
import { drawFlow, messageOf, sourceOf } from './drawing.ts'
import { plainFields } from './fitting.ts'
import type { FlowStart } from './start.ts'
import { startWords } from './words.ts'

/** Somebody is told some days before a date of a record, in the morning. */
export const remind: FlowStart = {
  name: 'remind',
  blanks: ['days', 'field', 'who'],
  fits: (object) => plainFields(object).filter((field) => liesOnDay(ruleTypeOf(field))).map(({ name }) => name),
  make: (filling) => {
    const { object, blanks: { field, days, who } } = filling
    if (field === undefined || days === undefined || who === undefined) return undefined
    const message = messageOf(filling)
    const flow = drawFlow(filling, {
      trigger: { type: 'date', object: object.name, field, days: -days, at: '09:00' },
      nodes: [
        { key: 'start', type: 'start' },
        { key: 'remind', type: 'notify', label: startWords.remind, settings: { to: [sourceOf(who)], message: message.name } },
        { key: 'end', type: 'end' },
      ],
      ways: ['start > remind', 'remind > end'],
    })
    return { flow, beside: [message] }
  },
}

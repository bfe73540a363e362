import { ruleTypeOf } from '../../../../../schemas/fields/field.ts'
import { isNumber } from '../../../../../schemas/rules/rule-type.ts'
import { drawFlow } from './drawing.ts'
import { plainFields } from './fitting.ts'
import type { FlowStart } from './start.ts'
import { startWords } from './words.ts'

const owner = { var: 'record.owner' }

/** The owner's manager approves, above an amount the next manager as well. */
export const chain: FlowStart = {
  name: 'chain',
  blanks: ['field', 'amount'],
  isApproval: true,
  fits: (object) => plainFields(object).filter((field) => isNumber(ruleTypeOf(field))).map(({ name }) => name),
  make: ({ blanks: { field, amount }, ...named }) =>
    field === undefined || amount === undefined
      ? undefined
      : {
          beside: [],
          flow: drawFlow(named, {
            trigger: { type: 'button', object: named.object.name, label: startWords.submit },
            nodes: [
              { key: 'start', type: 'start' },
              { key: 'manager', type: 'approval', label: startWords.manager, settings: { mode: 'any', approvers: [{ by: 'manager', of: owner }], due: { days: 2 }, lock: 'all' } },
              { key: 'how_much', type: 'condition', label: startWords.howMuch, settings: { branches: [{ key: 'above', label: startWords.above, when: { '>': [{ var: `record.${field}` }, Number(amount)] } }] } },
              { key: 'next_manager', type: 'approval', label: startWords.nextManager, settings: { mode: 'any', approvers: [{ by: 'manager', of: owner, level: 2 }], due: { days: 2 }, lock: 'all' } },
              { key: 'approved', type: 'end', label: startWords.approved },
              { key: 'rejected', type: 'end', label: startWords.rejected },
            ],
            ways: ['start > manager', 'manager.approved > how_much', 'manager.rejected > rejected', 'how_much.above > next_manager', 'how_much.otherwise > approved', 'next_manager.approved > approved', 'next_manager.rejected > rejected'],
          }),
        },
}

import { fieldTypeOf, ruleTypeOf } from '../../../../../schemas/fields/field.ts'
import { labelIn } from '../../../../../schemas/label.ts'
import { fieldOf } from '../../../../../schemas/objects/object.ts'
import { drawFlow, type DrawnNode } from './drawing.ts'
import { plainFields } from './fitting.ts'
import type { Filling, FlowStart, Started } from './start.ts'
import { startWords } from './words.ts'

/** Every new record gets the owner that an option of it names. */
export const give: FlowStart = {
  name: 'give',
  blanks: ['field', 'people'],
  fits: (object) => plainFields(object).filter((field) => ruleTypeOf(field).type === 'option').map(({ name }) => name),
  make: (filling) => {
    const { object, blanks: { field, people = {} } } = filling
    const picklist = field === undefined ? undefined : fieldOf(object, field)
    const options = (picklist && fieldTypeOf(picklist).options?.(picklist)) ?? []
    const given = options.filter(({ value }) => people[value] !== undefined).slice(0, mostOptions)
    if (field === undefined || given.length === 0) return undefined
    return started(filling, { field, people, given: given.map(({ value, label }) => ({ value, label: labelIn(label, 'en') })) })
  },
}

const mostOptions = 20

interface Giving {
  readonly field: string
  readonly people: Readonly<Record<string, string>>
  readonly given: readonly { readonly value: string; readonly label: string }[]
}

function started(filling: Filling, { field, people, given }: Giving): Started {
  const { object } = filling
  const branches = given.map(({ value, label }, index) => ({ key: `way_${index + 1}`, label, when: { '==': [{ var: `record.${field}` }, value] } }))
  const rest = people['otherwise']
  const gives = given.map(({ value }, index): DrawnNode => giving(`give_${index + 1}`, people[value]))
  const others = rest === undefined ? [] : [giving('give_otherwise', rest)]
  const flow = drawFlow(filling, {
    trigger: { type: 'record', object: object.name, on: ['create'] },
    nodes: [
      { key: 'start', type: 'start' },
      { key: 'whose', type: 'condition', label: startWords.whose, settings: { branches } },
      ...gives, ...others,
      { key: 'end', type: 'end' },
    ],
    ways: [
      'start > whose',
      ...branches.map(({ key }, index) => `whose.${key} > give_${index + 1}`),
      `whose.otherwise > ${rest === undefined ? 'end' : 'give_otherwise'}`,
      ...[...gives, ...others].map(({ key }) => `${key} > end`),
    ],
  })
  return { flow, beside: [] }
}

const giving = (key: string, person: string | undefined): DrawnNode => ({ key, type: 'update_record', label: startWords.give, settings: { set: { owner: person ?? null } } })

import { describe, expect, it } from 'vitest'
import { fieldOf, type ObjectDefinition } from '../../../../../schemas/objects/object.ts'
import { definitionSet } from '../../../../../schemas/definition-set.ts'
import { kinds } from '../../../../../schemas/kinds.ts'
import { createAjv } from '../../../../../runtime/compile/ajv.ts'
import { flowStarts } from '../../../../../designer/design/flows/new/starts/index.ts'
import { newStatusField, statusFieldOf, withStatusField } from '../../../../../designer/design/flows/new/starts/status-field.ts'
import { type Blanks, type FlowStart, startNames } from '../../../../../designer/design/flows/new/starts/start.ts'
import { wordsOfFlow } from '../../../../../schemas/flows/words/flow-words.ts'
import { tellingOf } from '../../../../../schemas/flows/words/telling.ts'

const option = (value: string, index: number) => ({ id: `opt_00000000000${index}`, value, label: value })
const objects = [
  {
    kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
    fields: [
      { id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true },
      { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' },
      { id: 'fld_000000000003', name: 'region', type: 'picklist', label: 'Region', options: [option('north', 1), option('south', 2)] },
      { id: 'fld_000000000004', name: 'close_date', type: 'date', label: 'Close date' },
    ],
  },
  {
    kind: 'object', format: 1, id: 'obj_000000000002', name: 'leave', label: { vi: 'Nghỉ phép' }, plural: { vi: 'Nghỉ phép' }, title: 'number',
    fields: [
      { id: 'fld_000000000011', name: 'number', type: 'autonumber', label: 'No.', pattern: 'L-{0000}' },
      { id: 'fld_000000000012', name: 'begins_at', type: 'datetime', label: 'Begins' },
      { id: 'fld_000000000013', name: 'days', type: 'integer', label: 'Days' },
      { id: 'fld_000000000014', name: 'kind_of', type: 'picklist', label: 'Kind', options: [option('paid', 1)] },
      { id: 'fld_000000000015', name: 'note', type: 'long_text', label: 'Note' },
    ],
  },
] as unknown as readonly ObjectDefinition[]
const roles = [{ kind: 'role', format: 1, id: 'rol_000000000001', name: 'finance', label: 'Finance' }]
const person = '01980000-0000-7000-8000-000000000001'
const isFlow = createAjv().compile(kinds.flow.schema)

const fillings: readonly Partial<Blanks>[] = [{ who: 'manager' }, { who: 'owner' }, { who: 'head' }, { who: { role: 'finance' } }]

function blanksOf(start: FlowStart, object: ObjectDefinition, field: string | undefined): Blanks {
  const options = field === undefined ? [] : ((fieldOf(object, field) as { options?: { value: string }[] }).options ?? [])
  return {
    ...(field !== undefined && { field }), amount: '100000', days: 3,
    people: Object.fromEntries([...options.map(({ value }) => [value, person]), ['otherwise', person]]),
    fields: start.fits?.(object, definitionSet([])) ?? [],
  }
}

describe('a start', () => {
  const cases = flowStarts.flatMap((start) => objects.flatMap((object) => {
    const fields = start.blanks.includes('field') ? (start.fits?.(object, definitionSet([])) ?? []) : [undefined]
    return fields.map((field) => [start.name, object.name, field ?? '', { start, object, field }] as const)
  }))

  it.each(cases)('%s for %s %s is sound, whatever it is filled in with', (_name, _object, _field, { start, object, field }) => {
    for (const filling of fillings) {
      const made = start.make({ name: 'made', label: 'Made', object, set: definitionSet([...objects, ...roles] as never), blanks: { ...blanksOf(start, object, field), ...filling } })
      if (!made) throw new Error('a blank is missing')
      const set = definitionSet([...objects, ...roles, ...made.beside, made.flow] as never)
      expect(isFlow(made.flow) ? [] : isFlow.errors).toEqual([])
      expect(kinds.flow.check(made.flow, set)).toEqual([])
      for (const message of made.beside) expect(kinds.message.check(message as never, set)).toEqual([])
      const words = wordsOfFlow(tellingOf(made.flow, set, { language: 'en' }))
      expect(JSON.stringify(words)).not.toContain('not finished')
    }
  })

  it('is there for every name, and fits each object that has the fields', () => {
    expect(flowStarts.map(({ name }) => name)).toEqual([...startNames])
    expect(new Set(cases.map(([name, object]) => `${name} ${object}`)).size).toBe(flowStarts.length * objects.length)
  })

  it.each(flowStarts.filter(({ blanks }) => blanks.length > 0).map((start) => [start.name, start] as const))('%s is not made before its blanks are filled in', (_, start) => {
    for (const object of objects) expect(start.make({ name: 'made', label: 'Made', object, set: definitionSet([]), blanks: {} })).toBeUndefined()
  })
})

describe('a status field', () => {
  it('is offered once, and found when it is there', () => {
    const [deal] = objects
    if (!deal) throw new Error('no object')
    const field = newStatusField(deal)
    expect(kinds.object.check({ ...deal, fields: [...deal.fields, field] } as never, definitionSet([]))).toEqual([])
    expect(statusFieldOf(deal)).toBeUndefined()
    expect(statusFieldOf({ ...deal, fields: [...deal.fields, field] } as never)?.name).toBe('approval_status')
    expect(newStatusField({ ...deal, fields: [...deal.fields, field] } as never).name).toBe('approval_status_2')
  })

  it.each(flowStarts.filter(({ isApproval }) => isApproval))('keeps $name from being submitted once it is in approval or approved', (start) => {
    const [deal] = objects
    const field = deal && newStatusField(deal)
    const made = deal && start.make({ name: 'made', label: 'Made', object: deal, set: definitionSet(objects as never), blanks: { ...blanksOf(start, deal, 'amount'), who: 'manager' } })
    if (!made || !field) throw new Error('a blank is missing')
    const flow = withStatusField(made.flow, field.name)
    const set = definitionSet([{ ...deal, fields: [...deal.fields, field] }, flow] as never)
    expect({ faults: [...(isFlow(flow) ? [] : (isFlow.errors ?? [])), ...kinds.flow.check(flow, set)], status: flow.status }).toEqual({ faults: [], status: 'approval_status' })
    expect(flow.trigger['when']).toEqual({ '!': [{ in: [{ var: 'record.approval_status' }, ['in_approval', 'approved']] }] })
  })
})

import { describe, expect, it } from 'vitest'
import { filledIn, taskFaults, valueOf } from '../../../../designer/work/inbox/field-faults.ts'
import type { TaskAnswer } from '../../../../schemas/api/task.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../../schemas/fields/field-type.ts'

const context = { currency: 'USD', country: 'US', zone: 'UTC' }

function field(name: string, value: FieldValue, more: Partial<TaskAnswer['fields'][number]> = {}): TaskAnswer['fields'][number] {
  const definition: FieldDefinition = { id: `fld_${name}`, name, type: 'integer', label: name }
  return { definition, value, title: null, editable: true, required: false, ...more }
}

describe('the fields of a task', () => {
  it('send only what was changed and may be', () => {
    const task = { fields: [field('a', 1), field('b', 2), field('c', 3, { editable: false })] }
    expect(filledIn(task, { a: 1, b: 5, c: 9 })).toEqual({ b: 5 })
  })

  it('hold what is stored until something is filled in, blank among that', () => {
    expect(valueOf(field('a', 1), {})).toBe(1)
    expect(valueOf(field('a', 1), { a: null })).toBeNull()
  })

  it('are judged before they are sent: what is required, and what cannot be read', () => {
    const task = { fields: [field('a', null, { required: true }), field('b', null), field('c', 3), field('d', null, { required: true, editable: false })] }
    const faults = taskFaults(task, { c: 'three' }, context)
    expect([...faults.keys()]).toEqual(['a', 'c'])
    expect(faults.get('a')).toEqual({ code: 'required' })
    expect(taskFaults(task, { a: 4, c: 5 }, context).size).toBe(0)
  })
})

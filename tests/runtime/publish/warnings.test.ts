import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDefinition } from '../../../runtime/publish/draft.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { newId } from '../../../schemas/ids.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { field, object, role, startTestDesign, type TestDesign, validationRule } from '../../support/publishing.ts'

let design: TestDesign

const task = object('task', [field('name', 'text', { required: true }), field('due', 'date'), field('hours', 'integer')])
const rep = role('rep', { objects: { task: { create: true, read: 'all' } } })
const form: LayoutDefinition = {
  kind: 'layout', format: 1, id: newId('layout'), name: 'task_main', label: { en: 'Main' }, object: 'task', for: 'form', roles: ['rep'],
  tabs: [{ id: newId('tab'), label: 'Details', sections: [{ id: newId('section'), label: 'Basics', items: [{ id: newId('item'), field: 'name' }] }] }],
}

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(task, rep, form)
})
afterAll(() => design.close())

const warnings = async () => (await planPublish(design.caller(), {})).warnings.map(({ code, path, level }) => `${level} ${code} ${path}`)

describe('a warning', () => {
  it('is none of a sound design', async () => {
    expect(await warnings()).toEqual([])
    await design.publish()
  })

  it('is told in the plan and in the editor, and stands in the way of nothing', async () => {
    const due = { ...task, fields: task.fields.map((each) => (each.name === 'due' ? { ...each, required: true } : each)) }
    await design.put(due, validationRule('task_never', { refuseWhen: { and: [{ '>': [{ var: 'hours' }, 8] }, { '<': [{ var: 'hours' }, 2] }] } }))
    // The layout itself did not change; its object did.
    expect((await warnings()).toSorted()).toEqual(['warning condition.never-holds /rule/task_never/refuseWhen', 'warning layout.required-not-placed /layout/task_main'])
    expect((await readDefinition(design.workspace, 'layout', 'task_main')).issues).toMatchObject([{ code: 'layout.required-not-placed', level: 'warning', params: { field: 'due' } }])
    expect((await planPublish(design.caller(), {})).publishable).toBe(true)
    expect(await design.publish()).toBeGreaterThan(1)
  })
})

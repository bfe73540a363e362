import type { DraftChange } from '../../../schemas/api/draft.ts'
import type { PlanStep, PublishPlan } from '../../../schemas/api/publish-plan.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'

/** Samples of what the Design space works on; ids are a letter repeated. */
const idOf = (prefix: string, letter: string) => `${prefix}_${letter.repeat(12)}`

export const me = '00000000-0000-7000-8000-00000000000a'
export const lan = '00000000-0000-7000-8000-00000000000b'

export const change = (key: string, more: Partial<DraftChange> = {}): DraftChange => {
  const [kind = 'object', name = ''] = key.split('/')
  return { kind, id: `${kind.slice(0, 3)}_${name}`, name, label: name, op: 'change', revision: 1, by: { id: me, name: 'Minh' }, at: '2026-11-21T09:00:00.000Z', ...more }
}

export const byLan = { by: { id: lan, name: 'Lan' } }

export const role = (name: string, objects: RoleDefinition['objects'] = {}): RoleDefinition => ({ kind: 'role', format: 1, id: `rol_${name}`, name, label: name, objects })

export const field = (letter: string, name: string, type = 'text', settings: object = {}): FieldDefinition => ({ id: idOf('fld', letter), name, type, label: name, ...settings })

export const object = (name: string, fields: FieldDefinition[] = [field('a', 'name')], more: Partial<ObjectDefinition> = {}): ObjectDefinition => ({
  kind: 'object', format: 1, id: `obj_${name}`, name, label: name, plural: `${name}s`, title: 'name', fields, ...more,
})

export const step = (id: string, more: Partial<PlanStep> = {}): PlanStep => ({
  id, phase: 'switch', op: 'addField', object: 'obj_deal', field: null, class: 'safe', lock: null, rows: 0, exact: true, seconds: 0, undo: null, params: {}, message: '', ...more,
})

export const plan = (more: Partial<PublishPlan> = {}): PublishPlan => ({
  digest: '0'.repeat(64), base: 1, changes: [], steps: [], checks: [], issues: [], warnings: [], needed: [], publishable: true, ...more,
})

import type { Caller } from '../../caller.ts'
import type { Plan } from '../../compile/plan.ts'
import type { Access, ObjectAccess } from '../../roles/access.ts'
import type { Workspace } from '../../workspaces/workspace.ts'

/** No person has this id, so no rule takes the work for somebody's own. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** Whoever does what time demands: sees every record and value, and is nobody. Its writes say `unattended`. */
export const callerWithoutPerson = (workspace: Workspace, plan: Plan): Caller => ({
  workspace,
  plan,
  person: { id: nobody, name: '', language: 'en', zone: plan.settings.zone },
  access: plan.memo('access:@unattended', () => openAccess(plan)),
  rights: 0,
})

const openAccess = (plan: Plan): Access => {
  const objects = new Map([...plan.objects.values()].map(({ name, byName }): [string, ObjectAccess] => [name, openOn(new Set(byName.keys()))]))
  const nothing = openOn(new Set())
  return { key: '@unattended', object: (name) => objects.get(name) ?? { ...nothing, read: false, update: false }, system: new Set(), hasRules: false }
}

const openOn = (fields: ReadonlySet<string>): ObjectAccess => ({
  create: false, read: 'all', update: 'all', delete: false, assign: true, claim: false, export: false, import: false, readable: fields, editable: fields,
})

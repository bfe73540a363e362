import type { FieldRight, ObjectRights, RoleDefinition, SystemRight } from '../../schemas/roles/role.ts'
import { systemRights } from '../../schemas/roles/role.ts'
import type { ObjectPlan, Plan } from '../compile/plan.ts'
import { withoutHiddenFormulas } from './formula-rights.ts'
import { withinParents } from './owned-rights.ts'
import { either, hasRules, type Reach, reachOf } from './reach.ts'
import { withTeams } from './team-reach.ts'
import { withRowRights } from './row-rights.ts'

/** What one person may do, compiled from all their roles: the widest of them wins. The only judge of rights. */
export interface Access {
  /** Same key, same rights: what is prepared for an access can be shared by everybody who has it. */
  readonly key: string
  object(name: string): ObjectAccess
  readonly system: ReadonlySet<SystemRight>
  /** Whether rules decide which records are reached, on any object. */
  readonly hasRules: boolean
  /** A flow's own: what keeps people from changing a record in approval does not keep the flow. */
  readonly ofFlow?: true
}

export interface ObjectAccess {
  readonly create: boolean
  readonly read: Reach
  readonly update: Reach
  readonly delete: Reach
  readonly assign: boolean
  /** May see the object's pool and make records of it one's own. */
  readonly claim: boolean
  readonly export: boolean
  readonly import: boolean
  /** Names of the fields that may be seen, system fields included. */
  readonly readable: ReadonlySet<string>
  /** Names of the fields that may be set, system fields included. */
  readonly editable: ReadonlySet<string>
}

/** The access that roles (ids of definitions) give under a plan; ids of roles that are no more are passed over. */
export function accessOf(plan: Plan, roleIds: readonly string[]): Access {
  const key = roleIds.filter((id) => plan.roles.has(id)).toSorted().join(',')
  return plan.memo(`access:${key}`, () => compileAccess(plan, key))
}

/** The roles that an access is made of. */
export const rolesOf = (plan: Plan, { key }: Pick<Access, 'key'>): readonly RoleDefinition[] =>
  (key === '' ? [] : key.split(',')).flatMap((id) => plan.roles.get(id) ?? [])

function compileAccess(plan: Plan, key: string): Access {
  const roles = rolesOf(plan, { key })
  const granted = new Map([...plan.objects.values()].map((object) => [object.name, objectAccess(object, roles)]))
  const objects = withoutHiddenFormulas(plan, withRowRights(plan, withinParents(plan, granted)))
  return {
    key,
    object: (name) => objects.get(name) ?? nothing,
    system: systemRightsOf(roles),
    hasRules: [...objects.values()].some(({ read, update, delete: remove }) => [read, update, remove].some(hasRules)),
  }
}

const nothing: ObjectAccess = {
  create: false, read: false, update: false, delete: false, assign: false, claim: false, export: false, import: false,
  readable: new Set(), editable: new Set(),
}

const systemRightsOf = (roles: readonly RoleDefinition[]): ReadonlySet<SystemRight> =>
  new Set(roles.flatMap((role) => (role.system ?? []).flatMap((right) => (right === '*' ? [...systemRights] : [right]))))

const everything: Required<ObjectRights> = {
  create: true, read: 'all', update: 'all', delete: 'all', assign: true, claim: true, export: true, import: true,
}

function objectAccess(object: ObjectPlan, roles: readonly RoleDefinition[]): ObjectAccess {
  const granted = roles.map((role) => ({ role, rights: rightsOn(object, role) }))
  const widest = (right: 'read' | 'update' | 'delete'): Reach => either(granted.map(({ rights }) => reachOf(rights[right])))
  const any = (right: 'create' | 'assign' | 'claim' | 'export' | 'import') => granted.some(({ rights }) => rights[right] === true)
  const fieldsWith = (rights: readonly FieldRight[], needed: (rights: ObjectRights) => boolean) =>
    object.fields.filter((field) => granted.some((grant) => needed(grant.rights) && rights.includes(fieldRight(field, object, grant.role))))
  const system = [...object.byName.values()].filter((field) => field.system).map(({ name }) => name)
  const readable = fieldsWith(['read', 'edit'], ({ read }) => read !== undefined && read !== false)
  const writes = ({ create, update }: ObjectRights) => create === true || (update !== undefined && update !== false)
  const editable = fieldsWith(['edit'], writes)
  const given = [
    ...(any('assign') ? ['owner'] : []),
    ...(object.byName.has('record_type') && granted.some(({ rights }) => writes(rights)) ? ['record_type'] : []),
  ]
  const claim = object.definition.pool !== undefined && widest('read') !== false && any('claim')
  return {
    create: any('create'), ...withTeams(object, { read: either([widest('read'), claim && { kind: 'pool' }]), update: widest('update'), delete: widest('delete') }),
    assign: any('assign'), claim, export: any('export'), import: any('import'),
    readable: new Set([...readable.map(({ name }) => name), ...system]),
    editable: new Set([...editable.map(({ name }) => name), ...given]),
  }
}

function rightsOn(object: ObjectPlan, role: RoleDefinition): ObjectRights {
  const rights = role.objects[object.name] ?? role.objects['*'] ?? {}
  return rights === 'everything' ? everything : rights
}

/** A field that holds personal data is hidden unless the role names it or holds everything. */
function fieldRight(field: ObjectPlan['fields'][number], object: ObjectPlan, role: RoleDefinition): FieldRight {
  const named = role.fields?.[`${object.name}.${field.name}`]
  if (named) return named
  const holdsEverything = (role.objects[object.name] ?? role.objects['*']) === 'everything'
  return field.definition.personal && !holdsEverything ? 'none' : 'edit'
}

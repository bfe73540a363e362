import type { AppAnswer, AppObject } from '../../schemas/api/app.ts'
import { type FlowDefinition, nodeTypeOf, objectOf } from '../../schemas/flows/flow.ts'
import type { Caller } from '../caller.ts'
import { keptFields } from '../records/kept-fields.ts'
import type { ObjectPlan, Plan } from '../compile/plan.ts'
import { visibleViews } from '../views/visible-views.ts'
import { personLayouts } from '../layouts/person-layout.ts'
import { visibleRules } from '../validation-rules/visible-rules.ts'
import { rolesOf } from './access.ts'
import { levelOf } from './reach.ts'
import { fieldAtPath } from './readable-field.ts'

/** What the browser shows the caller: the objects cut to what may be known of them, settings and rights. */
export function appView(caller: Caller): AppAnswer {
  const { plan, person, access } = caller
  const { calls: _, ...settings } = plan.settings
  return {
    release: plan.release,
    rightsRevision: caller.rights,
    person: { id: person.id, name: person.name, language: person.language, zone: person.zone },
    roles: rolesOf(plan, access).map(({ name }) => name),
    settings,
    system: [...access.system],
    ...(caller.workspace.ports.mail.isKept && access.system.has('design') && { mailIsKept: true as const }),
    objects: plan.memo(`app:${access.key}`, () => [...plan.objects.values()].flatMap((object) => visibleObject(caller, object) ?? [])),
    views: [...visibleViews(caller)],
    rules: plan.memo(`app-rules:${access.key}`, () => visibleObjects(caller).flatMap((object) => visibleRules(caller, object))),
    layouts: plan.memo(`app-layouts:${access.key}`, () => visibleObjects(caller).flatMap((object) => personLayouts(caller, object))),
  }
}

/**
 * Changes whenever the view does, and names the person: a browser's cache is shared by all who sign in there, one
 * after another.
 */
export const appViewTag = ({ plan, rights, person, workspace }: Caller): string =>
  `${plan.release}.${rights}.${plan.settingsNumber}.${person.id}${workspace.ports.mail.isKept ? '.k' : ''}`

const visibleObjects = ({ plan, access }: Caller): readonly ObjectPlan[] =>
  [...plan.objects.values()].filter(({ name }) => access.object(name).read || access.object(name).create)

function visibleObject(caller: Caller, object: ObjectPlan): AppObject | undefined {
  const { name, definition } = object
  const { readable, editable, read, update, delete: remove, ...flags } = caller.access.object(name)
  if (!read && !flags.create) return undefined
  const known = (field: string) => readable.has(field) || editable.has(field)
  const isReadable = (path: string) => fieldAtPath(caller, object, path) !== undefined
  return {
    definition: {
      ...definition,
      fields: definition.fields.filter((field) => known(field.name)),
      subtitle: (definition.subtitle ?? []).filter(isReadable),
      facts: (definition.facts ?? []).filter(isReadable),
      unique: (definition.unique ?? []).filter(({ fields }) => fields.every(known)),
      indexes: [],
    },
    can: { ...flags, read: levelOf(read), update: levelOf(update), delete: levelOf(remove) },
    editable: [...editable].filter((field) => !keptFields(caller.plan, name)?.has(field)),
    ...(objectsWithFlows(caller.plan).has(name) && { hasFlows: true as const }),
  }
}

/** Names of the objects about whose records flows ask people, or which have buttons that start flows. */
const objectsWithFlows = (plan: Plan): ReadonlySet<string> =>
  plan.memo('app:flows', () => new Set(plan.definitions.all('flow').flatMap((flow) => (isShown(flow) ? (objectOf(flow) ?? []) : []))))

const isShown = ({ trigger, nodes }: FlowDefinition): boolean => trigger.type === 'button' || nodes.some((node) => nodeTypeOf(node).tasks !== undefined)

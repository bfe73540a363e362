import { createHash } from 'node:crypto'
import type { AppAnswer, AppObject } from '../../schemas/api/app.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'

/** What the browser shows the caller: the objects cut to what may be known of them, settings and rights. */
export function appView(caller: Caller): AppAnswer {
  const { plan, person, access } = caller
  return {
    release: plan.release,
    person: { id: person.id, name: person.name, language: person.language, zone: person.zone },
    settings: plan.settings,
    system: [...access.system],
    objects: plan.memo(`app:${access.key}`, () => [...plan.objects.values()].flatMap((object) => visibleObject(caller, object) ?? [])),
  }
}

/** Changes exactly when the view does. */
export const appViewTag = (view: AppAnswer): string => createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 22)

function visibleObject(caller: Caller, { name, definition }: ObjectPlan): AppObject | undefined {
  const { readable, editable, ...can } = caller.access.object(name)
  if (!can.read && !can.create) return undefined
  const known = (field: string) => readable.has(field) || editable.has(field)
  const hop = (path: string) => known(path.split('.')[0] ?? path) || !definition.fields.some((field) => field.name === path.split('.')[0])
  return {
    definition: {
      ...definition,
      fields: definition.fields.filter((field) => known(field.name)),
      subtitle: (definition.subtitle ?? []).filter(hop),
      facts: (definition.facts ?? []).filter(hop),
      unique: (definition.unique ?? []).filter(({ fields }) => fields.every(known)),
      indexes: [],
    },
    can,
    editable: [...editable],
  }
}

import type { ExplainObjectAnswer, ObjectAccessAnswer, PersonAccessAnswer, Verdict } from '../../schemas/api/explain.ts'
import { labelIn } from '../../schemas/label.ts'
import { type ExplainedRight, explainedRights } from '../../schemas/roles/explained-rights.ts'
import { systemRights } from '../../schemas/roles/role.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { chosenLayout } from '../layouts/person-layout.ts'
import { fieldsKnownTo, readable, settable } from '../records/explain-fields.ts'
import { isObjectKnown, objectKnownTo, subjectOf } from '../records/explain-record.ts'
import { objectVerdict } from '../records/explain-rights.ts'
import { gateOf } from '../records/gate.ts'
import { accessOf, rolesOf } from './access.ts'
import { peopleToAsk } from './people-to-ask.ts'
import { heldRoles, named, type Told } from './grants.ts'

/**
 * Says what a person may see and do in the workspace, and by which roles, of the objects and fields that the asker may
 * know of. Refuses `forbidden` for another person without the right to manage people or to design, and `not-found`.
 */
export async function explainPerson(asker: Caller, person: string): Promise<PersonAccessAnswer> {
  const subject = await subjectOf(asker, person)
  const told: Told = { plan: asker.plan, access: subject.access, language: asker.person.language }
  const { id, name } = subject.person
  const objects = [...asker.plan.objects.values()].filter((object) => isObjectKnown(asker, object.name))
  return { person: { id, name }, roles: heldRoles(told), system: systemGrants(told), objects: objects.map((object) => objectAccess({ asker, subject, object }, told)) }
}

/** The same of one object, for oneself or somebody else. Refuses `not-found` for an object that the asker may not know of. */
export async function explainObject(asker: Caller, { objectName, person }: { objectName: string; person?: string }): Promise<ExplainObjectAnswer> {
  const object = objectKnownTo(asker, objectName)
  const subject = await subjectOf(asker, person)
  const told: Told = { plan: asker.plan, access: subject.access, language: asker.person.language }
  const { id, name } = subject.person
  return { person: { id, name }, roles: heldRoles(told), ask: [...(await peopleToAsk(asker))], ...objectAccess({ asker, subject, object }, told) }
}

const systemGrants = (told: Told): PersonAccessAnswer['system'] =>
  systemRights
    .filter((right) => told.access.system.has(right))
    .map((right) => ({ right, roles: rolesOf(told.plan, told.access).filter(({ id }) => accessOf(told.plan, [id]).system.has(right)).map((role) => named(told, role)) }))

interface Looked {
  readonly asker: Caller
  readonly subject: Caller
  readonly object: ObjectPlan
}

function objectAccess(looked: Looked, told: Told): ObjectAccessAnswer {
  const { object } = looked
  const rights = explainedRights.map((right): [ExplainedRight, Verdict] => [right, objectVerdict(looked, told, right)])
  return {
    object: object.name,
    label: labelled(looked.asker, object.definition.plural),
    // A record of exactly the rights that are listed.
    rights: Object.fromEntries(rights) as ObjectAccessAnswer['rights'],
    fields: narrowedFields(looked, told),
    layouts: layoutsOf(looked),
  }
}

function narrowedFields({ asker, subject, object }: Looked, told: Told): ObjectAccessAnswer['fields'] {
  const gate = gateOf(asker, object)
  const { create, update } = subject.access.object(object.name)
  // Where no record may be written, that no field may be is no news.
  const writes = create || update !== false
  return fieldsKnownTo(asker, object)
    .filter((field) => !field.system)
    .map((field) => ({ field, read: readable(subject, object, { field, told }), update: settable(subject, object, { field, told }) }))
    .filter(({ field, read, update }) => read.allowed === false || (writes && field.isGiven && update.allowed === false))
    .map(({ field, read, update }) => ({ ...gate.fieldParams(field), read, update }))
}

function layoutsOf({ asker, subject, object }: Looked): ObjectAccessAnswer['layouts'] {
  const types = [null, ...(object.definition.recordTypes ?? [])]
  return (['page', 'form'] as const).flatMap((use) => {
    const chosen = types.flatMap((type) => {
      const found = chosenLayout(subject, object, { use, recordType: type?.name ?? null })
      return found ? [{ for: use, name: found.layout.name, label: labelled(asker, found.layout.label), reason: found.reason, recordType: type && labelled(asker, type.label) }] : []
    })
    const [first, ...others] = chosen
    const isOne = first !== undefined && chosen.length === types.length && others.every(({ name }) => name === first.name)
    // Records without a type are told of only where there are no types, or where they all show alike.
    return isOne ? [first] : chosen.filter(({ recordType }) => recordType !== null || types.length === 1)
  })
}

const labelled = ({ plan, person }: Caller, label: Parameters<typeof labelIn>[0]): string => labelIn(label, person.language, plan.settings.languages[0])

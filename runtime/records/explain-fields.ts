import type { ExplainAnswer, ExplainReason, FieldVerdict, Verdict } from '../../schemas/api/explain.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { becauseOf, rolesOpening, type Told } from '../roles/grants.ts'
import { fieldAtPath } from '../roles/readable-field.ts'
import type { RecordLayout } from './explain-layouts.ts'
import type { Explaining } from './explain-record.ts'
import { needs } from './explain-rights.ts'
import { gateOf } from './gate.ts'
import { refuseField } from './input.ts'

interface FieldSituation {
  readonly told: Told
  readonly rights: Pick<ExplainAnswer['rights'], 'read' | 'update'>
  readonly layouts: readonly RecordLayout[]
}

/** What a person may see and change of a record, field by field, as far as the asker may know of the fields. */
export function explainFields(explaining: Explaining, situation: FieldSituation): readonly FieldVerdict[] {
  const { asker, subject, object } = explaining
  const gate = gateOf(asker, object)
  return fieldsKnownTo(asker, object).map((field) => {
    const hidden = situation.layouts.find(({ shown }) => shown.for === 'page')?.reason(field.name)
    return {
      ...gate.fieldParams(field),
      read: behind(situation.rights.read, 'read', readable(subject, object, { field, told: situation.told })),
      update: behind(situation.rights.update, 'update', changeable(explaining, situation, field)),
      ...(hidden && (hidden.holds === null || hidden.effect !== 'locked') ? { hidden } : {}),
    }
  })
}

/** Own fields and those that people set beside them. Who designs sees the definitions, and so knows of all. */
export const fieldsKnownTo = ({ access }: Caller, object: ObjectPlan): readonly FieldPlan[] => {
  const { readable, editable } = access.object(object.name)
  const own = [...object.fields, ...['owner', 'record_type'].flatMap((name) => object.byName.get(name) ?? [])]
  return own.filter(({ name }) => readable.has(name) || editable.has(name) || access.system.has('design'))
}

/** What a role lets be done with a field comes after the right on the record. */
const behind = (right: Verdict, name: 'read' | 'update', { allowed, because }: Verdict): Verdict =>
  right.allowed === true ? { allowed, because } : { allowed: allowed === false ? false : right.allowed, because: [needs(name, right.allowed), ...because] }

/** Whether a person may read a field of records that he or she may read. */
export function readable(subject: Caller, object: ObjectPlan, { field, told }: { field: FieldPlan; told: Told }): Verdict {
  if (subject.access.object(object.name).readable.has(field.name)) return { allowed: true, because: rolesOpening(told, object.name, { field: field.name, to: 'readable' }).map((role) => ({ by: 'role', holds: true, role })) }
  const readsHidden = field.formula?.mentions.some((path) => fieldAtPath(subject, object, path) === undefined) ?? false
  return { allowed: false, because: [readsHidden ? { by: 'formula', holds: false } : { by: 'no-role', holds: false }] }
}

/** Whether a person may set a field of records that he or she may change. */
export function settable(subject: Caller, object: ObjectPlan, { field, told }: { field: FieldPlan; told: Told }): Verdict {
  const gate = gateOf(subject, object)
  const allowed = refuseField(gate, field) === undefined
  if (!field.isGiven || gate.keptBy(field) !== undefined) return { allowed, because: [{ by: 'system', holds: false }] }
  return { allowed, because: becauseOf(rolesOpening(told, object.name, { field: field.name, to: 'editable' })) }
}

function changeable({ subject, object }: Explaining, { told, layouts }: FieldSituation, field: FieldPlan): Verdict {
  const { allowed, because } = settable(subject, object, { field, told })
  const reason = layouts.find(({ shown }) => shown.for === 'form')?.reason(field.name)
  if (!reason || reason.effect === 'hidden') return { allowed, because }
  const reasons: ExplainReason[] = [...because, reason]
  return { allowed: allowed ? reason.holds : allowed, because: reasons }
}

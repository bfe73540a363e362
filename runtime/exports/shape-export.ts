import type { ExportMode, ExportQuestion } from '../../schemas/api/export.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from '../caller.ts'
import { type Gate, gateTo } from '../records/gate.ts'
import { type CompiledQuery, compileQuery } from '../records/query/compile-query.ts'
import { viewedQuery } from '../views/viewed-query.ts'
import { type PersonalField, personalFields } from './personal-fields.ts'

/** An export compiled for a release and somebody's rights. */
export interface ExportShape {
  readonly gate: Gate
  readonly mode: ExportMode
  readonly compiled: CompiledQuery
  readonly personal: readonly PersonalField[]
}

/**
 * Compiles what an export asks for, as a list would: what the caller may not read does not exist in it. Refuses `not-found`,
 * `forbidden` without the rights to read and to export, and `invalid-request` with an issue at each part that does not hold.
 */
export function shapeExport(caller: Caller, { object, mode, query }: ExportQuestion): ExportShape {
  gateTo(caller, object, 'read')
  const gate = gateTo(caller, object, 'export')
  const compiled = compileQuery(caller, gate, viewedQuery(caller, object, query))
  const personal = personalFields(caller, gate.object, { paths: compiled.columns.map(({ path }) => path), titles: mode === 'people' })
  return { gate, mode, compiled, personal }
}

/** Refuses `invalid-request` where personal data would leave without a reason. */
export function refuseWithoutReason({ personal, gate }: ExportShape, reason: string | undefined): void {
  if (personal.length === 0 || (reason ?? '').trim() !== '') return
  throw new Refusal('invalid-request', { issues: [{ code: 'export.reason-needed', path: '/reason', params: { object: gate.object.name, count: personal.length } }] })
}

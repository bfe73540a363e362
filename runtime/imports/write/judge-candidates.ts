import type { Issue } from '../../../schemas/issue.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan } from '../../compile/plan.ts'
import { authoredValues } from '../../records/change.ts'
import type { Runner } from '../../storage/statement.ts'
import { judgeSaves, type Saving } from '../../validation-rules/judge-save.ts'
import type { FieldReader } from '../../validation-rules/related-values.ts'
import type { RulePlan } from '../../../schemas/validation-rules/compile-rules.ts'
import type { ImportShape } from '../import-shape.ts'
import { takeTurns } from '../in-turns.ts'
import { type Candidate, changedPlaces } from './candidate.ts'
import type { OpenLink } from './resolve-links.ts'
import type { UniqueCheck } from './unique-keys.ts'

interface Judging {
  readonly candidates: readonly Candidate[]
  readonly check: UniqueCheck
  readonly rules: readonly RulePlan[]
  readonly now: Date
  /** Whether links to records of the same portion have their ids by now. */
  readonly isSettled: boolean
}

/** Candidates between two looks at the clock. */
const portion = 1_000

/** Lets the validation rules judge what becomes of the rows, as they judge single writes; what they say goes to the rows. */
export async function judgeCandidates(runner: Runner, caller: Caller, { candidates, check, rules, now, isSettled }: Judging): Promise<void> {
  if (rules.length === 0) return
  const fine = candidates.filter((candidate) => candidate.row.issues.length === 0)
  const readers = new Map(fine.map((candidate) => [candidate.id, readerOf(candidate, caller, { check, now })]))
  const turns = takeTurns()
  for (let from = 0; from < fine.length; from += portion) {
    const some = fine.slice(from, from + portion)
    const savings = some.map((candidate) => savingOf(candidate, readers, check.shape))
    const issues: readonly (readonly Issue[])[] = await judgeSaves(runner, caller, { gate: check.shape.gate, savings, now, rules, ...(isSettled && { unstored: readers }) })
    for (const [index, { row }] of some.entries()) row.issues.push(...(issues[index] ?? []))
    await turns.next()
  }
}

/** The rules that wait until links to records of the same portion have their ids, and those that need not. */
export function rulesInTurn({ gate }: ImportShape, open: readonly OpenLink[]): { readonly now: readonly RulePlan[]; readonly later: readonly RulePlan[] } {
  const waiting = new Set(open.map(({ column }) => column.field.name))
  const waits = ({ reads }: RulePlan): boolean => [...waiting].some((name) => reads.has(name))
  const rules = gate.object.rules()
  return { now: rules.filter((rule) => !waits(rule)), later: rules.filter(waits) }
}

/** What a candidate's record will hold, with who writes it and when. */
export function readerOf(candidate: Candidate, caller: Caller, { check, now }: { check: UniqueCheck; now: Date }): FieldReader {
  const authored = authoredValues(caller, { now }, candidate.op)
  return (field) => authored[field.name] ?? check.valueOf(candidate, field)
}

function savingOf(candidate: Candidate, readers: ReadonlyMap<string, FieldReader>, shape: ImportShape): Saving {
  const valueOf = readers.get(candidate.id) ?? (() => null)
  if (candidate.op === 'create') return { valueOf }
  const changed = changedPlaces(candidate.row, candidate.stored, shape).flatMap((place): readonly FieldPlan[] => shape.columns.slice(place, place + 1).map(({ field }) => field))
  return { valueOf, before: { valueOf: candidate.stored.valueOf, changed } }
}

import type { Caller } from '../../caller.ts'
import type { Runner } from '../../storage/statement.ts'
import { lockedFieldsOf } from '../../tasks/record-locks.ts'
import type { ImportShape } from '../import-shape.ts'
import type { Candidate } from './candidate.ts'

/** Refuses rows that would change what is in approval, as single writes are refused. */
export async function refuseLockedRows(runner: Runner, caller: Caller, { shape: { gate, columns }, candidates }: { shape: ImportShape; candidates: readonly Candidate[] }): Promise<void> {
  const changing = candidates.flatMap((each) => (each.op === 'update' && each.changed.length > 0 ? [each] : []))
  const isLocked = await lockedFieldsOf(runner, caller, { object: gate.object, ids: changing.map(({ id }) => id) })
  for (const { id, row, changed } of changing) {
    for (const field of changed.flatMap((place) => columns[place]?.field ?? [])) {
      if (!isLocked(id, field)) continue
      const { label, ...params } = gate.fieldParams(field)
      row.issues.push({ code: 'record.locked', path: `/values/${field.name}`, params: { ...params, label, labels: [label] } })
    }
  }
}

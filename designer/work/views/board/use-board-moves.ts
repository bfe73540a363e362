import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import { useWorkspace } from '../../../app/me.ts'
import { notifyDone, notifyFailed } from '../../../ui/notify.tsx'
import { titleOf } from '../../record/record-title.ts'
import { problemWords } from '../../records/problem-words.ts'
import { refreshRecords, updateRecord } from '../../records/record-queries.ts'

interface Moving {
  readonly record: RecordAnswer
  readonly from: string | null
  readonly to: string | null
}

/** Cards that change their column, and what was declined. */
export interface BoardMoves {
  move(record: RecordAnswer, to: string | null): void
  isOnItsWay(id: string): boolean
  /** The cards that a column is about to get. */
  arriving(column: string | null): readonly RecordAnswer[]
  /** By how many cards a column differs from what the server counted. */
  difference(column: string | null): number
  /** Why a card went back. */
  fault(id: string): string | undefined
}

interface Board {
  object: AppObject
  field: FieldDefinition
  /** Tells readers of the screen. */
  say: (text: string) => void
  labelOf: (column: string | null) => string
}

/** Moves cards at once; where the server declines, a card goes back and says why. */
export function useBoardMoves({ object: { definition }, field, say, labelOf }: Board): BoardMoves {
  const { t } = useTranslation('work-views')
  const { t: tProblem } = useTranslation('problems')
  const { slug } = useWorkspace()
  const [moving, setMoving] = useState<ReadonlyMap<string, Moving>>(new Map())
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const of = { workspace: slug, object: definition.name }
  const settle = (id: string, fault?: string) => {
    setMoving((before) => without(before, id))
    setFaults((before) => (fault === undefined ? without(before, id) : new Map(before).set(id, fault)))
  }
  const store = async (record: RecordAnswer, to: string | null): Promise<RecordAnswer> => {
    const stored = await updateRecord(of, record, { [field.name]: to })
    await refreshRecords(of)
    return stored
  }
  const move = (record: RecordAnswer, to: string | null): void => {
    const from = (record.values[field.name] ?? null) as string | null
    if (from === to || moving.has(record.id)) return
    const words = { title: titleOf(definition, record), column: labelOf(to) }
    setFaults((before) => without(before, record.id))
    setMoving((before) => new Map(before).set(record.id, { record, from, to }))
    store(record, to).then(
      (stored) => {
        settle(record.id)
        say(t('board.moved', words))
        notifyDone(t('board.moved', words), { undo: () => void store(stored, from).catch(notifyFailed) })
      },
      (problem: unknown) => {
        const fault = problemWords(problem, tProblem)
        settle(record.id, fault)
        say(t('board.declined', { ...words, why: fault }))
        // Somebody else may have changed the record: the card shows what is stored.
        void refreshRecords(of)
      },
    )
  }
  const all = [...moving.values()]
  return {
    move,
    isOnItsWay: (id) => moving.has(id),
    arriving: (column) => all.filter(({ to }) => to === column).map(({ record }) => record),
    difference: (column) => all.filter(({ to }) => to === column).length - all.filter(({ from }) => from === column).length,
    fault: (id) => faults.get(id),
  }
}

function without<Value>(map: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> {
  if (!map.has(id)) return map
  const next = new Map(map)
  next.delete(id)
  return next
}

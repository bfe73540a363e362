import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { FieldValue } from '../../../../schemas/fields/field-type.ts'
import { useWorkspace } from '../../../app/me.ts'
import { useFormat, useReaderSettings } from '../../../i18n/reader.ts'
import { notifyDone, notifyFailed } from '../../../ui/notify.tsx'
import { titleOf } from '../../record/record-title.ts'
import { problemWords } from '../../records/problem-words.ts'
import { refreshRecords, updateRecord } from '../../records/record-queries.ts'
import type { CalendarList } from './calendar-records.ts'
import { dayOf, shifted } from './days.ts'

type Values = Readonly<Record<string, FieldValue>>

/** Records that change their day, and what was declined. */
export interface CalendarMoves {
  /** Moves a record by so many days, both its ends. */
  move(record: RecordAnswer, days: number): void
  /** The record as it will be. */
  asMoved(record: RecordAnswer): RecordAnswer
  fault(id: string): string | undefined
}

/** Moves records at once; where the server declines, a record goes back and says why. */
export function useCalendarMoves({ object: { definition, editable }, calendar: { from, to } }: CalendarList, say: (text: string) => void): CalendarMoves {
  const { t } = useTranslation('work-views')
  const { t: tProblem } = useTranslation('problems')
  const { slug } = useWorkspace()
  const { readerZone } = useReaderSettings()
  const format = useFormat()
  const [moving, setMoving] = useState<ReadonlyMap<string, Values>>(new Map())
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const of = { workspace: slug, object: definition.name }
  const settle = (id: string, fault?: string) => {
    setMoving((before) => new Map([...before].filter(([key]) => key !== id)))
    setFaults((before) => new Map([...before].filter(([key]) => key !== id).concat(fault === undefined ? [] : [[id, fault]])))
  }
  const store = async (record: RecordAnswer, values: Values): Promise<RecordAnswer> => {
    const stored = await updateRecord(of, record, values)
    await refreshRecords(of)
    return stored
  }
  const ends = [from, ...(to === undefined || !editable.includes(to) ? [] : [to])]
  const valuesOf = (record: RecordAnswer, change: (value: string) => string): Values =>
    Object.fromEntries(ends.map((end) => [end, record.values[end]]).flatMap(([end, value]) => (typeof value === 'string' ? [[end, change(value)]] : [])))
  const move = (record: RecordAnswer, days: number): void => {
    if (days === 0 || moving.has(record.id)) return
    const [old, next] = [valuesOf(record, (value) => value), valuesOf(record, (value) => shifted(value, days, readerZone))]
    const words = { title: titleOf(definition, record), day: format.date(dayOf(String(next[from]), readerZone)) }
    setMoving((before) => new Map(before).set(record.id, next))
    store(record, next).then(
      (stored) => {
        settle(record.id)
        say(t('calendar.moved', words))
        notifyDone(t('calendar.moved', words), { undo: () => void store(stored, old).catch(notifyFailed) })
      },
      (problem: unknown) => {
        const fault = problemWords(problem, tProblem)
        settle(record.id, fault)
        say(t('calendar.declined', { ...words, why: fault }))
        void refreshRecords(of)
      },
    )
  }
  return {
    move,
    asMoved: (record) => {
      const values = moving.get(record.id)
      return values ? { ...record, values: { ...record.values, ...values } } : record
    },
    fault: (id) => faults.get(id),
  }
}

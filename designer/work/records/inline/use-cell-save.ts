import { useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../../schemas/fields/field-type.ts'
import type { Page } from '../../../app/lists.ts'
import { useWorkspace } from '../../../app/me.ts'
import { notifyDone, notifyFailed } from '../../../ui/notify.tsx'
import { useLabels } from '../../use-object.ts'
import { problemWords } from '../problem-words.ts'
import { refreshRecords, updateRecord } from '../record-queries.ts'
import { valueAt } from '../ValueView.tsx'

interface CellSave {
  object: AppObject
  listKey: readonly unknown[]
  field: FieldDefinition
  onFault: (fault: string) => void
}

/**
 * Stores one value of a record: shown at once, taken back where the server declines, with the reason at the cell. What
 * was stored can be undone.
 */
export function useCellSave({ object, listKey, field, onFault }: CellSave) {
  const { t } = useTranslation('work')
  const { t: tProblem } = useTranslation('problems')
  const labels = useLabels()
  const client = useQueryClient()
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: object.definition.name }
  const show = (id: string, change: (record: RecordAnswer) => RecordAnswer) =>
    client.setQueryData<InfiniteData<Page<RecordAnswer>>>(listKey, (list) => list && withRecord(list, id, change))
  const store = async (record: RecordAnswer, value: FieldValue): Promise<RecordAnswer> => {
    const stored = await inTurn(record, (latest) => updateRecord(of, latest, { [field.name]: value }))
    show(record.id, (before) => merged(before, stored))
    // Values over relations, formulas and other lists may look different now.
    void refreshRecords(of)
    return stored
  }
  return (record: RecordAnswer, value: FieldValue): void => {
    const { value: old } = valueAt(record, field.name)
    show(record.id, (before) => ({ ...before, values: { ...before.values, [field.name]: value } }))
    store(record, value).then(
      (stored) => notifyDone(t('inline.changed', { field: labels(field.label) }), { undo: () => void store(stored, old).catch(notifyFailed) }),
      (problem: unknown) => {
        show(record.id, (before) => ({ ...before, values: { ...before.values, [field.name]: old } }))
        onFault(problemWords(problem, tProblem))
      },
    )
  }
}

/** Writes on their way, by record: the next one goes by the version that they leave. */
const onTheirWay = new Map<string, Promise<RecordAnswer>>()

function inTurn(record: RecordAnswer, write: (latest: RecordAnswer) => Promise<RecordAnswer>): Promise<RecordAnswer> {
  const before = onTheirWay.get(record.id) ?? Promise.resolve(record)
  // One that was declined has changed nothing.
  const next = before.catch(() => record).then((latest) => write(latest.version > record.version ? latest : record))
  onTheirWay.set(record.id, next)
  return next.finally(() => onTheirWay.get(record.id) === next && onTheirWay.delete(record.id))
}

/** What the server answered, beside the paths that only the list asked for. */
const merged = (before: RecordAnswer, { version, values, _titles }: RecordAnswer): RecordAnswer => ({
  ...before,
  version,
  values: { ...before.values, ...values },
  _titles: { ...before._titles, ..._titles },
})

const withRecord = (list: InfiniteData<Page<RecordAnswer>>, id: string, change: (record: RecordAnswer) => RecordAnswer): InfiniteData<Page<RecordAnswer>> => ({
  ...list,
  pages: list.pages.map((page) => ({ ...page, items: page.items.map((record) => (record.id === id ? change(record) : record)) })),
})

import { useMutation } from '@tanstack/react-query'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import type { RecordDraft } from '../layout/form-store.ts'
import { useRecordLayout } from '../layout/use-record-layout.ts'
import { refreshRecords, updateRecord } from '../records/record-queries.ts'
import { knownField, useLabels } from '../use-object.ts'
import classes from './stage-path.module.css'

interface StagePathProps {
  object: AppObject
  record: RecordAnswer
  /** Name of the picklist whose options are the stages. */
  path: string
  /** Nothing moves while the record is edited: the form has its own say. */
  isEditing: boolean
  /** A move that was refused for what the record lacks: somebody has to fill it in. */
  onRefused: (begun: RecordDraft, refusal: unknown) => void
}

/** The stages of a record in their order; a click moves it there, and its rules apply. */
export function StagePath({ object, record, path, isEditing, onRefused }: StagePathProps) {
  const { t } = useTranslation('record')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const { state } = useRecordLayout(object, record, 'form')
  const of = { workspace: slug, object: object.definition.name }
  const move = useMutation({
    mutationFn: (value: string) => updateRecord(of, record, { [path]: value }),
    onSuccess: async () => {
      await refreshRecords(of)
      notifyDone(t('stage.moved'))
    },
    onError: (problem, value) => (isProblem(problem, 'invalid-record') ? onRefused({ [path]: value }, problem) : notifyFailed(problem)),
  })
  const field = knownField(object.definition, path)
  if (!field) return null
  const options = fieldTypeOf(field).options?.(field) ?? []
  const said = state.fields.get(path)
  const isMovable = !isEditing && record._can.update && object.editable.includes(path) && !said?.readOnly && !move.isPending
  const current = options.findIndex(({ value }) => value === (move.isPending ? move.variables : record.values[path]))
  return (
    <ol className={classes.path} aria-label={labels(field.label)}>
      {options.map(({ id, value, label }, index) => (
        <li key={id} className={classes.stage} data-state={index < current ? 'done' : index === current ? 'here' : 'ahead'}>
          <button
            type="button"
            aria-current={index === current ? 'step' : undefined}
            disabled={!isMovable || (said?.options ? !said.options.includes(value) : false)}
            onClick={() => index !== current && move.mutate(value)}
          >
            {index < current && <IconCheck size={14} aria-hidden />}
            <span>{labels(label)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

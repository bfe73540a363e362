import { Badge, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskAnswer } from '../../../schemas/api/task.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { RowsSourceProvider } from '../../controls/rows/rows-source.ts'
import { ValueView } from '../records/ValueView.tsx'
import { useLabels, useRowsOf } from '../use-object.ts'
import { valueOf } from './field-faults.ts'
import classes from './task.module.css'

interface TaskFieldsProps {
  task: TaskAnswer
  /** What was filled in so far, by field name. */
  values: Readonly<Record<string, FieldValue>>
  faults: ReadonlyMap<string, string>
  onChange: (values: Readonly<Record<string, FieldValue>>) => void
}

/** What the step shows of the record, what may be changed in it here, and what has changed since somebody decided last. */
export function TaskFields({ task, values, faults, onChange }: TaskFieldsProps) {
  const { t } = useTranslation('inbox')
  const labels = useLabels()
  const rowsOf = useRowsOf()
  const [shown, asked] = useMemo(() => [task.fields.filter(({ editable }) => !editable), task.fields.filter(({ editable }) => editable)], [task.fields])
  if (task.fields.length === 0) return null
  return (
    <section className={classes.panel} aria-label={t('fields')}>
      {shown.length > 0 && (
        <dl className={classes.values}>
          {shown.map((field) => (
            <ShownField key={field.definition.id} field={field} change={task.changes[field.definition.name]} />
          ))}
        </dl>
      )}
      {asked.length > 0 && (
        <RowsSourceProvider value={rowsOf}>
          <div className={classes.asked}>
            {asked.map((field) => {
              const { definition, title, required } = field
              return (
                <FieldControl
                  key={definition.id}
                  field={definition}
                  value={valueOf(field, values)}
                  onChange={(value) => onChange({ ...values, [definition.name]: value })}
                  live
                  label={labels(definition.label)}
                  help={definition.help && labels(definition.help)}
                  required={required}
                  disabled={task.state !== 'open'}
                  title={title ?? undefined}
                  error={faults.get(definition.name)}
                />
              )
            })}
          </div>
        </RowsSourceProvider>
      )}
    </section>
  )
}

interface ShownFieldProps {
  field: TaskAnswer['fields'][number]
  change: TaskAnswer['changes'][string] | undefined
}

function ShownField({ field: { definition, value, title }, change }: ShownFieldProps) {
  const { t } = useTranslation('inbox')
  const labels = useLabels()
  return (
    <div data-changed={change !== undefined || undefined} className={classes.value}>
      <dt>
        {labels(definition.label)}
        {change !== undefined && (
          <Badge size="xs" color="outside" ml={6}>
            {t('changed')}
          </Badge>
        )}
      </dt>
      <dd>
        {change !== undefined && (
          <>
            <span className={classes.was}>
              {/* A change holds values of the field that it names. */}
              {change.old === null ? t('blank') : <ValueView field={definition} value={change.old as FieldValue} />}
            </span>
            {' → '}
          </>
        )}
        {value === null ? (
          <Text span c="dimmed" inherit>
            {t('blank')}
          </Text>
        ) : (
          <ValueView field={definition} value={value} title={title ?? undefined} isBlock />
        )}
      </dd>
    </div>
  )
}

import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { valueAt, ValueView } from '../records/ValueView.tsx'
import { useLabels } from '../use-object.ts'
import classes from './record.module.css'

/** All that a record holds, in the order of the object; who and when at the end. */
export function RecordValues({ object, record }: { object: ObjectDefinition; record: RecordAnswer }) {
  return (
    <dl className={classes.values}>
      {allFieldsOf(object).map((field) => (
        <OneValue key={field.id} field={field} record={record} />
      ))}
    </dl>
  )
}

function OneValue({ field, record }: { field: FieldDefinition; record: RecordAnswer }) {
  const { t } = useTranslation('work')
  const labels = useLabels()
  const shown = valueAt(record, field.name)
  return (
    <div>
      <dt>{labels(field.label)}</dt>
      <dd>
        {shown.value === null ? (
          <>
            <span aria-hidden>–</span>
            <VisuallyHidden>{t('record.blank')}</VisuallyHidden>
          </>
        ) : (
          <ValueView field={field} {...shown} />
        )}
      </dd>
    </div>
  )
}

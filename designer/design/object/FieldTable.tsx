import { Badge, Button, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useLabelText } from '../draft/label-text.ts'
import { TypeMark } from '../fields/TypeMark.tsx'
import { useFieldDetail } from '../fields/use-field-detail.ts'
import { fieldMarks } from './field-marks.ts'
import type { FieldChange } from './live-fields.ts'
import classes from './object.module.css'

interface FieldTableProps {
  object: ObjectDefinition
  selected: string | null
  changeOf: (field: FieldDefinition) => FieldChange
  onSelect: (id: string) => void
  onAdd: () => void
}

/** All fields with type and marks, as an overview to read. */
export function FieldTable({ object, selected, changeOf, onSelect, onAdd }: FieldTableProps) {
  const { t } = useTranslation('design-object')
  return (
    <>
      <ul className={classes.fields} aria-label={t('tab.fields')}>
        {object.fields.map((field) => (
          <FieldRow key={field.id} object={object} field={field} isSelected={field.id === selected} change={changeOf(field)} onSelect={() => onSelect(field.id)} />
        ))}
      </ul>
      <Button m="md" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={onAdd}>
        {t('outline.add')}
      </Button>
    </>
  )
}

interface FieldRowProps {
  object: ObjectDefinition
  field: FieldDefinition
  isSelected: boolean
  change: FieldChange
  onSelect: () => void
}

function FieldRow({ object, field, isSelected, change, onSelect }: FieldRowProps) {
  const { t } = useTranslation('design-object')
  const labelText = useLabelText()
  const detailOf = useFieldDetail()
  return (
    <li>
      <UnstyledButton className={classes.field} data-selected={isSelected || undefined} aria-current={isSelected || undefined} onClick={onSelect}>
        <span className={classes.fieldName}>
          <span className={classes.clip}>{labelText(field.label)}</span>
          <code>{field.name}</code>
        </span>
        <span className={classes.fieldType}>
          <TypeMark type={field.type} />
          <span className={classes.detail}>{detailOf(field)}</span>
        </span>
        <span className={classes.marks}>
          {fieldMarks(object, field).map((mark) => (
            <Badge key={mark} color="control" size="sm">
              {t(`mark.${mark}`)}
            </Badge>
          ))}
          {change && (
            <Badge color={change === 'add' ? 'success' : 'records'} size="sm">
              {t(`mark.${change}`)}
            </Badge>
          )}
        </span>
      </UnstyledButton>
    </li>
  )
}

import { Button, UnstyledButton } from '@mantine/core'
import { IconPlus, IconSettings } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { whenComposed } from '../../ui/composition.ts'
import { useLabelText } from '../draft/label-text.ts'
import { TypeMark } from '../fields/TypeMark.tsx'
import { SortableList } from '../sortable/SortableList.tsx'
import type { FieldChange } from './live-fields.ts'
import classes from './object.module.css'

interface FieldOutlineProps {
  object: ObjectDefinition
  selected: string | null
  /** The settings of the object itself are on screen. */
  isObjectShown: boolean
  faulty: ReadonlySet<string>
  changeOf: (field: FieldDefinition) => FieldChange
  onSelect: (id: string | null) => void
  onMove: (id: string, to: number) => void
  onAdd: () => void
}

/** The fields in their order: select one, put it elsewhere by drag or keyboard, add another. */
export function FieldOutline(props: FieldOutlineProps) {
  const { object, isObjectShown, onSelect, onMove, onAdd } = props
  const { t } = useTranslation('design-object')
  const labelText = useLabelText()
  const nameOf = useCallback(({ label }: FieldDefinition) => labelText(label), [labelText])
  return (
    <div className={classes.outline}>
      <UnstyledButton className={classes.self} data-selected={isObjectShown || undefined} aria-current={isObjectShown || undefined} onClick={() => onSelect(null)}>
        <IconSettings size={15} aria-hidden />
        {t('outline.object')}
      </UnstyledButton>
      <div className={classes.outlineHead}>
        <h2>{t('outline.fields', { count: object.fields.length })}</h2>
        <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
          {t('outline.add')}
        </Button>
      </div>
      <SortableList parts={object.fields} nameOf={nameOf} onMove={onMove} className={classes.outlineList}>
        {(field, handle, at) => <OutlineRow {...props} field={field} handle={handle} at={at} />}
      </SortableList>
    </div>
  )
}

interface OutlineRowProps extends FieldOutlineProps {
  field: FieldDefinition
  handle: ReactNode
  at: number
}

function OutlineRow({ field, handle, at, selected, faulty, changeOf, onSelect, onMove }: OutlineRowProps) {
  const { t } = useTranslation('design-object')
  const labelText = useLabelText()
  const label = labelText(field.label)
  const isSelected = field.id === selected
  const moveByKey = whenComposed((event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(field.id, at + (event.key === 'ArrowUp' ? -1 : 1))
  })
  return (
    <div className={classes.outlineRow} data-selected={isSelected || undefined}>
      {handle}
      <UnstyledButton className={classes.outlineName} aria-current={isSelected || undefined} onClick={() => onSelect(field.id)} onKeyDown={moveByKey}>
        <TypeMark type={field.type} isIcon />
        <span className={classes.clip}>{label}</span>
        {faulty.has(field.id) ? <Dot tone="danger" name={t('mark.faulty')} /> : changeOf(field) && <Dot tone="records" name={t(`mark.${changeOf(field)}`)} />}
      </UnstyledButton>
    </div>
  )
}

/** A small mark whose meaning stands in its title. */
function Dot({ tone, name }: { tone: 'danger' | 'records'; name: string }) {
  return <span role="img" aria-label={name} title={name} className={classes.dot} data-tone={tone} />
}

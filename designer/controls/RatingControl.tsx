import { Group, Input, Rating } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import { type ControlProps, wrapperProps } from './control.ts'

/** Stars to click or to choose by the arrow keys; a value that is no rating shows as none. */
export function RatingControl(props: ControlProps) {
  const { field, value, onChange, onBlur, label, required = false, disabled = false } = props
  const { t } = useTranslation('controls')
  const id = useId()
  const most = mostOf(field)
  const stars = typeof value === 'number' ? value : 0
  const { description, error, withAsterisk } = wrapperProps(props)
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} description={description} error={error} withAsterisk={withAsterisk}>
      <Group gap="xs" mih={34} onBlur={onBlur}>
        <Rating
          aria-labelledby={id}
          count={most}
          value={stars}
          onChange={onChange}
          readOnly={disabled}
          color="outside"
          size={26}
          getSymbolLabel={(star) => t('stars', { count: star })}
        />
        {stars > 0 && !required && !disabled && <Input.ClearButton onClick={() => onChange(null)} aria-label={t('clear')} />}
      </Group>
    </Input.Wrapper>
  )
}

// A setting of the rating's own type, which only a field with this control has.
const mostOf = (field: FieldDefinition): number => (field as FieldDefinition & { max?: number }).max ?? 5

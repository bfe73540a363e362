import { Input } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useReader } from '../i18n/reader.ts'
import type { ControlProps } from './control.ts'
import classes from './controls.module.css'
import { shownValue } from './typed-value.ts'

/** A value that people see and the system fills. */
export function ReadOnlyControl({ field, value, label, help, title }: ControlProps) {
  const { t } = useTranslation('controls')
  const reader = useReader()
  const id = useId()
  const { text } = shownValue(field, value, { ...reader, ...(title === undefined ? {} : { title }) })
  return (
    <Input.Wrapper label={label} labelElement="div" description={help} labelProps={{ id }}>
      <div className={classes.readOnly} aria-labelledby={id}>
        {text || <span className={classes.blank}>{t('blank')}</span>}
      </div>
    </Input.Wrapper>
  )
}

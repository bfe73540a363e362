import { Input } from '@mantine/core'
import { IconMathFunction } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../schemas/fields/field.ts'
import { useReader } from '../i18n/reader.ts'
import type { ControlProps } from './control.ts'
import classes from './controls.module.css'
import { shownValue } from './typed-value.ts'

/** A value that people see and the system fills. */
export function ReadOnlyControl({ field, value, label, help, title, isLater = false }: ControlProps) {
  const { t } = useTranslation('controls')
  const reader = useReader()
  const id = useId()
  const isCalculated = fieldTypeOf(field).computed !== undefined
  const { text } = shownValue(field, value, { ...reader, ...(title === undefined ? {} : { title }) })
  return (
    <Input.Wrapper label={isCalculated ? <CalculatedLabel>{label}</CalculatedLabel> : label} labelElement="div" description={help} labelProps={{ id }}>
      <div className={classes.readOnly} role="group" aria-labelledby={id}>
        {isLater ? <span className={classes.blank}>{t('calculatedLater')}</span> : text || <span className={classes.blank}>{t('blank')}</span>}
      </div>
    </Input.Wrapper>
  )
}

/** The name of a field that people cannot fill in, for it follows others. */
function CalculatedLabel({ children }: { children: ReactNode }) {
  const { t } = useTranslation('controls')
  return (
    <span className={classes.calculated}>
      {children}
      <span className={classes.calculatedMark}>
        <IconMathFunction size={14} aria-hidden />
        {t('calculated')}
      </span>
    </span>
  )
}

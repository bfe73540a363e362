import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { findFieldType } from '../../../schemas/fields/field.ts'
import { familyIcons } from './family-icons.ts'
import classes from './TypeMark.module.css'

/** The type of a field: icon of its family and name. */
export function TypeMark({ type, isIcon = false }: { type: string; isIcon?: boolean }) {
  const { t } = useTranslation('design-types')
  const family = findFieldType(type)?.family ?? 'text'
  const name = t(`${type}.name`)
  return (
    <span className={classes.mark} title={isIcon ? name : undefined}>
      {createElement(familyIcons[family], { size: 15, stroke: 1.7, 'aria-hidden': true })}
      {!isIcon && name}
    </span>
  )
}

import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldFamilies, type FieldFamily } from '../../../schemas/fields/field-type.ts'
import { fieldTypes } from '../../../schemas/fields/types/index.ts'
import { scrollWithin } from './scroll-within.ts'
import classes from './TypePicker.module.css'

/** All families with how many types they hold, so that nobody takes the first ones for all; each leads to its types. */
export function FamilyBar({ list }: { list: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation('design-types')
  const [current, setCurrent] = useState<FieldFamily>('text')
  const go = (family: FieldFamily) => {
    setCurrent(family)
    const section = list.current?.querySelector(`[data-family="${family}"]`)
    if (list.current && section) scrollWithin(list.current, section)
    section?.querySelector<HTMLInputElement>('input')?.focus({ preventScroll: true })
  }
  return (
    <div role="toolbar" aria-label={t('families')} tabIndex={-1} className={classes.bar} onKeyDown={walk}>
      {fieldFamilies.map((family) => (
        <UnstyledButton key={family} className={classes.jump} tabIndex={family === current ? 0 : -1} onFocus={() => setCurrent(family)} onClick={() => go(family)}>
          {t(`family.${family}`)} <span className={classes.count}>{fieldTypes.filter((type) => type.family === family).length}</span>
        </UnstyledButton>
      ))}
    </div>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** One stop for Tab; the arrows walk along the families. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = steps[event.key]
  if (step === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons.at((at + step) % buttons.length)?.focus()
  event.preventDefault()
}

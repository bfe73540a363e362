import { type Icon, IconAlertTriangle, IconAsterisk, IconEye, IconFilter, IconLock } from '@tabler/icons-react'
import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayoutItem, LayoutSection, LayoutTab } from '../../../schemas/layouts/layout.ts'
import classes from './canvas.module.css'
import { useLayoutBench } from './layout-bench.ts'

/** What is decided by conditions at a part, at a glance. */
export function PartMarks({ part }: { part: LayoutTab | LayoutSection | LayoutItem }) {
  const { t } = useTranslation('design-layouts')
  const { faulty } = useLayoutBench()
  const marks = [...conditioned.filter(([key]) => (part as LayoutItem)[key] != null), ...(faulty.has(part.id) ? [['faulty', IconAlertTriangle] as const] : [])]
  return (
    <span className={classes.marks}>
      {marks.map(([key, icon]) => (
        <span key={key} role="img" aria-label={t(`mark.${key}`)} title={t(`mark.${key}`)} data-tone={key === 'faulty' ? 'danger' : undefined}>
          {createElement(icon, { size: 13, 'aria-hidden': true })}
        </span>
      ))}
    </span>
  )
}

// Tabs and sections have the first of these settings only.
const conditioned = [
  ['visible', IconEye],
  ['required', IconAsterisk],
  ['readOnly', IconLock],
  ['options', IconFilter],
] as const satisfies readonly (readonly [keyof LayoutItem, Icon])[]

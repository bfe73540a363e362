import { useTranslation } from 'react-i18next'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { useLabelText } from '../draft/label-text.ts'
import classes from './ReviewPage.module.css'

/** "New object Quote": what is changed says its kind, for names alone are often those of several things. */
export function ChangeName({ change: { kind, label, op } }: { change: DraftChange }) {
  const { t } = useTranslation('design-review')
  const labelText = useLabelText()
  return (
    <span className={classes.whole}>
      <ChangeMark op={op} />
      <span>
        <span className={classes.kind}>{t(`kind.${kind}`, { defaultValue: kind })}</span> <b>{labelText(label)}</b>
      </span>
    </span>
  )
}

import { useTranslation } from 'react-i18next'
import type { Json } from '../../../schemas/pointer.ts'
import { JsonView } from '../json/JsonView.tsx'
import classes from './conditions.module.css'

interface RuleJsonProps {
  value: Json | null
  onChange: (rule: Json | null) => void
  label: string
}

const nothing = {}

/** A condition as JSON, for those who have switched it on. `{}` is no condition. */
export function RuleJson({ value, onChange, label }: RuleJsonProps) {
  const { t } = useTranslation('conditions')
  // A rule that is a fixed value alone has no JSON object: it is shown, and left, as none.
  const shown = typeof value === 'object' && value !== null ? value : nothing
  return (
    <div className={classes.json}>
      <JsonView path={`condition/${label}`} label={t('json.label', { label })} value={shown} schema={undefined} onChange={(next) => onChange(Object.keys(next).length === 0 ? null : (next as Json))} />
    </div>
  )
}

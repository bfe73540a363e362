import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ExplainReason, FieldVerdict } from '../../../schemas/api/explain.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { Reasons } from './Reasons.tsx'
import classes from './why.module.css'

interface NarrowFieldsProps {
  fields: readonly FieldVerdict[]
  /** Whose conditions are spelled out. */
  object?: ObjectDefinition
}

/** Fields of a record that a person may not both see and change, each with the reason. */
export function NarrowFields({ fields, object }: NarrowFieldsProps) {
  const { t } = useTranslation('why')
  const narrow = fields.flatMap((field) => {
    const said = narrowness(field)
    return said ? [{ field, said }] : []
  })
  return (
    <section>
      <Text size="sm" fw={600} mb={6}>
        {t('fields.title')}
      </Text>
      {narrow.length === 0 && <Text size="sm">{t('fields.all')}</Text>}
      <ul className={classes.fields}>
        {narrow.map(({ field: { field, label }, said: { state, because } }) => (
          <li key={field}>
            <Text size="sm">
              {label} · <span className={classes.state}>{t(`fields.${state}`)}</span>
            </Text>
            <Reasons because={because} {...(object ? { object } : {})} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Narrowness {
  readonly state: 'none' | 'hiddenByLayout' | 'readOnly'
  readonly because: readonly ExplainReason[]
}

/** What stands between a person and a field, beside what stands between the person and the record. */
function narrowness({ read, update, hidden }: FieldVerdict): Narrowness | undefined {
  if (read.allowed === false) return { state: 'none', because: read.because }
  if (hidden) return { state: 'hiddenByLayout', because: [hidden] }
  const own = update.because.filter(({ by, holds }) => by !== 'right' && by !== 'system' && holds !== true)
  return own.length === 0 ? undefined : { state: 'readOnly', because: own }
}

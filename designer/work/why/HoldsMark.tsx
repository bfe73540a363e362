import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from '../layout/layout.module.css'

/** A tick, a cross, or a question mark where the answer may not be told. */
export function HoldsMark({ holds }: { holds: boolean | null }) {
  const { t } = useTranslation('why')
  if (holds === null) return <IconQuestionMark size={16} role="img" aria-label={t('open')} />
  return holds ? <IconCheck size={16} className={classes.holds} role="img" aria-label={t('holds')} /> : <IconX size={16} className={classes.fails} role="img" aria-label={t('fails')} />
}

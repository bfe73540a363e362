import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { stopViewAs } from '../view-as.ts'
import type { ViewedAs } from '../viewed-as.ts'
import classes from './ViewAsBanner.module.css'

/** As whom this tab looks, and the way back. */
export function ViewAsBanner({ viewed }: { viewed: ViewedAs }) {
  const { t } = useTranslation('frame')
  return (
    <div className={classes.banner} role="status">
      <IconEye size={16} aria-hidden />
      <span>{t('viewAs.text', { name: viewed.label })}</span>
      <Button size="compact-xs" variant="default" onClick={() => stopViewAs(viewed)}>
        {t('viewAs.stop')}
      </Button>
    </div>
  )
}

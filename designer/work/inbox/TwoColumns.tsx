import { Anchor } from '@mantine/core'
import { IconArrowLeft, IconHandClick } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useNamedShortcut } from '../../ui/named-shortcuts.ts'
import classes from './inbox.module.css'
import type { Tab } from './task-queries.ts'
import type { TaskWay } from './use-task-way.ts'

interface TwoColumnsProps {
  tab: Tab
  way: TaskWay
  list: ReactNode
  /** What is open; null where nothing is. */
  children: ReactNode
}

/** A list and what is open of it, side by side; on a phone one after the other. J and K go through the list. */
export function TwoColumns({ tab, way, list, children }: TwoColumnsProps) {
  const { t } = useTranslation('inbox')
  useNamedShortcut('j', t('keys.next'), () => way.step(1))
  useNamedShortcut('k', t('keys.previous'), () => way.step(-1))
  return (
    <div className={classes.inbox} data-open={children !== null || undefined}>
      <section className={classes.list} aria-label={t(`tab.${tab}`)}>
        {list}
      </section>
      <section className={classes.pane} aria-label={t('task')}>
        {children === null ? (
          <EmptyState icon={IconHandClick} title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        ) : (
          <>
            <Anchor component={Link} to={way.listPath} className={classes.back}>
              <IconArrowLeft size={16} aria-hidden /> {t(`tab.${tab}`)}
            </Anchor>
            {children}
          </>
        )}
      </section>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import classes from './inbox.module.css'
import { useTaskCount } from './task-count.ts'
import { type Tab, tabs } from './task-queries.ts'
import { taskPath } from './use-task-way.ts'

/** The lists of the inbox, one beside the other, each with its address and what is open in it. */
export function InboxTabs({ tab, isTaskOpen }: { tab: Tab; isTaskOpen: boolean }) {
  const { t } = useTranslation('inbox')
  const { slug } = useWorkspace()
  const count = useTaskCount()
  const counts: Partial<Record<Tab, number>> = count ? { todo: count.open, copies: count.unseen } : {}
  return (
    <nav className={classes.tabs} aria-label={t('lists')} data-open={isTaskOpen || undefined}>
      {tabs.map((each) => (
        <Link key={each} to={taskPath(slug, each)} className={classes.tab} aria-current={each === tab ? 'page' : undefined} ref={each === tab ? intoView : undefined}>
          {t(`tab.${each}`)}
          {(counts[each] ?? 0) > 0 && <span className={classes.count}>{counts[each]}</span>}
        </Link>
      ))}
    </nav>
  )
}

/** On a narrow screen the row scrolls: the open one is never outside of it. */
const intoView = (link: HTMLElement | null) => link?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })

import { IconCalendar, IconLayoutKanban, IconTable, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ViewForm } from '../../../schemas/views/view.ts'
import { everything, type ListView } from './list-views.ts'
import classes from './views.module.css'

interface ViewTabsProps {
  views: readonly ListView[]
  /** The key of the view that is shown. */
  current: string
  opening: string
}

/** A view, or the list of everything. */
type Tab = Pick<ListView, 'key' | 'label'> & Partial<ListView>

/** The saved views of a list, one beside the other; each has its address. */
export function ViewTabs({ views, current, opening }: ViewTabsProps) {
  const { t } = useTranslation('work')
  if (views.length === 0) return null
  const all = { key: everything, label: t('views.all') }
  const tabs: readonly Tab[] = opening === everything ? [all, ...views] : [...views, all]
  return (
    <nav className={classes.tabs} aria-label={t('views.title')}>
      {tabs.map((tab) => (
        <Link key={tab.key} to={`?view=${encodeURIComponent(tab.key)}`} className={classes.tab} aria-current={tab.key === current ? 'page' : undefined}>
          {tab.contents && <ViewIcon as={tab.contents.as} isMine={tab.mine !== undefined} />}
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}

const icons = { table: IconTable, board: IconLayoutKanban, calendar: IconCalendar }

function ViewIcon({ as, isMine }: { as: ViewForm; isMine: boolean }) {
  const { t } = useTranslation('work')
  const Icon = icons[as]
  return (
    <>
      <Icon size={15} aria-hidden />
      {isMine && <IconUser size={13} aria-label={t('views.mine')} className={classes.mine} />}
    </>
  )
}

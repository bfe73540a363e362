import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { InboxTabs } from './InboxTabs.tsx'
import { StartedPane } from './StartedPane.tsx'
import { tabOf } from './task-queries.ts'
import { TasksPane } from './TasksPane.tsx'

/** Everything that waits for me, what I have started, what I was copied on, and what I have answered. */
export function InboxPage() {
  const { t } = useTranslation('inbox')
  const { task: open = null } = useParams()
  const [search] = useSearchParams()
  const tab = tabOf(search.get('tab'))
  return (
    <>
      <PageHeader title={t('title')}>
        <InboxTabs tab={tab} isTaskOpen={open !== null} />
      </PageHeader>
      {tab === 'started' ? <StartedPane open={open} /> : <TasksPane key={tab} tab={tab} open={open} />}
    </>
  )
}

import { Anchor, Button, Title } from '@mantine/core'
import { IconExternalLink, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RunSummary } from '../../../schemas/api/run.ts'
import { useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { startedPages } from '../approval/run-queries.ts'
import { RunStanding } from '../approval/RunStanding.tsx'
import classes from './inbox.module.css'
import { StartedLine } from './StartedLine.tsx'
import taskClasses from './task.module.css'
import { TwoColumns } from './TwoColumns.tsx'
import { useTaskWay } from './use-task-way.ts'

/** What I have started, and where the one that is open stands. */
export function StartedPane({ open }: { open: string | null }) {
  const { slug } = useWorkspace()
  const list = useCursorList<RunSummary>(startedPages(slug))
  const way = useTaskWay('started', list.items, open)
  const run = list.items.find(({ id }) => id === open)
  return (
    <TwoColumns tab="started" way={way} list={<StartedList list={list} open={open} />}>
      {open === null ? null : run ? <StartedRun run={run} /> : list.isLoading ? <LoadingState /> : <NotHere />}
    </TwoColumns>
  )
}

function NotHere() {
  const { t } = useTranslation('inbox')
  return (
    <EmptyState icon={IconSend} title={t('notHere.title')}>
      {t('notHere.text')}
    </EmptyState>
  )
}

function StartedList({ list, open }: { list: ReturnType<typeof useCursorList<RunSummary>>; open: string | null }) {
  const { t } = useTranslation('inbox')
  if (list.isLoading) return <LoadingState shape="list" />
  if (list.problem && list.items.length === 0) return <ErrorState problem={list.problem} onRetry={() => void list.reload()} />
  if (list.items.length === 0) {
    return (
      <EmptyState icon={IconSend} title={t('empty.started.title')}>
        {t('empty.started.text')}
      </EmptyState>
    )
  }
  return (
    <>
      <ul className={classes.rows}>
        {list.items.map((run) => (
          <StartedLine key={run.id} run={run} isCurrent={run.id === open} />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="subtle" size="compact-sm" m="sm" flex="none" loading={list.isLoadingMore} onClick={() => void list.loadMore()}>
          {t('older')}
        </Button>
      )}
    </>
  )
}

function StartedRun({ run }: { run: RunSummary }) {
  const { t } = useTranslation('inbox')
  const { slug } = useWorkspace()
  const { record } = run
  return (
    <article className={taskClasses.task} aria-label={record?.title ?? run.flow.label}>
      <div className={taskClasses.scroll}>
        <header className={taskClasses.head}>
          <Title order={2} size="h3">
            {record?.title ?? run.flow.label}
          </Title>
          {record !== null && record.title !== null && (
            <Anchor component={Link} to={pathOf(slug, 'work', 'records', record.object, record.id)} size="sm" className={taskClasses.open}>
              <IconExternalLink size={14} aria-hidden /> {t('openRecord')}
            </Anchor>
          )}
        </header>
        <section className={taskClasses.panel} aria-label={t('standing')}>
          <RunStanding run={run} />
        </section>
      </div>
    </article>
  )
}

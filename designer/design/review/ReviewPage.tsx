import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ChosenChanges } from './ChosenChanges.tsx'
import { Published } from './Published.tsx'
import { PublishBox } from './PublishBox.tsx'
import classes from './ReviewPage.module.css'
import { Story } from './Story.tsx'
import { usePublish } from './use-publish.ts'
import { useReview } from './use-review.ts'

/** What is not live yet, what publishing it would do, and the button that does it. */
export function ReviewPage() {
  const { t } = useTranslation('design-review')
  const state = useReview()
  const publishing = usePublish()
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {publishing.number === undefined ? (
        <ReviewBody state={state} publishing={publishing} />
      ) : (
        <Published number={publishing.number} changes={publishing.changes} onDone={publishing.reset} />
      )}
    </>
  )
}

interface ReviewBodyProps {
  state: ReturnType<typeof useReview>
  publishing: ReturnType<typeof usePublish>
}

function ReviewBody({ state, publishing }: ReviewBodyProps) {
  const { draft, groups } = state
  if (draft.isPending) return <LoadingState shape="list" />
  if (draft.error && !draft.data) return <ErrorState problem={draft.error} onRetry={() => void draft.refetch()} />
  if (groups.length === 0 && !publishing.isRunning) return <NothingToPublish isOvertaken={publishing.problem !== null} />
  return (
    <div className={classes.review}>
      <ChosenChanges state={state} isLocked={publishing.isRunning} />
      <div className={classes.story}>
        <Story state={state} />
        <PublishBox state={state} publishing={publishing} />
      </div>
    </div>
  )
}

/** `isOvertaken`: somebody else was faster with what this person wanted to publish. */
function NothingToPublish({ isOvertaken }: { isOvertaken: boolean }) {
  const { t } = useTranslation('design-review')
  const { slug } = useWorkspace()
  return (
    <EmptyState
      icon={IconCircleCheck}
      title={t('empty.title')}
      actions={
        <Button component={Link} to={pathOf(slug, 'design', 'releases')} variant="default">
          {t('empty.releases')}
        </Button>
      }
    >
      {t(isOvertaken ? 'empty.overtaken' : 'empty.text')}
    </EmptyState>
  )
}

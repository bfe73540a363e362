import { Button, Stack, Text } from '@mantine/core'
import { IconRocket } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { ProblemNote } from '../draft/ProblemNote.tsx'
import { ByObject } from './ByObject.tsx'
import { ChangeName } from './ChangeName.tsx'
import { closedObjects } from './object-access.ts'
import { isAllSafe } from './plan-story.ts'
import { Published } from './Published.tsx'
import { Running } from './PublishBox.tsx'
import classes from './ReviewPage.module.css'
import { usePublish } from './use-publish.ts'
import { type ReviewState, useReview } from './use-review.ts'

interface ReviewPanelProps {
  opened: boolean
  onClose: () => void
}

/** The review beside whatever page is open: one button when nothing can go wrong, else the way to the whole story. */
export function ReviewPanel({ opened, onClose }: ReviewPanelProps) {
  const { t } = useTranslation('design-review')
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('title')} size={440}>
      <PanelBody onClose={onClose} />
    </SidePanel>
  )
}

function PanelBody({ onClose }: { onClose: () => void }) {
  const state = useReview()
  const publishing = usePublish()
  const { review, problem, refresh } = state
  if (publishing.number !== undefined) return <Published number={publishing.number} changes={publishing.changes} onDone={onClose} onLeave={onClose} />
  if (publishing.isRunning) return <Running publishing={publishing} />
  if (problem) return <ErrorState problem={problem} onRetry={() => void refresh()} actions={<FullReviewLink onClose={onClose} />} />
  if (!review && state.chosen.length > 0) return <LoadingState shape="list" />
  return (
    <Stack gap="md">
      {publishing.problem !== null && <ProblemNote problem={publishing.problem} />}
      <ChangeList state={state} />
      <PanelAction state={state} onPublish={publishing.publish} onClose={onClose} />
    </Stack>
  )
}

function ChangeList({ state }: { state: ReviewState }) {
  const { t } = useTranslation('design-review')
  const changes = state.review?.plan.changes ?? []
  if (changes.length === 0) return <Text>{t('panel.notMine')}</Text>
  return (
    <Stack gap={8} className={classes.plain}>
      <ByObject changes={changes}>
        {(change) => (
          <div key={change.id} className={classes.plainChange}>
            <ChangeName change={change} />
          </div>
        )}
      </ByObject>
    </Stack>
  )
}

interface PanelActionProps {
  state: ReviewState
  onPublish: ReturnType<typeof usePublish>['publish']
  onClose: () => void
}

function PanelAction({ state, onPublish, onClose }: PanelActionProps) {
  const { t } = useTranslation('design-review')
  const { set, isComplete } = useDraftSet()
  const { review, isAsking, policies } = state
  if (!review) return <FullReviewLink onClose={onClose} isPrimary />
  const publish = () => {
    state.holdTicks()
    onPublish({ digest: review.plan.digest, only: review.only, policies, changes: review.plan.changes }, { onError: () => void state.refresh() })
  }
  const closed = isComplete ? closedObjects(state.draft.data?.changes ?? [], review.only, set.all('role')) : []
  if (!isAllSafe(review.plan) || closed.length > 0 || review.needed.length > 0) {
    return (
      <>
        <Text size="sm">{t('panel.look')}</Text>
        <FullReviewLink onClose={onClose} isPrimary />
      </>
    )
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('panel.safe')}
      </Text>
      <Button
        leftSection={<IconRocket size={16} aria-hidden />}
        disabled={isAsking}
        onClick={publish}
      >
        {t('publish', { count: review.only.length })}
      </Button>
      <FullReviewLink onClose={onClose} />
    </>
  )
}

function FullReviewLink({ onClose, isPrimary = false }: { onClose: () => void; isPrimary?: boolean }) {
  const { t } = useTranslation('design-review')
  const { slug } = useWorkspace()
  return (
    <Button component={Link} to={pathOf(slug, 'design', 'review')} variant={isPrimary ? 'filled' : 'subtle'} onClick={onClose}>
      {t('panel.full')}
    </Button>
  )
}

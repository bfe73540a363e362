import { Button, Progress, Stack, Text, Textarea } from '@mantine/core'
import { IconRocket } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/problem.ts'
import { ProblemNote } from '../draft/ProblemNote.tsx'
import classes from './ReviewPage.module.css'
import type { Publishing } from './use-publish.ts'
import type { ReviewState } from './use-review.ts'

interface PublishBoxProps {
  state: ReviewState
  publishing: Publishing
}

/** A note for those who look back later, and the button that says what it will do. */
export function PublishBox({ state, publishing }: PublishBoxProps) {
  const { t } = useTranslation('design-review')
  const [note, setNote] = useState('')
  const { review, isAsking, policies } = state
  const publish = () => {
    if (!review) return
    state.holdTicks()
    publishing.publish(
      { digest: review.plan.digest, note, only: review.only, policies, changes: review.plan.changes },
      { onError: (reason) => isProblem(reason, 'stale-review') && void state.refresh() },
    )
  }
  const count = review?.only.length ?? 0
  return (
    <>
      {publishing.problem !== null && <ProblemNote problem={publishing.problem} />}
      <div className={classes.publish}>
        {publishing.isRunning ? (
          <Running publishing={publishing} />
        ) : (
          <>
            <Textarea
              className={classes.note}
              label={t('note')}
              placeholder={t('noteExample')}
              autosize
              minRows={1}
              maxRows={4}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button leftSection={<IconRocket size={16} aria-hidden />} disabled={!review?.plan.publishable || isAsking} onClick={publish}>
              {t('publish', { count })}
            </Button>
          </>
        )}
      </div>
    </>
  )
}

/** How far the publish is; it goes on when the page is closed. */
export function Running({ publishing }: { publishing: Publishing }) {
  const { t } = useTranslation('design-review')
  const { done = 0, total = null } = publishing.job ?? {}
  return (
    <Stack gap={6} flex={1} role="status">
      <Text size="sm">{total !== null && total > 1 ? t('runningOf', { done, total }) : t('running')}</Text>
      <Progress value={total ? (100 * done) / total : 100} animated aria-label={t('running')} />
      <Text size="xs" c="dimmed">
        {t('runningHelp')}
      </Text>
    </Stack>
  )
}

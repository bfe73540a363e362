import { Alert, List } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import type { PublishPlan } from '../../../schemas/api/publish-plan.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { AccessWarnings } from './AccessWarnings.tsx'
import { Faults } from './Faults.tsx'
import { FlowRightsNotes } from './FlowRightsNotes.tsx'
import { PlanStory } from './PlanStory.tsx'
import classes from './ReviewPage.module.css'
import { RunsUnderWay } from './RunsUnderWay.tsx'
import type { ReviewState } from './use-review.ts'

/** What publishing the chosen changes would do, as a story: what is in the way first. */
export function Story({ state }: { state: ReviewState }) {
  const { t } = useTranslation('design-review')
  const { review, isAsking, problem, refresh } = state
  if (state.chosen.length === 0) {
    return (
      <div className={classes.scroll}>
        <Alert color="control" variant="light">
          {t('chooseSome')}
        </Alert>
      </div>
    )
  }
  if (!review) {
    return <div className={classes.scroll}>{problem ? <ErrorState problem={problem} onRetry={() => void refresh()} /> : <LoadingState shape="list" />}</div>
  }
  return (
    <div className={classes.scroll} aria-busy={isAsking} aria-live="polite">
      <div className={isAsking ? classes.waiting : undefined}>
        {review.needed.length > 0 && <Needed changes={review.needed} />}
        <Blocked plan={review.plan} />
        <Warnings plan={review.plan} />
        <AccessWarnings state={state} only={review.only} />
        <FlowRightsNotes only={review.only} />
        <RunsUnderWay changes={state.draft.data?.changes ?? []} only={review.only} />
        <PlanStory plan={review.plan} definitions={state.draft.data?.definitions ?? []} onPolicy={state.setPolicy} />
      </div>
    </div>
  )
}

/** "Also Region by Lan, 4 min ago": what the selection cannot do without. */
function Needed({ changes }: { changes: readonly DraftChange[] }) {
  const { t } = useTranslation('design-review')
  const labelText = useLabelText()
  const format = useFormat()
  return (
    <Alert color="people" variant="light" icon={<IconUsers size={18} aria-hidden />} title={t('needed.title')} mb="sm">
      <List size="sm">
        {changes.map((change) => (
          <List.Item key={change.id}>{t('needed.one', { label: labelText(change.label), name: change.by.name, when: format.relative(change.at) })}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

/** What may be published and is hardly meant so. */
function Warnings({ plan: { warnings } }: { plan: PublishPlan }) {
  const { t } = useTranslation('design-review')
  if (warnings.length === 0) return null
  return (
    <Alert color="outside" variant="light" icon={<IconAlertCircle size={18} aria-hidden />} title={t('warnings', { count: warnings.length })} mb="sm">
      <Faults issues={warnings} />
    </Alert>
  )
}

function Blocked({ plan }: { plan: PublishPlan }) {
  const { t } = useTranslation('design-review')
  if (plan.issues.length === 0) return null
  return (
    <Alert color="danger" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />} title={t('faults', { count: plan.issues.length })} mb="sm">
      <Faults issues={plan.issues} />
    </Alert>
  )
}

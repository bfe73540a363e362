import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DraftEntry } from '../../../schemas/api/draft.ts'
import type { Policy, PublishPlan } from '../../../schemas/api/publish-plan.ts'
import { ClassMark } from '../../ui/ClassMark.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { CheckCard } from './CheckCard.tsx'
import { type StoryGroup, storyOf } from './plan-story.ts'
import classes from './ReviewPage.module.css'
import { StepLine } from './StepLine.tsx'

interface PlanStoryProps {
  plan: PublishPlan
  definitions: readonly DraftEntry[]
  onPolicy: (cause: string, policy: Policy) => void
}

/** Every step of a publish by object, after what stored records say to new demands. */
export function PlanStory({ plan, definitions, onPolicy }: PlanStoryProps) {
  const { t } = useTranslation('design-review')
  return (
    <>
      {plan.checks.map((check) => (
        <CheckCard key={`${check.cause} ${check.code}`} check={check} onPolicy={(policy) => onPolicy(check.cause, policy)} />
      ))}
      {storyOf(plan, definitions).map((group) => (
        <ObjectStory key={group.object?.id ?? ''} group={group} />
      ))}
      {plan.steps.length === 0 && plan.issues.length === 0 && <Text c="dimmed">{t('noSteps')}</Text>}
    </>
  )
}

function ObjectStory({ group }: { group: StoryGroup }) {
  const { t } = useTranslation('design-review')
  const labelText = useLabelText()
  return (
    <section className={classes.group}>
      <div className={classes.groupHead}>
        <Title order={2} size="h4" flex={1}>
          {group.object ? labelText(group.object.label) : t('others')}
        </Title>
        <ClassMark of={group.class} />
      </div>
      <ul className={classes.steps}>
        {group.steps.map((step) => (
          <StepLine key={step.id} step={step} isMarked={step.class !== group.class} />
        ))}
      </ul>
    </section>
  )
}

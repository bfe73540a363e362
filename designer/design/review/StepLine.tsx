import { Collapse, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PlanStep } from '../../../schemas/api/publish-plan.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ClassMark } from '../../ui/ClassMark.tsx'
import classes from './ReviewPage.module.css'

/** One step in a sentence; opened, it says what it touches, how long it takes and the way back. */
export function StepLine({ step, isMarked }: { step: PlanStep; isMarked: boolean }) {
  const { t } = useTranslation('design-review')
  const format = useFormat()
  const [isOpen, { toggle }] = useDisclosure(false)
  return (
    <li className={classes.step}>
      <UnstyledButton className={classes.stepHead} aria-expanded={isOpen} onClick={toggle}>
        <IconChevronRight size={15} aria-hidden className={classes.chevron} data-open={isOpen || undefined} />
        <span className={classes.stepWords}>{step.message}</span>
        {isMarked && <ClassMark of={step.class} />}
        {step.rows > 0 && (
          <span className={classes.rows}>{t(step.exact ? 'rows.exact' : 'rows.about', { count: step.rows, number: format.number(step.rows) })}</span>
        )}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={classes.details}>
          <p>{t(step.seconds < 1 ? 'detail.quick' : 'detail.seconds', { seconds: format.number(Math.ceil(step.seconds)) })}</p>
          <p>{t(step.lock === null ? 'detail.noWait' : 'detail.wait')}</p>
          <p>{t(wayBack(step))}</p>
        </div>
      </Collapse>
    </li>
  )
}

/** What takes the step back: what is removed stays in the trash, everything else goes back with the release. */
function wayBack({ op }: PlanStep) {
  return op === 'trashField' || op === 'trashObject' ? 'detail.trash' : 'detail.rollback'
}

import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertCircle, IconAlertTriangle, IconChevronUp, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { issueText } from '../../ui/issue-text.ts'
import classes from './bench.module.css'
import type { DraftIssue } from './definition-saver.ts'

interface ProblemsStripProps {
  issues: readonly DraftIssue[]
  /** What the place of a fault is called: "Amount", "Amount › Options". */
  placeOf: (issue: DraftIssue) => string
  onJump: (issue: DraftIssue) => void
}

/** How many faults keep the definition from being published, or how many warnings there are; opened, each is a link to its place. */
export function ProblemsStrip({ issues, placeOf, onJump }: ProblemsStripProps) {
  const { t } = useTranslation('design')
  const { t: say } = useTranslation('issues')
  const [isOpen, { toggle }] = useDisclosure(false)
  if (issues.length === 0) {
    return (
      <div className={classes.strip} role="status">
        <IconCircleCheck size={15} aria-hidden className={classes.fine} />
        {t('problems.none')}
      </div>
    )
  }
  const hasFaults = issues.some(({ level }) => level !== 'warning')
  return (
    <div className={classes.problems}>
      {isOpen && (
        <ul className={classes.problemList}>
          {issues.map((issue) => (
            <li key={`${issue.code} ${issue.path}`}>
              <UnstyledButton className={classes.problem} onClick={() => onJump(issue)}>
                {issue.level === 'warning' && <IconAlertCircle size={14} className={classes.warning} role="img" aria-label={t('problems.warning')} />}
                <span className={classes.place}>{placeOf(issue)}</span>
                {issueText(issue, say)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <UnstyledButton className={classes.strip} data-faulty={hasFaults || undefined} data-warned={!hasFaults || undefined} onClick={toggle} aria-expanded={isOpen}>
        {hasFaults ? <IconAlertTriangle size={15} aria-hidden /> : <IconAlertCircle size={15} aria-hidden />}
        <span role="status">{t(hasFaults ? 'problems.some' : 'problems.hints', { count: issues.length })}</span>
        <IconChevronUp size={15} aria-hidden className={classes.turn} data-open={isOpen || undefined} />
      </UnstyledButton>
    </div>
  )
}

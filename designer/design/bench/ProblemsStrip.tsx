import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertCircle, IconAlertTriangle, IconChevronUp, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { issueText } from '../../ui/issue-text.ts'
import classes from './bench.module.css'
import type { DraftIssue } from './definition-saver.ts'
import { useUnfinishedList } from './unfinished.ts'

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
  const unfinished = useUnfinishedList()
  const lines = [...issues.map((issue) => ({ issue, text: issueText(issue, say) })), ...unfinished.map(({ path, text }) => ({ issue: unfinishedIssue(path), text }))]
  if (lines.length === 0) {
    return (
      <div className={classes.strip} role="status">
        <IconCircleCheck size={15} aria-hidden className={classes.fine} />
        {t('problems.none')}
      </div>
    )
  }
  const faults = issues.filter(({ level }) => level !== 'warning').length
  const hasFaults = faults > 0
  return (
    <div className={classes.problems}>
      {isOpen && (
        <ul className={classes.problemList}>
          {lines.map(({ issue, text }) => (
            <li key={`${issue.code} ${issue.path} ${text}`}>
              <UnstyledButton className={classes.problem} onClick={() => onJump(issue)}>
                {issue.level === 'warning' && <IconAlertCircle size={14} className={classes.warning} role="img" aria-label={t('problems.warning')} />}
                <span className={classes.place}>{placeOf(issue)}</span>
                {text}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <UnstyledButton className={classes.strip} data-faulty={hasFaults || undefined} data-warned={!hasFaults || undefined} onClick={toggle} aria-expanded={isOpen}>
        {hasFaults ? <IconAlertTriangle size={15} aria-hidden /> : <IconAlertCircle size={15} aria-hidden />}
        <span role="status">{t(hasFaults ? 'problems.some' : unfinished.length > 0 ? 'problems.unfinished' : 'problems.hints', { count: hasFaults ? faults + unfinished.length : unfinished.length || issues.length })}</span>
        <IconChevronUp size={15} aria-hidden className={classes.turn} data-open={isOpen || undefined} />
      </UnstyledButton>
    </div>
  )
}

/** What is not finished stands in no definition: no server has checked it. */
const unfinishedIssue = (path: string): DraftIssue => ({ code: 'unfinished', path, level: 'warning' })

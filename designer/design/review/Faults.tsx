import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { stepsOf } from '../../../schemas/pointer.ts'
import { useWorkspace } from '../../app/me.ts'
import type { AnsweredIssue } from '../../app/problem.ts'
import { issueText } from '../../ui/issue-text.ts'
import { editorPath } from '../draft/editor-path.ts'

/** Faults of several definitions, each with a link to where it is mended. Their paths begin with kind and name. */
export function Faults({ issues }: { issues: readonly AnsweredIssue[] }) {
  const { t } = useTranslation('issues')
  const { slug } = useWorkspace()
  return (
    <List size="sm" spacing={8}>
      {issues.map((issue) => {
        const [kind, name] = stepsOf(issue.path)
        const text = issueText(issue, t)
        return (
          <List.Item key={`${issue.code} ${issue.path}`}>
            {kind && name ? <Link to={`${editorPath(slug, { kind, name })}?at=${encodeURIComponent(issue.path)}`}>{text}</Link> : text}
          </List.Item>
        )
      })}
    </List>
  )
}

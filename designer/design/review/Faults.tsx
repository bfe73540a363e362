import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { stepsOf } from '../../../schemas/pointer.ts'
import { useWorkspace } from '../../app/me.ts'
import type { AnsweredIssue } from '../../app/problem.ts'
import { issueText } from '../../ui/issue-text.ts'
import { useDraft } from '../draft/draft-queries.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'

/** Faults of several definitions, each with what it stands in and a link to where it is mended. Their paths begin with kind and name. */
export function Faults({ issues }: { issues: readonly AnsweredIssue[] }) {
  const { t } = useTranslation('issues')
  const { slug } = useWorkspace()
  const { data: draft } = useDraft()
  const labelText = useLabelText()
  return (
    <List size="sm" spacing={8}>
      {issues.map((issue) => {
        const [kind, name] = stepsOf(issue.path)
        const text = issueText(issue, t)
        const within = draft?.definitions.find((each) => each.kind === kind && each.name === name)
        return (
          <List.Item key={`${issue.code} ${issue.path}`}>
            {within && <>{labelText(within.label)} · </>}
            {kind && name ? <Link to={`${editorPath(slug, { kind, name })}?at=${encodeURIComponent(issue.path)}`}>{text}</Link> : text}
          </List.Item>
        )
      })}
    </List>
  )
}

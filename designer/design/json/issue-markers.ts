import type { TFunction } from 'i18next'
import type { AnsweredIssue } from '../../app/problem.ts'
import { issueText } from '../../ui/issue-text.ts'
import { monaco } from './monaco.ts'
import { rangeOfPointer } from './pointer-range.ts'

/** Issues as the editor's own marks. `t` must have the namespace `issues`. */
export function issueMarkers(
  model: monaco.editor.ITextModel,
  issues: readonly AnsweredIssue[],
  t: TFunction<'issues'>,
): monaco.editor.IMarkerData[] {
  const text = model.getValue()
  return issues.map((issue) => {
    const { start, end } = rangeOfPointer(text, issue.path)
    const from = model.getPositionAt(start)
    const to = model.getPositionAt(end)
    return {
      severity: monaco.MarkerSeverity.Error,
      message: issueText(issue, t),
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      // A fault of a whole object underlines its first line only.
      endLineNumber: from.lineNumber,
      endColumn: to.lineNumber === from.lineNumber ? to.column : model.getLineMaxColumn(from.lineNumber),
    }
  })
}

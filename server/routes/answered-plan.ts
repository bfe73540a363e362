import type { PublishPlan } from '../../schemas/api/publish-plan.ts'
import type { DraftChange } from '../../schemas/api/draft.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Language } from '../../schemas/label.ts'
import { changeOfTarget } from '../../runtime/publish/draft.ts'
import type { Caller } from '../../runtime/caller.ts'
import type { PreparedPublish } from '../../runtime/publish/prepare-publish.ts'
import { addressOfFailing } from './failing-csv.ts'
import { issueText } from '../issue-texts/issue-text.ts'
import { checkText, stepText } from '../step-texts/step-text.ts'

/** A prepared publish with its texts in the reader's language. */
export function answeredPlan(prepared: PreparedPublish, { person: { language }, workspace: { slug } }: Caller): PublishPlan {
  const { digest, state, target, planned, checks, issues, warnings, publishable } = prepared
  const change = (row: PreparedPublish['target']['rows'][number]): DraftChange => changeOfTarget(state, row)
  return {
    digest,
    base: state.base,
    changes: target.rows.map(change),
    steps: planned.map((step) => ({ ...step, message: stepText(step, language) })),
    checks: checks.map((check) => ({ ...check, csv: addressOfFailing(slug, check, target.request), message: checkText(check, language) })),
    issues: answeredIssues(issues, language),
    warnings: answeredIssues(warnings, language),
    needed: target.needed.map(change),
    publishable,
  }
}

/** Issues with their texts in the reader's language. */
export const answeredIssues = (issues: readonly Issue[], language: Language) =>
  issues.map(({ code, path, params, level }) => ({
    code,
    path,
    ...(params && { params: { ...params } }),
    ...(level && { level }),
    message: issueText({ code, ...(params && { params }) }, language),
  }))

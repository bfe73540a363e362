import type { Question } from '../machine/question.ts'
import type { NodeRun } from '../node-type.ts'
import { sourceQuestions } from '../people/sources.ts'
import type { ApprovalSettings } from './settings.ts'

/** What must be known before a round can begin: who each source finds, and who stands in for the requester. */
export function roundQuestions({ approvers, sameAsRequester = 'manager' }: ApprovalSettings, run: NodeRun): readonly Question[] {
  const sources = sourceQuestions(approvers, run, '/approvers')
  return sameAsRequester === 'manager' && run.requester !== null ? [...sources, { kind: 'manager', of: run.requester, level: 1 }] : sources
}

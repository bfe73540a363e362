import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskAnswer, TaskDecision } from '../../../schemas/api/task.ts'
import type { FileValue } from '../../../schemas/files/file-value.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import { issueText } from '../../ui/issue-text.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { type DecisionDraft, forgetDraft, useDecisionDraft } from './decision-draft.ts'
import { filledIn, taskFaults } from './field-faults.ts'
import { decideTask, refreshTasks } from './task-queries.ts'
import { filling, naming } from './task-words.ts'
import { useDecidedBy } from './use-decided-by.ts'

/** What is missing before a choice can be confirmed. */
type Lack = 'comment' | 'person' | 'upload' | undefined

/** A decision that is being made: what was chosen and said, what is still missing, and the way to confirm it. */
export function useDecision(task: TaskAnswer, onDecided: () => void) {
  const { t } = useTranslation('inbox')
  const { slug } = useWorkspace()
  const settings = useReaderSettings()
  const { t: tIssue } = useTranslation('issues')
  const tellWho = useDecidedBy()
  const [draft, write] = useDecisionDraft(task.id)
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const offered = task.decisions.find(({ decision }) => decision === draft.choice)
  const lack = lackOf(draft, offered?.needsComment ?? false)
  const decide = useMutation({
    mutationFn: (choice: TaskDecision) => decideTask(slug, task.id, inputOf(task, { ...draft, choice })),
    onSuccess: async (_, choice) => {
      forgetDraft(task.id)
      notifyDone(t(`done.${choice}`, { title: task.title }))
      onDecided()
      await refreshTasks(slug, task.object)
    },
    onError: async (problem) => {
      if (isProblem(problem, 'already-decided')) {
        tellWho(task.title, problem)
        onDecided()
      } else if (isProblem(problem, 'invalid-record')) {
        setFaults(new Map(problem.issues.map((issue) => [issue.path.replace(/^\/values\//, ''), issueText(issue, tIssue)])))
        notifyFailed(problem)
      } else notifyFailed(problem)
      await refreshTasks(slug)
    },
  })
  const confirm = () => {
    if (draft.choice === null || decide.isPending) return
    const wrong = filling.has(draft.choice) ? taskFaults(task, draft.values, settings) : new Map<string, never>()
    setFaults(new Map([...wrong].map(([name, issue]) => [name, issueText(issue, tIssue)])))
    if (wrong.size > 0 || lack !== undefined) return
    decide.mutate(draft.choice)
  }
  return { draft, write, offered, lack, faults, confirm, isPending: decide.isPending }
}

export type Deciding = ReturnType<typeof useDecision>

function lackOf({ choice, comment, to, files }: DecisionDraft, needsComment: boolean): Lack {
  if (choice === null) return undefined
  if (naming.has(choice) && to === null) return 'person'
  if (needsComment && comment.trim() === '') return 'comment'
  return files.some(isOnItsWay) ? 'upload' : undefined
}

/** It stands for what the server does not have yet. */
const isOnItsWay = ({ id }: FileValue): boolean => id.startsWith('sending-')

function inputOf(task: TaskAnswer, { choice, comment, to, returnTo, files, values, requestId }: DecisionDraft & { readonly choice: TaskDecision }) {
  const filled = filledIn(task, values)
  return {
    rev: task.rev,
    decision: choice,
    requestId,
    ...(comment.trim() !== '' && { comment: comment.trim() }),
    ...(files.length > 0 && { files: files.map(({ id }) => id) }),
    ...(naming.has(choice) && to !== null && { to }),
    ...(choice === 'return' && returnTo !== null && { returnTo }),
    ...(filling.has(choice) && Object.keys(filled).length > 0 && { values: filled }),
  }
}

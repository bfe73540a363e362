import { useCallback, useSyncExternalStore } from 'react'
import type { TaskDecision } from '../../../schemas/api/task.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { FileValue } from '../../../schemas/files/file-value.ts'

/** What somebody has begun to say to a task. */
export interface DecisionDraft {
  readonly choice: TaskDecision | null
  readonly comment: string
  /** Whom it is handed to, or who is asked as well. */
  readonly to: string | null
  /** The step that it goes back to; null is the requester. */
  readonly returnTo: string | null
  /** What goes with the answer; one that is still being sent has no id of the server's yet. */
  readonly files: readonly FileValue[]
  /** Fields of the record that were filled in. */
  readonly values: Readonly<Record<string, FieldValue>>
  /** The server does the same request once, however often it arrives. */
  readonly requestId: string
}

const begun = (): DecisionDraft => ({ choice: null, comment: '', to: null, returnTo: null, files: [], values: {}, requestId: crypto.randomUUID() })

// Kept outside of the page: whoever looks at another task or goes elsewhere finds the words again.
const drafts = new Map<string, DecisionDraft>()
const listeners = new Set<() => void>()

function draftOf(task: string): DecisionDraft {
  const known = drafts.get(task) ?? begun()
  drafts.set(task, known)
  return known
}

function change(): void {
  for (const listener of listeners) listener()
}

export const writeDraft = (task: string, part: Partial<DecisionDraft>): void => {
  drafts.set(task, { ...draftOf(task), ...part })
  change()
}

/** It was decided: nothing is left to say. */
export const forgetDraft = (task: string): void => {
  drafts.delete(task)
  change()
}

/** What this person has begun to say to a task, and how to change it. */
export function useDecisionDraft(task: string): readonly [DecisionDraft, (part: Partial<DecisionDraft>) => void] {
  const draft = useSyncExternalStore(subscribe, () => draftOf(task))
  return [draft, useCallback((part) => writeDraft(task, part), [task])]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

import { IconArrowBackUp, IconArrowRight, IconCheck, IconEye, IconMessageQuestion, IconSend, IconUserPlus, IconX } from '@tabler/icons-react'
import type { TaskAnswer, TaskDecision, TaskRow } from '../../../schemas/api/task.ts'

/** What a task's page offers as its buttons, in their order; the rest stands behind *More*. */
export const onBar: readonly TaskDecision[] = ['approve', 'submit', 'resubmit', 'advise', 'return', 'reject', 'read']

/** Decisions that name somebody. */
export const naming: ReadonlySet<TaskDecision> = new Set(['transfer', 'delegate', 'add_signer'])

/** Decisions that send what was filled in. */
export const filling: ReadonlySet<TaskDecision> = new Set(['approve', 'submit', 'resubmit'])

/** The keys that choose; Ctrl+Enter confirms. */
export const keyOf: Partial<Record<TaskDecision, string>> = { approve: 'a', submit: 'a', resubmit: 'a', advise: 'a', return: 't', reject: 'r' }

export const decisionIcons = {
  approve: IconCheck, submit: IconSend, resubmit: IconSend, advise: IconMessageQuestion, return: IconArrowBackUp, reject: IconX, read: IconEye,
  transfer: IconArrowRight, delegate: IconMessageQuestion, add_signer: IconUserPlus,
} as const satisfies Record<TaskDecision, unknown>

/** The colour of a decision, as buttons and marks show it. */
export const decisionColors = {
  approve: 'success', submit: 'records', resubmit: 'records', advise: 'people', return: 'outside', reject: 'danger', read: 'control',
  transfer: 'people', delegate: 'people', add_signer: 'people',
} as const satisfies Record<TaskDecision, string>

export type OfferedDecision = TaskAnswer['decisions'][number]

/** What may be done, in the order in which it is shown. */
export const barOf = ({ decisions }: Pick<TaskAnswer, 'decisions'>): readonly OfferedDecision[] =>
  onBar.flatMap((name) => decisions.find(({ decision }) => decision === name) ?? [])

/** What stands behind *More*. */
export const moreOf = ({ decisions }: Pick<TaskAnswer, 'decisions'>): readonly OfferedDecision[] => decisions.filter(({ decision }) => naming.has(decision))

/** A title whose parts break behind their dots, never before them. */
export const brokenAfterDots = (title: string): string => title.replaceAll(' · ', '\u00a0· ')

/** Whether the time to answer is over. */
export const isLate = ({ state, due }: Pick<TaskRow, 'state' | 'due'>): boolean => state === 'open' && due !== null && Date.parse(due) < Date.now()

/** Whether it is over since less than a minute, which is no time to be said. */
export const isJustLate = (task: Pick<TaskRow, 'state' | 'due'>): boolean => isLate(task) && task.due !== null && Date.now() - Date.parse(task.due) < 60_000

import { IconArrowBackUp, IconCheck, IconClock, IconHourglass, IconMessageQuestion, IconMinus, IconX } from '@tabler/icons-react'
import type { TaskMember } from '../../../schemas/api/task.ts'

/** How each state of a person who is asked is marked; the word stands beside it. */
export const memberMarks = {
  later: { color: 'control', icon: IconHourglass },
  pending: { color: 'people', icon: IconClock },
  advising: { color: 'people', icon: IconMessageQuestion },
  approved: { color: 'success', icon: IconCheck },
  carried: { color: 'success', icon: IconCheck },
  rejected: { color: 'danger', icon: IconX },
  returned: { color: 'outside', icon: IconArrowBackUp },
  removed: { color: 'control', icon: IconMinus },
} as const satisfies Record<TaskMember['state'] | 'returned', unknown>

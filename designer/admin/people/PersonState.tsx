import { Badge } from '@mantine/core'
import { IconCheck, IconMailForward, IconUserOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PersonAnswer } from '../../../schemas/api/person.ts'

/** Whether somebody can sign in: yes, not before they have used their link, or not any more. */
export function PersonState({ person: { active, joined } }: { person: PersonAnswer }) {
  const { t } = useTranslation('admin-people')
  const state = !active ? 'inactive' : joined === false ? 'invited' : 'active'
  const { color, icon: StateIcon } = marks[state]
  return (
    <Badge color={color} leftSection={<StateIcon size={12} aria-hidden />}>
      {t(`state.${state}`)}
    </Badge>
  )
}

const marks = {
  active: { color: 'success', icon: IconCheck },
  invited: { color: 'people', icon: IconMailForward },
  inactive: { color: 'control', icon: IconUserOff },
} as const

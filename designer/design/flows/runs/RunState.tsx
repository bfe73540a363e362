import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../../../../schemas/api/run.ts'

const looks = {
  running: { color: 'people', icon: IconClock },
  suspended: { color: 'danger', icon: IconAlertTriangle },
  completed: { color: 'success', icon: IconCheck },
  failed: { color: 'danger', icon: IconX },
  cancelled: { color: 'gray', icon: IconX },
} as const

/** How a run stands; one of which something has failed is stuck. */
export function RunState({ state, isStuck }: { state: RunSummary['state']; isStuck: boolean }) {
  const { t } = useTranslation('design-flow-runs')
  const shown = isStuck ? 'suspended' : state
  const { color, icon: Icon } = looks[shown]
  return (
    <Badge variant="light" color={color} leftSection={<Icon size={12} aria-hidden />}>
      {t(`state.${shown}`)}
    </Badge>
  )
}

import { Badge, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCheck, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** The class of a step of a publish: what it does to stored records and to those who work meanwhile. */
export type StepClass = 'safe' | 'slow' | 'lossy' | 'blocked'

/** A step's class as a chip with icon, word and colour; what the class means stands in the tooltip. */
export function ClassMark({ of }: { of: StepClass }) {
  const { t } = useTranslation('ui')
  const { color, icon: MarkIcon } = marks[of]
  return (
    <Tooltip label={t(`class.${of}.meaning`)} multiline maw={280}>
      <Badge color={color} leftSection={<MarkIcon size={12} aria-hidden />} tabIndex={0}>
        {t(`class.${of}.name`)}
      </Badge>
    </Tooltip>
  )
}

const marks = {
  safe: { color: 'success', icon: IconCheck },
  slow: { color: 'control', icon: IconClock },
  lossy: { color: 'outside', icon: IconAlertTriangle },
  blocked: { color: 'danger', icon: IconBan },
} as const satisfies Record<StepClass, unknown>

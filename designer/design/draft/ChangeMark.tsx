import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChangeOp } from '../../../schemas/api/draft.ts'

/** How a definition of the draft differs from the live one, as a chip. */
export function ChangeMark({ op }: { op: ChangeOp }) {
  const { t } = useTranslation('design')
  return <Badge color={colors[op]}>{t(`op.${op}`)}</Badge>
}

const colors = { add: 'success', change: 'records', rename: 'records', remove: 'danger' } as const satisfies Record<ChangeOp, string>

import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconArrowMoveRight, IconCopyPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { unitOf } from '../../../document/commands/flow/step-unit.ts'
import { useFlowBench } from './flow-bench.ts'

/** What is done to whole parts: move one elsewhere, duplicate, remove. */
export function PartTools({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('design-flows')
  const { edits, flow, askMove } = useFlowBench()
  const one = ids.length === 1 ? flow.nodes.find(({ id }) => id === ids[0]) : undefined
  const hasNodes = flow.nodes.some(({ id }) => ids.includes(id))
  return (
    <Group gap={2} wrap="nowrap">
      {one && unitOf(flow, one) && (
        <Tooltip label={t('move.open')}>
          <ActionIcon aria-label={t('move.open')} onClick={() => askMove(one.id)}>
            <IconArrowMoveRight size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {hasNodes && (
        <Tooltip label={t('part.duplicate')}>
          <ActionIcon aria-label={t('part.duplicate')} onClick={() => edits.duplicate(ids)}>
            <IconCopyPlus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('part.remove')}>
        <ActionIcon aria-label={t('part.remove')} onClick={() => edits.remove(ids)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}

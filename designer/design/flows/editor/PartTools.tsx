import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconCopyPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFlowBench } from './flow-bench.ts'

/** What is done to whole parts: duplicate, remove. */
export function PartTools({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('design-flows')
  const { edits, flow } = useFlowBench()
  const hasNodes = flow.nodes.some(({ id }) => ids.includes(id))
  return (
    <Group gap={2} wrap="nowrap">
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

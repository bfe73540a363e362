import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FlowEdge } from '../../../../schemas/flows/flow.ts'
import { useFlowBench } from './flow-bench.ts'

/** A way from a step to the next. */
export function WayInspector({ edge }: { edge: FlowEdge }) {
  const { t } = useTranslation('design-flows')
  const { flow, words, edits, ask } = useFlowBench()
  const [from, to] = [flow.nodes.find(({ key }) => key === edge.from), flow.nodes.find(({ key }) => key === edge.to)]
  const label = from && words.portLabel(from, edge.port)
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('part.edge')}
      </Title>
      <Text size="sm">{[from && words.nameOf(from), label, to && words.nameAmong(to)].filter((text) => text !== undefined).join(' → ')}</Text>
      <Group gap="xs">
        <Button size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => ask({ on: 'edge', edge: edge.id })}>
          {t('insert.title')}
        </Button>
        <Button size="xs" variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => edits.remove([edge.id])}>
          {t('part.removeEdge')}
        </Button>
      </Group>
    </Stack>
  )
}

import { Select, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { useFlowBench } from './flow-bench.ts'
import { pointerTo } from './part-at.ts'
import { Warnings } from './Warnings.tsx'

/** Where the ways out of a step lead: connecting without drawing. */
export function WaysOn({ node }: { node: FlowNode }) {
  const { t } = useTranslation('design-flows')
  const { flow, words, edits, ask } = useFlowBench()
  const ports = nodeTypeOf(node).ports(node.settings ?? {})
  if (ports.length === 0) return null
  const targets = flow.nodes.filter((each) => each.id !== node.id && nodeTypeOf(each).entered)
  const names = targets.map(words.nameAmong)
  const data = [
    { value: nowhere, label: t('ways.nowhere') },
    ...targets.map(({ id, key }, at) => {
      const name = names[at] ?? key
      return { value: id, label: names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${key})` }
    }),
    { value: another, label: t('ways.another') },
  ]
  return (
    <Stack gap="xs" role="group" data-ways aria-label={t('ways.title')}>
      <div>
        <Title order={3} size="h5">
          {t('ways.title')}
        </Title>
        <Warnings at={pointerTo(flow, node.id)} />
      </div>
      {ports.map(({ key: port }) => {
        const to = flow.edges.find((edge) => edge.from === node.key && edge.port === port)?.to
        const choose = (next: string | null) => {
          if (next === another) return ask({ on: 'port', node: node.id, port })
          edits.connect({ from: node.id, port, to: next === nowhere ? null : next })
        }
        const label = words.portLabel(node, port)
        return (
          <Select key={port} size="xs" label={label} aria-label={label ?? t('ways.title')} data={data} value={flow.nodes.find(({ key }) => key === to)?.id ?? nowhere} allowDeselect={false} searchable onChange={choose} />
        )
      })}
    </Stack>
  )
}

// Signs that no id has.
const nowhere = '-'
const another = '+'

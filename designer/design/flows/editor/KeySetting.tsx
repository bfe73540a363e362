import { Anchor, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apiNamePattern } from '../../../../schemas/definition.ts'
import type { FlowNode } from '../../../../schemas/flows/flow.ts'
import { useFlowBench } from './flow-bench.ts'
import { NameInput } from './settings/ValueFields.tsx'

/** The name by which expressions know the step; a new one is taken over by all that name it. */
export function KeySetting({ node }: { node: FlowNode }) {
  const { t } = useTranslation('design-flows')
  const { flow, edits } = useFlowBench()
  const [isChanged, setChanged] = useState(false)
  const [refused, refuse] = useState<string | null>(null)
  const rename = (key: string) => {
    const isTaken = flow.nodes.some((each) => each.key === key && each.id !== node.id)
    if (isTaken || !new RegExp(apiNamePattern).test(key)) return refuse(t(isTaken ? 'key.taken' : 'key.wrong', { key }))
    refuse(null)
    edits.rename(node.id, key)
  }
  return (
    <>
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          {t('key.name', { key: node.key })}
        </Text>
        <Anchor component="button" type="button" size="xs" onClick={() => setChanged(!isChanged)}>
          {t('key.change')}
        </Anchor>
      </Group>
      {isChanged && <NameInput name={node.key} label={t('key.label')} onRename={rename} />}
      {refused !== null && (
        <Text size="xs" c="danger" role="alert">
          {refused}
        </Text>
      )}
    </>
  )
}

import { Alert, List, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { type FieldsByObject, rightsOfFlow } from '../../../schemas/flows/flow-rights.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { useFormat } from '../../i18n/reader.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'

/** What each flow that is published may do, in words: it does it for everybody, so whoever publishes it must know. */
export function FlowRightsNotes({ only }: { only: readonly string[] }) {
  const { set, isComplete } = useDraftSet()
  if (!isComplete) return null
  return set.all('flow').filter(({ name }) => only.includes(`flow/${name}`)).map((flow) => <FlowRightsNote key={flow.id} flow={flow} set={set} />)
}

function FlowRightsNote({ flow, set }: { flow: FlowDefinition; set: DefinitionSet }) {
  const { t } = useTranslation('design-review')
  const labelText = useLabelText()
  const lines = useRightsLines(flow, set)
  const named = { flow: labelText(flow.label) }
  // A flow that only asks people to look does nothing that anybody must know of.
  if (lines.length === 0) return null
  return (
    <Alert data-rights color="control" variant="light" icon={<IconShieldCheck size={18} aria-hidden />} mb="sm">
      {flow.principal === 'person' ? <Text size="sm">{t('flowRights.person', named)}</Text> : <Text size="sm">{t('flowRights.title', named)}</Text>}
      <List size="sm" mt={4}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Alert>
  )
}

function useRightsLines(flow: FlowDefinition, set: DefinitionSet): readonly string[] {
  const { t } = useTranslation('design-review')
  const labelText = useLabelText()
  const format = useFormat()
  const { creates, sets, lets, reads, sends, calls } = rightsOfFlow(flow, set)
  const objectText = (name: string) => labelText(set.get('object', name)?.label ?? name)
  const fieldTexts = (name: string, fields: ReadonlySet<string>) => {
    const object = set.get('object', name)
    const known = object ? allFieldsOf(object) : []
    return format.list([...fields].map((field) => labelText(known.find((each) => each.name === field)?.label ?? field)))
  }
  const each = (fields: FieldsByObject, say: 'sets' | 'lets' | 'reads') => [...fields].map(([name, some]) => t(`flowRights.${say}`, { object: objectText(name), fields: fieldTexts(name, some) }))
  return [
    ...[...creates].map((name) => t('flowRights.creates', { object: objectText(name) })),
    ...each(sets, 'sets'),
    ...each(lets, 'lets'),
    ...each(reads, 'reads'),
    ...(sends.size > 0 ? [t('flowRights.sends', { messages: format.list([...sends].map((name) => labelText(set.get('message', name)?.label ?? name))) })] : []),
    ...(calls > 0 ? [t('flowRights.calls', { count: calls })] : []),
  ]
}

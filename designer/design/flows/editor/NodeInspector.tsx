import { Button, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import type { NodeSetting } from '../../../../schemas/flows/node-look.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { findSchemaFaults } from '../../../inspector/schema-faults.ts'
import { SettingsForm } from '../../../inspector/SettingsForm.tsx'
import { LabelInput } from '../../labels/LabelInput.tsx'
import { useFlowBench } from './flow-bench.ts'
import { KeySetting } from './KeySetting.tsx'
import { pointerTo } from './part-at.ts'
import { EditedNodeProvider } from './settings/edited-node.ts'
import { settingsSchema, settingsUi } from './settings/node-form.ts'
import { Warnings } from './Warnings.tsx'
import { WaysOn } from './WaysOn.tsx'

/** The settings of a step, by the editors that its type names; then where its ways lead. */
export function NodeInspector({ node }: { node: FlowNode }) {
  const { t } = useTranslation('design-flows')
  const { edits, words, issues, flow } = useFlowBench()
  const type = nodeTypeOf(node)
  const [settings, change] = useSettings(node)
  const edited = useMemo(() => ({ node, settings, onLeave: edits.endBurst }), [node, settings, edits.endBurst])
  const entries = type.inspector ?? []
  const more = entries.filter(({ isMore: rarely }) => rarely)
  const hasIssue = more.some(({ key }) => issues.some(({ path }) => `${path}/`.startsWith(`${pointerTo(flow, node.id)}/settings/${key}/`)))
  const [isMore, showMore] = useState<boolean>()
  // What is wrong is seen without looking for it, and stays in sight when it is mended.
  if (hasIssue && isMore === undefined) showMore(true)
  const form = (some: readonly NodeSetting[]) => <SomeSettings node={node} settings={settings} entries={some} onChange={change} />
  return (
    <EditedNodeProvider value={edited}>
      <Text size="sm" c="dimmed">
        {t(`step.${node.type}.help`)}
      </Text>
      <LabelInput label={t('part.name')} placeholder={words.nameOf({ type: node.type })} value={node.label} onChange={(label) => edits.change(node.id, { label }, 'label')} onLeave={edits.endBurst} />
      {form(entries.filter(({ isMore: rarely }) => !rarely))}
      {more.length > 0 && (
        <div>
          <Button variant="subtle" size="compact-sm" leftSection={isMore ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />} aria-expanded={isMore ?? false} onClick={() => showMore(!isMore)}>
            {t('part.more')}
          </Button>
        </div>
      )}
      {isMore && form(more)}
      <WaysOn node={node} />
      <Stack gap={4}>
        <KeySetting node={node} />
      </Stack>
    </EditedNodeProvider>
  )
}

interface SomeSettingsProps {
  node: FlowNode
  settings: Readonly<Record<string, unknown>>
  entries: readonly NodeSetting[]
  onChange: (settings: Readonly<Record<string, unknown>>, key: string) => void
}

function SomeSettings({ node, settings, entries, onChange }: SomeSettingsProps) {
  const { t } = useTranslation('design-flows')
  const { language } = useLanguage()
  const { issues, flow } = useFlowBench()
  const type = nodeTypeOf(node)
  const schema = useMemo(() => settingsSchema(type, entries), [type, entries])
  const uiSchema = useMemo(() => settingsUi(type, entries, { language, helpOf: (key) => t(`setting.${node.type}.${key}`, { defaultValue: '' }) }), [type, entries, language, node.type, t])
  const at = `${pointerTo(flow, node.id)}/settings`
  const own = issues.filter(({ path, level }) => level !== 'warning' && path.startsWith(`${at}/`)).map((issue) => ({ ...issue, path: issue.path.slice(at.length) }))
  if (entries.length === 0) return null
  const keys = entries.map(({ key }) => key)
  const value = Object.fromEntries(keys.flatMap((key) => (settings[key] === undefined ? [] : [[key, settings[key]]])))
  return (
    <div>
      <SettingsForm
        schema={schema}
        uiSchema={uiSchema}
        value={value}
        issues={own.filter(({ path }) => keys.some((key) => path === `/${key}`))}
        idPrefix={node.id}
        onChange={(next) => {
          const changed = keys.filter((key) => JSON.stringify(value[key]) !== JSON.stringify(next[key]))
          if (changed.length === 0) return
          const merged = { ...settings, ...next }
          for (const key of changed) if (next[key] === undefined) Reflect.deleteProperty(merged, key)
          onChange(exclusive(merged, changed[0] ?? '', type.settings), changed[0] ?? '')
        }}
      />
      {keys.map((key) => (
        <Warnings key={key} at={`${at}/${key}`} />
      ))}
    </div>
  )
}

/** Where only one setting may stand, the one that was just made takes the place of the other. */
function exclusive(settings: Readonly<Record<string, unknown>>, made: string, schema: object): Readonly<Record<string, unknown>> {
  const isOne = 'maxProperties' in schema && schema.maxProperties === 1
  return isOne && settings[made] !== undefined ? { [made]: settings[made] } : settings
}

/** The settings as they are entered. What does not fit the schema yet stays here: the flow is drawn whole all the while. */
function useSettings(node: FlowNode) {
  const { edits } = useFlowBench()
  const stored = node.settings ?? none
  const [entered, enter] = useState<{ beside: object; settings: Readonly<Record<string, unknown>> } | null>(null)
  const settings = entered?.beside === stored ? entered.settings : stored
  const change = (next: Readonly<Record<string, unknown>>, key: string) => {
    const fits = findSchemaFaults(nodeTypeOf(node).settings, next).length === 0
    enter(fits ? null : { beside: stored, settings: next })
    if (fits) edits.setSettings(node.id, next, key)
  }
  return [settings, change] as const
}

const none: Readonly<Record<string, unknown>> = {}

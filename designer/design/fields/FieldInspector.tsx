import { ActionIcon, Menu, Tabs, Title } from '@mantine/core'
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { SettingChanges } from '../../document/commands/change-settings.ts'
import { holdPressed } from '../../ui/hold-pressed.ts'
import type { DraftIssue } from '../bench/definition-saver.ts'
import { useLabelText } from '../draft/label-text.ts'
import { AdvancedStep } from './AdvancedStep.tsx'
import { BasicsStep } from './BasicsStep.tsx'
import { EditedFieldProvider } from './edited-field.ts'
import classes from './fields.module.css'
import { LimitsStep } from './LimitsStep.tsx'
import { TypeMark } from './TypeMark.tsx'

/** A change of the field on screen: settings, or the whole object where others follow. */
export interface FieldEdits {
  /** Settings of the field; changes of one `burst` are one step of undo. */
  change: (changes: SettingChanges, burst?: string) => void
  /** A command on the whole object, with its name for undo. */
  edit: (command: (object: ObjectDefinition) => ObjectDefinition, label: string) => void
  endBurst: () => void
  /** Saves now, for what is changed beside the object. */
  flush: () => Promise<void>
  duplicate: () => void
  remove: () => void
}

interface FieldInspectorProps {
  object: ObjectDefinition
  field: FieldDefinition
  /** Faults of the field; their paths are relative to it. */
  issues: readonly DraftIssue[]
  edits: FieldEdits
  /** The setting that somebody was led to. */
  sought: { readonly setting: string | undefined }
}

/** What every step of the inspector is given. */
export type FieldStepProps = FieldInspectorProps

/** The selected field in three steps: basics, limits, advanced. */
export function FieldInspector(props: FieldInspectorProps) {
  const { object, field, edits, sought } = props
  const { t } = useTranslation('design-fields')
  const labelText = useLabelText()
  const { endBurst, change } = edits
  const edited = useMemo(() => ({ field, object, onLeave: endBurst, change }), [field, object, endBurst, change])
  const isLimitless = fieldTypeOf(field).filledBy === 'system'
  const [chosen, setStep] = useState(() => (sought.setting === undefined ? 'basics' : stepOf(field, sought.setting)))
  const [followed, setFollowed] = useState(sought)
  if (sought !== followed) {
    setFollowed(sought)
    if (sought.setting !== undefined) setStep(stepOf(field, sought.setting))
  }
  const step = isLimitless && chosen === 'limits' ? 'basics' : chosen
  return (
    <EditedFieldProvider value={edited}>
      <div className={classes.inspector} onPointerDownCapture={holdPressed}>
        <div className={classes.head}>
          <div className={classes.headName}>
            <Title order={2} size="h4">
              {labelText(field.label)}
            </Title>
            <TypeMark type={field.type} />
          </div>
          <FieldMenu {...props} />
        </div>
        <Tabs value={step} onChange={(next) => setStep(next ?? 'basics')} keepMounted={false}>
          <Tabs.List px="md">
            <Tabs.Tab value="basics">{t('step.basics')}</Tabs.Tab>
            {!isLimitless && <Tabs.Tab value="limits">{t('step.limits')}</Tabs.Tab>}
            <Tabs.Tab value="advanced">{t('step.advanced')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="basics">
            <BasicsStep key={field.id} {...props} />
          </Tabs.Panel>
          <Tabs.Panel value="limits">
            <LimitsStep key={field.id} {...props} />
          </Tabs.Panel>
          <Tabs.Panel value="advanced">
            <AdvancedStep key={field.id} {...props} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </EditedFieldProvider>
  )
}

/** The step that a setting is edited in. */
const stepOf = (field: FieldDefinition, setting: string): string => fieldTypeOf(field).inspector.find(({ key }) => key === setting)?.step ?? (setting === 'name' ? 'advanced' : 'basics')

function FieldMenu({ object, field, edits }: FieldInspectorProps) {
  const { t } = useTranslation('design-fields')
  const isTitle = object.title === field.name
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('menu.label')}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={edits.duplicate}>
          {t('menu.duplicate')}
        </Menu.Item>
        <Menu.Item color="danger" leftSection={<IconTrash size={15} aria-hidden />} disabled={isTitle} onClick={edits.remove}>
          {t(isTitle ? 'menu.title' : 'menu.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

import { Checkbox, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type RoleDefinition, systemRights } from '../../../schemas/roles/role.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import { setSystemRight } from '../../document/commands/set-system-right.ts'
import type { Editor } from '../bench/use-editor.ts'
import { ViewAsButton } from '../../app/ViewAsButton.tsx'
import { useDraft } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import classes from './roles.module.css'
import { WhatPersonSees } from './WhatPersonSees.tsx'

/** What a role is called, and what it may do beside working with records. */
export function RoleSettings({ editor }: { editor: Editor<'role'> }) {
  const { t } = useTranslation('design-roles')
  const { data: draft } = useDraft()
  const { document: role, edit, endBurst, loaded } = editor
  const labelText = useLabelText()
  // What is in the draft alone has nobody and shows nothing yet.
  const isLive = loaded.op !== 'add'
  const change = (changes: SettingChanges, burst: string | null = null) =>
    edit((before: RoleDefinition) => changeSettings(before, changes), t('undo.settings'), burst && `role ${burst}`)
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'role' && each.id !== role.id && each.name === name)
  return (
    <div className={classes.settings}>
      <LabelInput label={t('settings.label')} required value={role.label} onChange={(label) => change({ label }, 'label')} onLeave={endBurst} />
      <LabelInput
        label={t('settings.description')}
        isLong
        value={role.description}
        onChange={(description) => change({ description }, 'description')}
        onLeave={endBurst}
      />
      <SystemRights editor={editor} />
      {isLive && <ViewAsButton other={{ role: role.name }} label={labelText(role.label)} />}
      <div>
        <WhatPersonSees />
      </div>
      <ApiNameRow name={role.name} isTaken={isTaken} warning={t('settings.rename')} onChange={(name) => change({ name })} />
    </div>
  )
}

function SystemRights({ editor }: { editor: Editor<'role'> }) {
  const { t } = useTranslation('design-roles')
  const { document: role, edit } = editor
  const system = role.system ?? []
  const hasAll = system.includes('*')
  const set = (right: (typeof systemRights)[number] | '*', isGranted: boolean) =>
    edit((before: RoleDefinition) => setSystemRight(before, right, isGranted), t('undo.system'))
  return (
    <fieldset className={classes.system}>
      <legend>{t('system.title')}</legend>
      <Stack gap={10}>
        <Checkbox label={t('system.all')} description={t('system.allHelp')} checked={hasAll} onChange={(event) => set('*', event.currentTarget.checked)} />
        {systemRights.map((right) => (
          <Checkbox
            key={right}
            label={t(`system.${right}`)}
            description={t(`system.${right}Help`)}
            checked={hasAll || system.includes(right)}
            disabled={hasAll}
            onChange={(event) => set(right, event.currentTarget.checked)}
          />
        ))}
        {hasAll && (
          <Text size="xs" c="dimmed">
            {t('system.covered')}
          </Text>
        )}
      </Stack>
    </fieldset>
  )
}

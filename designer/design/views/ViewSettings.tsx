import { Checkbox, MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ViewDefinition } from '../../../schemas/views/view.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import classes from './views.module.css'

/** What a view is called, who sees it, and whether the list opens with it. */
export function ViewSettings({ editor }: { editor: Editor<'view'> }) {
  const { t } = useTranslation('design-views')
  const choicesOf = useChoices()
  const { data: draft } = useDraft()
  const { set } = useDraftSet()
  const { document: view, edit, endBurst } = editor
  const change = (changes: SettingChanges, burst: string | null = null) =>
    edit((before: ViewDefinition) => changeSettings(before, changes), t('undo.settings'), burst && `view ${burst}`)
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'view' && each.id !== view.id && each.name === name)
  const known = choicesOf(set.all('role'))
  const roles = view.roles ?? []
  const gone = roles.filter((role) => !known.some(({ value }) => value === role)).map((role) => ({ value: role, label: role }))
  return (
    <div className={classes.settings}>
      <LabelInput label={t('settings.label')} required value={view.label} onChange={(label) => change({ label }, 'label')} onLeave={endBurst} />
      <Checkbox
        label={t('settings.default')}
        description={t('settings.defaultHelp')}
        checked={view.default ?? false}
        onChange={(event) => change({ default: event.currentTarget.checked ? true : undefined })}
      />
      <MultiSelect
        label={t('settings.roles')}
        description={t('settings.rolesHelp')}
        placeholder={roles.length === 0 ? t('settings.everybody') : ''}
        data={[...known, ...gone]}
        value={roles}
        searchable
        onChange={(next) => change({ roles: next.length > 0 ? next : undefined })}
      />
      <LabelInput label={t('settings.description')} isLong value={view.description} onChange={(description) => change({ description }, 'description')} onLeave={endBurst} />
      <ApiNameRow name={view.name} isTaken={isTaken} warning={t('settings.rename')} onChange={(name) => change({ name })} />
    </div>
  )
}

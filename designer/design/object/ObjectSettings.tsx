import { MultiSelect, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { ownershipOf } from '../../../schemas/objects/ownership-issues.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useDraft } from '../draft/draft-queries.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { RulesOfObject } from '../validation-rules/RulesOfObject.tsx'
import { ChildrenOf } from './ChildrenOf.tsx'
import { IconChoice } from './IconChoice.tsx'
import { KeysEditor } from './KeysEditor.tsx'
import classes from './object.module.css'
import { usePathChoices } from './path-choices.ts'
import { PoolSettings } from './PoolSettings.tsx'
import { RecordTypesEditor } from './RecordTypesEditor.tsx'

/** What the object itself is called and how its records show themselves. */
export function ObjectSettings({ editor }: { editor: Editor<'object'> }) {
  const { t } = useTranslation('design-object')
  const { document: object, edit, endBurst } = editor
  const change = (changes: SettingChanges, burst: string | null = null) =>
    edit((before: ObjectDefinition) => changeSettings(before, changes), t('undo.settings'), burst && `object ${burst}`)
  return (
    <div className={classes.settings}>
      <LabelInput label={t('settings.label')} required value={object.label} onChange={(label) => change({ label }, 'label')} onLeave={endBurst} />
      <LabelInput label={t('settings.plural')} required value={object.plural} onChange={(plural) => change({ plural }, 'plural')} onLeave={endBurst} />
      <IconChoice value={object.icon} onChange={(icon) => change({ icon })} />
      <RecordLook object={object} change={change} />
      <KeysEditor list="unique" object={object} edit={(command) => edit(command, t('undo.keys'))} />
      <KeysEditor list="indexes" object={object} edit={(command) => edit(command, t('undo.keys'))} />
      <RecordTypesEditor
        object={object}
        edit={(command, burst) => edit(command, t('undo.recordTypes'), burst)}
        onLeave={endBurst}
      />
      <ChildrenOf object={object} flush={editor.flush} />
      {!isPart(object) && (
        <Switch
          label={t('settings.team')}
          description={t('settings.teamHelp')}
          checked={object.team ?? false}
          onChange={({ currentTarget: { checked } }) => change({ team: checked || undefined })}
        />
      )}
      {!ownershipOf(object) && <PoolSettings object={object} change={change} />}
      <RulesOfObject name={object.name} />
      <Notes object={object} change={change} onLeave={endBurst} />
    </div>
  )
}

/** Records that belong to others are reached with these, by their teams too. */
const isPart = (object: ObjectDefinition): boolean => ownershipOf(object) !== undefined

interface SettingsGroupProps {
  object: ObjectDefinition
  change: (changes: SettingChanges, burst?: string) => void
}

/** What names a record, tells it from others, and is seen of it first. */
function RecordLook({ object, change }: SettingsGroupProps) {
  const { t } = useTranslation('design-object')
  const { titles, paths } = usePathChoices(object)
  return (
    <>
      <Select
        label={t('settings.title')}
        description={t('settings.titleHelp')}
        data={titles}
        value={object.title}
        allowDeselect={false}
        onChange={(title) => title !== null && change({ title })}
      />
      <MultiSelect
        label={t('settings.subtitle')}
        description={t('settings.subtitleHelp')}
        data={paths(object.subtitle)}
        value={object.subtitle ?? []}
        maxValues={4}
        searchable
        onChange={(subtitle) => change({ subtitle: subtitle.length > 0 ? subtitle : undefined })}
      />
      <MultiSelect
        label={t('settings.facts')}
        description={t('settings.factsHelp')}
        data={paths(object.facts)}
        value={object.facts ?? []}
        maxValues={8}
        searchable
        onChange={(facts) => change({ facts: facts.length > 0 ? facts : undefined })}
      />
    </>
  )
}

/** Help for those who work, notes for those who design, and the API name. */
function Notes({ object, change, onLeave }: SettingsGroupProps & { onLeave: () => void }) {
  const { t } = useTranslation('design-object')
  const { data: draft } = useDraft()
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'object' && each.id !== object.id && each.name === name)
  return (
    <>
      <LabelInput
        label={t('settings.help')}
        description={t('settings.helpHelp')}
        isLong
        value={object.help}
        onChange={(help) => change({ help }, 'help')}
        onLeave={onLeave}
      />
      <LabelInput
        label={t('settings.description')}
        description={t('settings.descriptionHelp')}
        isLong
        value={object.description}
        onChange={(description) => change({ description }, 'description')}
        onLeave={onLeave}
      />
      <ApiNameRow name={object.name} isTaken={isTaken} warning={t('settings.rename')} onChange={(name) => change({ name })} />
    </>
  )
}

import { Radio, Select, Stack, Switch, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { type Enforcement, usualEnforcement, type ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import { holdPressed } from '../../ui/hold-pressed.ts'
import type { Editor } from '../bench/use-editor.ts'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import { useDraft } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import classes from './rules.module.css'
import { StoredBreaks } from './StoredBreaks.tsx'

interface RuleFormProps {
  editor: Editor<'rule'>
  object: ObjectDefinition
  set: DefinitionSet
}

/** When a save is stopped, what people read then, and which saves are judged. */
export function RuleForm({ editor, object, set }: RuleFormProps) {
  const { t } = useTranslation('design-rules')
  const labelText = useLabelText()
  const { document: rule, edit } = editor
  // The schema leaves the condition open; it is JSON like the rest of the document.
  const refuseWhen = rule.refuseWhen as Json
  return (
    <div className={classes.form} onPointerDownCapture={holdPressed}>
      <section data-part="refuseWhen" aria-labelledby="stop-saving">
        <Title order={2} size="h3" id="stop-saving">
          {t('condition.title')}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t('condition.of', { objects: labelText(object.plural) })}
        </Text>
        <ConditionEditor
          object={object}
          set={set}
          at="/refuseWhen"
          isOnSave
          label={t('condition.title')}
          value={refuseWhen}
          onChange={(next) => edit((before: ValidationRule) => changeSettings(before, { refuseWhen: next }), t('undo.condition'), 'condition')}
        />
        <StoredBreaks object={object} rule={refuseWhen} />
      </section>
      <Consequence editor={editor} object={object} />
      <Enforced editor={editor} />
      <Names editor={editor} />
    </div>
  )
}

function useChange({ edit }: Editor<'rule'>) {
  const { t } = useTranslation('design-rules')
  return (changes: SettingChanges, burst: string | null = null) => edit((before: ValidationRule) => changeSettings(before, changes), t('undo.settings'), burst && `rule ${burst}`)
}

/** What people read, and where. */
function Consequence({ editor, object }: Pick<RuleFormProps, 'editor' | 'object'>) {
  const { t } = useTranslation('design-rules')
  const labelText = useLabelText()
  const change = useChange(editor)
  const { document: rule, endBurst } = editor
  return (
    <section aria-labelledby="what-people-read">
      <Title order={2} size="h4" id="what-people-read" mb="xs">
        {t('message.title')}
      </Title>
      <Stack gap="sm">
        <div data-part="message">
          <LabelInput label={t('message.label')} description={t('message.help')} required isLong value={rule.message} onChange={(message) => change({ message }, 'message')} onLeave={endBurst} />
        </div>
        <Select
          data-part="field"
          label={t('field.label')}
          description={t('field.help')}
          placeholder={t('field.whole')}
          data={object.fields.map((field) => ({ value: field.name, label: labelText(field.label) }))}
          value={rule.field ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t('field.whole') }}
          searchable
          onChange={(field) => change({ field: field ?? undefined })}
        />
      </Stack>
    </section>
  )
}

const enforcements: readonly Enforcement[] = ['when_touched', 'always', 'new_records']

/** Which saves are judged, and whether any are. */
function Enforced({ editor }: Pick<RuleFormProps, 'editor'>) {
  const { t } = useTranslation('design-rules')
  const change = useChange(editor)
  const { active = true, enforce = usualEnforcement } = editor.document
  return (
    <section>
      <Radio.Group label={t('enforce.title')} description={t('enforce.help')} value={enforce} onChange={(next) => change({ enforce: next === usualEnforcement ? undefined : next })}>
        <Stack gap={8} mt="xs">
          {enforcements.map((each) => (
            <Radio key={each} value={each} label={t(`enforce.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Switch mt="md" label={t('active.label')} description={t('active.help')} checked={active} onChange={(event) => change({ active: event.currentTarget.checked ? undefined : false })} />
    </section>
  )
}

function Names({ editor }: Pick<RuleFormProps, 'editor'>) {
  const { t } = useTranslation('design-rules')
  const { data: draft } = useDraft()
  const change = useChange(editor)
  const { document: rule, endBurst } = editor
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'rule' && each.id !== rule.id && each.name === name)
  return (
    <Stack gap="sm" component="section">
      <LabelInput label={t('names.label')} required value={rule.label} onChange={(label) => change({ label }, 'label')} onLeave={endBurst} />
      <LabelInput label={t('names.description')} isLong value={rule.description} onChange={(description) => change({ description }, 'description')} onLeave={endBurst} />
      <ApiNameRow name={rule.name} isTaken={isTaken} warning={t('names.rename', { object: rule.object })} onChange={(name) => change({ name })} />
    </Stack>
  )
}

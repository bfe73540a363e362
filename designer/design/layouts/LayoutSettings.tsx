import { MultiSelect, NumberInput, Select, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ruleTypeOf } from '../../../schemas/fields/field.ts'
import { holdPressed } from '../../ui/hold-pressed.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useDraft } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { useLayoutBench } from './layout-bench.ts'
import classes from './layouts.module.css'
import { UseChoice } from './UseChoice.tsx'

/** What the layout is called, where it is used, and who gets it. */
export function LayoutSettings({ editor }: { editor: Editor<'layout'> }) {
  const { t } = useTranslation('design-layouts')
  const { layout, object, edits } = useLayoutBench()
  const labelText = useLabelText()
  const { data: draft } = useDraft()
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'layout' && each.id !== layout.id && each.name === name)
  return (
    <div className={classes.inspector} onPointerDownCapture={holdPressed}>
      <div className={classes.head}>
        <div className={classes.headName}>
          <Title order={2} size="h4">
            {t('part.layout')}
          </Title>
          <span className={classes.kind}>{t('ofObject', { label: labelText(object.label) })}</span>
        </div>
      </div>
      <div className={classes.settings}>
        <Text size="xs" c="dimmed">
          {t('inspector.hint')}
        </Text>
        <LabelInput label={t('settings.label')} required value={layout.label} onChange={(label) => edits.changeLayout({ label }, 'label')} onLeave={edits.endBurst} />
        <UseChoice value={layout.for} onChange={(use) => edits.changeLayout({ for: use })} />
        <WhoGetsIt />
        <RecordTypes />
        <StagePath />
        <LabelInput
          label={t('settings.description')}
          isLong
          value={layout.description}
          onChange={(description) => edits.changeLayout({ description }, 'description')}
          onLeave={edits.endBurst}
        />
        <ApiNameRow name={layout.name} isTaken={isTaken} warning={t('settings.rename')} onChange={(name) => editor.edit((before) => ({ ...before, name }), t('undo.settings'))} />
      </div>
    </div>
  )
}

/** Roles that get the layout, and which one wins where several fit. */
function WhoGetsIt() {
  const { t } = useTranslation('design-layouts')
  const { layout, set, edits } = useLayoutBench()
  const choicesOf = useChoices()
  const known = choicesOf(set.all('role'))
  const roles = layout.roles ?? []
  const gone = roles.filter((role) => !known.some(({ value }) => value === role)).map((role) => ({ value: role, label: role }))
  return (
    <>
      <MultiSelect
        label={t('settings.roles')}
        description={t('settings.rolesHelp')}
        placeholder={roles.length === 0 ? t('settings.everybody') : ''}
        data={[...known, ...gone]}
        value={roles}
        searchable
        onChange={(next) => edits.changeLayout({ roles: next.length > 0 ? next : undefined })}
      />
      <NumberInput
        label={t('settings.priority')}
        description={t('settings.priorityHelp')}
        value={layout.priority ?? 0}
        min={-1000}
        max={1000}
        allowDecimal={false}
        onChange={(priority) => typeof priority === 'number' && edits.changeLayout({ priority: priority === 0 ? undefined : priority }, 'priority')}
        onBlur={edits.endBurst}
      />
    </>
  )
}

/** The record types that get the layout; an object without types has no such choice. */
function RecordTypes() {
  const { t } = useTranslation('design-layouts')
  const { layout, object, edits } = useLayoutBench()
  const choicesOf = useChoices()
  const chosen = layout.recordTypes ?? []
  const known = choicesOf(object.recordTypes ?? [])
  const gone = chosen.filter((name) => !known.some(({ value }) => value === name)).map((name) => ({ value: name, label: name }))
  if (known.length + gone.length === 0) return null
  return (
    <MultiSelect
      label={t('settings.recordTypes')}
      placeholder={chosen.length === 0 ? t('settings.allTypes') : ''}
      data={[...known, ...gone]}
      value={chosen}
      searchable
      onChange={(next) => edits.changeLayout({ recordTypes: next.length > 0 ? next : undefined })}
    />
  )
}

/** The field whose options are the stages on top of the record; only pages have one. */
function StagePath() {
  const { t } = useTranslation('design-layouts')
  const { layout, object, edits } = useLayoutBench()
  const choicesOf = useChoices()
  if (layout.for !== 'page') return null
  const fields = object.fields.filter((field) => field.name === layout.path || ruleTypeOf(field).type === 'option')
  return (
    <Select
      label={t('settings.path')}
      description={t('settings.pathHelp')}
      placeholder={t('settings.noPath')}
      data={choicesOf(fields)}
      value={layout.path ?? null}
      clearable
      clearButtonProps={{ 'aria-label': t('settings.noPath') }}
      onChange={(path) => edits.changeLayout({ path: path ?? undefined })}
    />
  )
}

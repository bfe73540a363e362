import { NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { FieldRight, RoleDefinition } from '../../../schemas/roles/role.ts'
import { setFieldRight, setFieldRights } from '../../document/commands/set-field-right.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { fieldRightOf } from '../fields/field-access.ts'
import { TypeMark } from '../fields/TypeMark.tsx'
import { isFound, RightsSearch } from './RightsSearch.tsx'
import { ScopeRules } from './ScopeRules.tsx'
import classes from './roles.module.css'

interface FieldRightsProps {
  editor: Editor<'role'>
  object: string | null
}

/** The conditions of a role's rights on the chosen object, and what it may do with each of its fields. */
export function FieldRights({ editor, object: name }: FieldRightsProps) {
  const { t } = useTranslation('design-roles')
  const labelText = useLabelText()
  const { set } = useDraftSet()
  const [text, setText] = useState('')
  const object = name === null ? undefined : set.get('object', name)
  if (!object) return <p className={classes.hint}>{t('fields.choose')}</p>
  const shown = object.fields.filter(({ label }) => isFound(labelText(label), text))
  return (
    <div className={classes.fieldRights}>
      <ScopeRules editor={editor} object={object} />
      <Title order={2} size="h4">
        {t('fields.title', { label: labelText(object.plural) })}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {t('fields.help')}
      </Text>
      {object.fields.length > 6 && (
        <Stack gap={6} mb="xs">
          <RightsSearch label={t('search.fields')} value={text} onChange={setText} />
          <AllFields editor={editor} object={object} fields={shown} />
        </Stack>
      )}
      <ul className={classes.fieldList}>
        {shown.map((field) => (
          <FieldRightRow key={field.id} editor={editor} object={object} field={field} />
        ))}
      </ul>
    </div>
  )
}

/** Sets the same for all fields that are shown, in one step. */
function AllFields({ editor: { edit }, object, fields }: { editor: Editor<'role'>; object: ObjectDefinition; fields: readonly FieldDefinition[] }) {
  const { t } = useTranslation('design-roles')
  const label = t('fields.all', { count: fields.length })
  const set = (right: FieldRight | undefined) =>
    edit((before: RoleDefinition) => setFieldRights(before, fields.map(({ name }) => `${object.name}.${name}`), right), t('undo.field', { label }))
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value=""
      disabled={fields.length === 0}
      data={[{ value: '', label }, { value: 'default', label: t('fields.default') }, ...rightChoices.map((value) => ({ value, label: t(`fields.${value}`) }))]}
      onChange={(event) => event.currentTarget.value !== '' && set(rightChoices.find((each) => each === event.currentTarget.value))}
    />
  )
}

const rightChoices = ['edit', 'read', 'none'] as const

interface FieldRightRowProps {
  editor: Editor<'role'>
  object: ObjectDefinition
  field: FieldDefinition
}

function FieldRightRow({ editor, object, field }: FieldRightRowProps) {
  const { t } = useTranslation('design-roles')
  const labelText = useLabelText()
  const { document: role, edit } = editor
  const key = `${object.name}.${field.name}`
  const label = labelText(field.label)
  const byDefault = fieldRightOf({ ...role, fields: {} }, object, field)
  const set = (next: string) =>
    edit(
      (before: RoleDefinition) => setFieldRight(before, key, next === 'edit' || next === 'read' || next === 'none' ? next : undefined),
      t('undo.field', { label }),
    )
  return (
    <li className={classes.fieldRow}>
      <TypeMark type={field.type} isIcon />
      <span className={classes.fieldLabel}>{label}</span>
      <NativeSelect
        size="xs"
        w={128}
        aria-label={label}
        value={role.fields?.[key] ?? 'default'}
        data={[
          { value: 'default', label: t(byDefault === 'none' ? 'fields.personal' : 'fields.default') },
          { value: 'edit', label: t('fields.edit') },
          { value: 'read', label: t('fields.read') },
          { value: 'none', label: t('fields.none') },
        ]}
        onChange={(event) => set(event.currentTarget.value)}
      />
    </li>
  )
}

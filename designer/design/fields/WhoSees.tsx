import { Anchor, Popover, SegmentedControl, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { FieldRight, RoleDefinition } from '../../../schemas/roles/role.ts'
import { useWorkspace } from '../../app/me.ts'
import { setFieldRight } from '../../document/commands/set-field-right.ts'
import { useFormat } from '../../i18n/reader.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { editDefinition } from '../draft/save-definition.ts'
import { fieldRightOf, rolesThatMayRead } from './field-access.ts'
import { WhatPersonSees } from '../roles/WhatPersonSees.tsx'
import classes from './fields.module.css'

interface WhoSeesProps {
  object: ObjectDefinition
  field: FieldDefinition
}

/** Who sees a field, in one row: as the object unless something else was chosen for a role. */
export function WhoSees({ object, field }: WhoSeesProps) {
  const { t } = useTranslation('design-fields')
  const format = useFormat()
  const labelText = useLabelText()
  const { set, isComplete } = useDraftSet()
  const [isOpen, { toggle, close }] = useDisclosure(false)
  if (!isComplete) return null
  const roles = rolesThatMayRead(set.all('role'), object)
  const seeing = roles.filter((role) => fieldRightOf(role, object, field) !== 'none')
  const names = format.list(seeing.map(({ label }) => labelText(label)))
  const sentence =
    seeing.length === 0 ? t('who.nobody') : seeing.length === roles.length ? t('who.all', { object: labelText(object.plural) }) : names
  return (
    <div className={classes.row}>
      <Text span size="sm" fw={550}>
        {t('who.label')}
      </Text>
      <Text span size="sm">
        {sentence}
      </Text>
      {roles.length > 0 && (
        <Popover opened={isOpen} onChange={(open) => !open && close()} position="bottom-end" width={360} trapFocus returnFocus>
          <Popover.Target>
            <Anchor component="button" type="button" size="xs" aria-expanded={isOpen} onClick={toggle}>
              {t('who.change')}
            </Anchor>
          </Popover.Target>
          <Popover.Dropdown>
            <Rights object={object} field={field} roles={roles} />
          </Popover.Dropdown>
        </Popover>
      )}
      <WhatPersonSees />
    </div>
  )
}

function Rights({ object, field, roles }: WhoSeesProps & { roles: readonly RoleDefinition[] }) {
  const { t } = useTranslation('design-fields')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const set = useMutation({
    mutationFn: ({ role, right }: { role: string; right: FieldRight }) =>
      editDefinition({ workspace: slug, kind: 'role', name: role }, (before) => setFieldRight(before, `${object.name}.${field.name}`, right)),
    onError: notifyFailed,
  })
  const shown = (role: RoleDefinition): FieldRight =>
    set.isPending && set.variables.role === role.name ? set.variables.right : fieldRightOf(role, object, field)
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {t('who.help')}
      </Text>
      <div className={classes.rights}>
        {roles.map((role) => (
          <Fragment key={role.id}>
            <Text size="sm">{labelText(role.label)}</Text>
            <SegmentedControl
              size="xs"
              aria-label={labelText(role.label)}
              value={shown(role)}
              data={(['edit', 'read', 'none'] as const).map((right) => ({ value: right, label: t(`who.${right}`) }))}
              // The values are exactly those above.
              onChange={(right) => set.mutate({ role: role.name, right: right as FieldRight })}
            />
          </Fragment>
        ))}
      </div>
    </Stack>
  )
}

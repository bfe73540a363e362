import { ActionIcon, Button, Input, MultiSelect, Stack, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { canBeKey } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { addKey, changeKey, type KeyList } from '../../document/commands/change-key.ts'
import { useChoices } from '../draft/choices.ts'
import classes from './object.module.css'

interface KeysEditorProps {
  list: KeyList
  object: ObjectDefinition
  edit: (command: (object: ObjectDefinition) => ObjectDefinition) => void
}

/** Fields that together may not occur twice, or that are searched by often. */
export function KeysEditor({ list, object, edit }: KeysEditorProps) {
  const { t } = useTranslation('design-object')
  const choicesOf = useChoices()
  const fields = choicesOf(object.fields.filter(canBeKey))
  const keys = object[list] ?? []
  const title = t(`keys.${list}.title`)
  return (
    <Input.Wrapper label={title} description={t(`keys.${list}.help`)} labelElement="div">
      <Stack gap={6} mt={6} role="group" aria-label={title}>
        {keys.map((key, at) => (
          <div key={key.id} className={classes.keyRow}>
            <MultiSelect
              flex={1}
              size="xs"
              aria-label={t('keys.fields', { title, place: at + 1 })}
              data={fields}
              value={[...key.fields]}
              maxValues={8}
              searchable
              onChange={(chosen) => edit((before) => changeKey(before, list, { id: key.id, fields: chosen }))}
            />
            <Tooltip label={t('keys.remove')}>
              <ActionIcon aria-label={t('keys.remove')} onClick={() => edit((before) => changeKey(before, list, { id: key.id, fields: [] }))}>
                <IconTrash size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
        ))}
        {keys.length < 20 && (
          <div>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => edit((before) => addKey(before, list, [before.title]))}
            >
              {t(`keys.${list}.add`)}
            </Button>
          </div>
        )}
      </Stack>
    </Input.Wrapper>
  )
}

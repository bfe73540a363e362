import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useRomanise } from '../names/use-api-name.ts'
import { retypeField } from '../../document/commands/retype-field.ts'
import type { FieldEdits } from './FieldInspector.tsx'
import { useEditedField } from './edited-field.ts'
import classes from './fields.module.css'
import { NeededSettings } from './NeededSettings.tsx'
import { noAnswers, startingSettings } from './needed-settings.ts'
import { TypeMark } from './TypeMark.tsx'
import { TypePicker } from './TypePicker.tsx'

interface ChangeTypeProps {
  field: FieldDefinition
  edit: FieldEdits['edit']
}

/** The field's type, and the way to another one. What becomes of stored values is said before the publish. */
export function ChangeType({ field, edit }: ChangeTypeProps) {
  const { t } = useTranslation('design-fields')
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={classes.row}>
      <TypeMark type={field.type} />
      <Anchor component="button" type="button" size="xs" onClick={() => setOpen(true)}>
        {t('type.change')}
      </Anchor>
      <Modal opened={isOpen} onClose={() => setOpen(false)} size={680} title={t('type.title')} closeButtonProps={{ 'aria-label': t('add.cancel') }}>
        <ChangeTypeForm field={field} edit={edit} onClose={() => setOpen(false)} />
      </Modal>
    </div>
  )
}

function ChangeTypeForm({ field, edit, onClose }: ChangeTypeProps & { onClose: () => void }) {
  const { t } = useTranslation('design-fields')
  const { language } = useLanguage()
  const { object } = useEditedField()
  const [type, setType] = useState(field.type)
  const [answers, setAnswers] = useState(noAnswers)
  const [isTried, setTried] = useState(false)
  const chosen = fieldTypeOf({ ...field, type })
  const romanise = useRomanise([answers.options])
  const settings = romanise && startingSettings(chosen, answers, { language, valueOf: (label, taken) => apiNameOf(label, (name) => taken.has(name), romanise) })
  const change = () => {
    setTried(true)
    if (!settings) return
    if (type !== field.type) edit((object) => retypeField(object, field.id, { type, settings }), t('undo.type'))
    onClose()
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('type.help')}
      </Text>
      <TypePicker value={type} onChange={setType} />
      {type !== field.type && <NeededSettings object={object} type={chosen} answers={answers} onAnswers={setAnswers} isTried={isTried} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('add.cancel')}
        </Button>
        <Button loading={!romanise} onClick={change}>
          {t('type.action')}
        </Button>
      </Group>
    </Stack>
  )
}

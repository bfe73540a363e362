import { ActionIcon, Input, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../schemas/ids.ts'
import type { ObjectDefinition, RecordType } from '../../../schemas/objects/object.ts'
import { changeRecordTypes } from '../../document/commands/change-record-types.ts'
import { movePart } from '../../document/commands/move-part.ts'
import { useLanguage } from '../../i18n/language.ts'
import { whenComposed } from '../../ui/composition.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { useApiName } from '../names/use-api-name.ts'
import { SortableList } from '../sortable/SortableList.tsx'
import classes from './object.module.css'

interface RecordTypesEditorProps {
  object: ObjectDefinition
  edit: (command: (object: ObjectDefinition) => ObjectDefinition, burst?: string) => void
  onLeave: () => void
}

/** The kinds of business that an object's records are. */
export function RecordTypesEditor({ object, edit, onLeave }: RecordTypesEditorProps) {
  const { t } = useTranslation('design-object')
  const labelText = useLabelText()
  const nameOf = useCallback((type: RecordType) => labelText(type.label), [labelText])
  const { recordTypes = [] } = object
  const change = (next: (types: readonly RecordType[]) => readonly RecordType[], burst?: string) => edit((before) => changeRecordTypes(before, next), burst)
  return (
    <Input.Wrapper label={t('recordTypes.title')} description={t('recordTypes.help')} labelElement="div">
      <Stack gap={6} mt={6} role="group" aria-label={t('recordTypes.title')}>
        <SortableList className={classes.outlineList} parts={recordTypes} nameOf={nameOf} onMove={(id, to) => change((types) => movePart(types, id, to))}>
          {(type, handle) => (
            <RecordTypeRow
              type={type}
              handle={handle}
              onLabel={(label) => change((types) => types.map((each) => (each.id === type.id ? { ...each, label } : each)), type.id)}
              onLeave={onLeave}
              onRemove={() => change((types) => types.filter(({ id }) => id !== type.id))}
            />
          )}
        </SortableList>
        <AddRecordType taken={recordTypes.map(({ name }) => name)} onAdd={(type) => change((types) => [...types, type])} />
      </Stack>
    </Input.Wrapper>
  )
}

interface RecordTypeRowProps {
  type: RecordType
  handle: ReactNode
  onLabel: (label: RecordType['label']) => void
  onLeave: () => void
  onRemove: () => void
}

function RecordTypeRow({ type, handle, onLabel, onLeave, onRemove }: RecordTypeRowProps) {
  const { t } = useTranslation('design-object')
  const labelText = useLabelText()
  const remove = t('recordTypes.removeOf', { label: labelText(type.label) })
  return (
    <div className={classes.recordType}>
      {handle}
      <LabelInput
        isNamedOnly
        label={t('recordTypes.label', { name: type.name })}
        required
        value={type.label}
        onChange={(label) => label !== undefined && onLabel(label)}
        onLeave={onLeave}
      />
      <Tooltip label={remove}>
        <ActionIcon size={26} aria-label={remove} onClick={onRemove}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

/** A box that makes a record type at Enter; the name that will be stored stands below it. */
function AddRecordType({ taken, onAdd }: { taken: readonly string[]; onAdd: (type: RecordType) => void }) {
  const { t } = useTranslation('design-object')
  const { language } = useLanguage()
  const [text, setText] = useState('')
  const name = useApiName(text, (each) => taken.includes(each))
  const add = () => {
    if (name === undefined) return
    onAdd({ id: newId('recordType'), name, label: { [language]: text.trim() } })
    setText('')
  }
  const entered = whenComposed((event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  })
  return (
    <>
      <TextInput
        size="xs"
        aria-label={t('recordTypes.add')}
        placeholder={t('recordTypes.add')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={entered}
        onBlur={add}
      />
      {name !== undefined && (
        <Text size="xs" c="dimmed">
          {name}
        </Text>
      )}
    </>
  )
}

import { ActionIcon, Button, Group, Stack, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconClipboardList, IconEye, IconEyeOff, IconTrash } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldOption } from '../../../schemas/fields/field-type.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import { useLanguage } from '../../i18n/language.ts'
import { whenComposed } from '../../ui/composition.ts'
import { addOptions } from '../../document/commands/add-options.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import { movePart } from '../../document/commands/move-part.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { useRomanise } from '../names/use-api-name.ts'
import { SortableList } from '../sortable/SortableList.tsx'
import { ColorChoice } from './ColorChoice.tsx'
import classes from './fields.module.css'

interface OptionsEditorProps {
  options: readonly FieldOption[]
  onChange: (options: readonly FieldOption[]) => void
  label: string
  /** An input was left: what is typed next is another step of undo. */
  onLeave: () => void
}

/** The options of a picklist: labels, colours and order; many at once by pasting lines. */
export function OptionsEditor({ options, onChange, label, onLeave }: OptionsEditorProps) {
  const labelText = useLabelText()
  const nameOf = useCallback((option: FieldOption) => labelText(option.label), [labelText])
  const change = (id: string, changes: SettingChanges) => onChange(options.map((option) => (option.id === id ? changeSettings(option, changes) : option)))
  return (
    <Stack gap={6} mt={4} role="group" aria-label={label}>
      <SortableList parts={options} nameOf={nameOf} onMove={(id, to) => onChange(movePart(options, id, to))} className={classes.options}>
        {(option, handle) => (
          <OptionRow
            option={option}
            handle={handle}
            isOnly={options.length === 1}
            onChange={(changes) => change(option.id, changes)}
            onLeave={onLeave}
            onRemove={() => onChange(options.filter(({ id }) => id !== option.id))}
          />
        )}
      </SortableList>
      <AddOption options={options} onChange={onChange} />
    </Stack>
  )
}

interface OptionRowProps {
  option: FieldOption
  handle: ReactNode
  /** A picklist without any option is none. */
  isOnly: boolean
  onChange: (changes: SettingChanges) => void
  onRemove: () => void
  onLeave: () => void
}

function OptionRow({ option, handle, isOnly, onChange, onRemove, onLeave }: OptionRowProps) {
  const { t } = useTranslation('design-fields')
  const labelText = useLabelText()
  const label = labelText(option.label)
  return (
    <div className={classes.option} data-retired={option.retired || undefined}>
      {handle}
      <ColorChoice value={option.color} label={t('options.color', { label })} onChange={(color) => onChange({ color })} />
      <div className={classes.optionLabel}>
        <LabelInput
          isNamedOnly
          label={t('options.label', { value: option.value })}
          required
          value={option.label}
          onChange={(next) => next !== undefined && onChange({ label: next })}
          onLeave={onLeave}
        />
      </div>
      <Tooltip label={t(option.retired ? 'options.offer' : 'options.retire')} multiline maw={240}>
        <ActionIcon size={26} aria-label={t(option.retired ? 'options.offerOf' : 'options.retireOf', { label })} aria-pressed={option.retired ?? false} onClick={() => onChange({ retired: option.retired ? undefined : true })}>
          {option.retired ? <IconEyeOff size={15} aria-hidden /> : <IconEye size={15} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('options.remove')}>
        <ActionIcon size={26} aria-label={t('options.removeOf', { label })} disabled={isOnly} onClick={onRemove}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

/** A box that makes an option at Enter; pasted lines make one each. */
function AddOption({ options, onChange }: Pick<OptionsEditorProps, 'options' | 'onChange'>) {
  const { t } = useTranslation('design-fields')
  const [text, setText] = useState('')
  const [isMany, setMany] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const { language } = useLanguage()
  const romanise = useRomanise([text])
  const add = (lines: string) => {
    // Chinese labels wait for the table of readings that their values are made from.
    if (!romanise) return setWaiting(true)
    onChange(addOptions(options, lines, { language, valueOf: (label, taken) => apiNameOf(label, (name) => taken.has(name), romanise) }))
    setText('')
    setMany(false)
    setWaiting(false)
  }
  useEffect(() => {
    if (isWaiting && romanise) add(text)
    // Only the arrival of the table is waited for.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isWaiting, romanise])
  const pasted = (event: ClipboardEvent) => {
    const lines = event.clipboardData.getData('text')
    if (!/[\r\n\t]/.test(lines.trim())) return
    event.preventDefault()
    // Shown first, so that a wrong clipboard does no harm.
    setText(lines)
    setMany(true)
  }
  const entered = whenComposed((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || text.trim() === '') return
    event.preventDefault()
    add(text)
  })
  if (isMany) return <ManyOptions text={text} onText={setText} onAdd={() => add(text)} onCancel={() => setMany(false)} />
  return (
    <Group gap={6} wrap="nowrap">
      <TextInput
        flex={1}
        size="xs"
        aria-label={t('options.add')}
        placeholder={t('options.add')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={pasted}
        onKeyDown={entered}
        onBlur={() => text.trim() !== '' && add(text)}
      />
      <Tooltip label={t('options.paste')}>
        <ActionIcon aria-label={t('options.paste')} onClick={() => setMany(true)}>
          <IconClipboardList size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}

interface ManyOptionsProps {
  text: string
  onText: (text: string) => void
  onAdd: () => void
  onCancel: () => void
}

function ManyOptions({ text, onText, onAdd, onCancel }: ManyOptionsProps) {
  const { t } = useTranslation('design-fields')
  return (
    <Stack gap={6}>
      <Textarea label={t('options.lines')} autosize minRows={4} maxRows={12} value={text} onChange={(event) => onText(event.currentTarget.value)} />
      <Group gap="xs">
        <Button size="compact-sm" disabled={text.trim() === ''} onClick={onAdd}>
          {t('options.addLines')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {t('options.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

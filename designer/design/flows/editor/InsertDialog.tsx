import { Combobox, Modal, Text, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeTypeLabel } from '../../../../schemas/flows/node-label.ts'
import type { NodeType } from '../../../../schemas/flows/node-type.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { StepIcon } from './Palette.tsx'
import classes from './palette.module.css'
import { paletteGroups } from './palette-groups.ts'

interface InsertDialogProps {
  opened: boolean
  onClose: () => void
  onChoose: (type: string) => void
}

/** Asks which step is put at a place: typed, or chosen from the list. */
export function InsertDialog({ opened, onClose, onChoose }: InsertDialogProps) {
  const { t } = useTranslation('design-flows')
  return (
    <Modal opened={opened} onClose={onClose} title={t('insert.title')} size="sm" closeButtonProps={{ 'aria-label': t('insert.close') }} returnFocus={false}>
      {opened && <StepList onChoose={onChoose} />}
    </Modal>
  )
}

function StepList({ onChoose }: Pick<InsertDialogProps, 'onChoose'>) {
  const { t } = useTranslation('design-flows')
  const labelText = useLabelText()
  const [text, setText] = useState('')
  const combobox = useCombobox({ opened: true })
  const { selectFirstOption } = combobox
  useEffect(() => {
    selectFirstOption()
    // Enter takes the first of those that are found.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [text])
  const groups = paletteGroups(text)
  const option = (type: NodeType) => (
    <Combobox.Option key={type.name} value={type.name} className={classes.entry ?? ''}>
      <StepIcon type={type} />
      <span className={classes.name}>
        {labelText(nodeTypeLabel(type.name))}
        <span className={classes.help}>{t(`step.${type.name}.help`)}</span>
      </span>
    </Combobox.Option>
  )
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          value={text}
          aria-label={t('palette.find')}
          placeholder={t('palette.find')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options ?? ''} tabIndex={0} aria-label={t('insert.title')}>
        {groups.map(({ family, types }) => (
          <Combobox.Group key={family} label={t(`family.${family}`)}>
            {types.map(option)}
          </Combobox.Group>
        ))}
        {groups.length === 0 && <Combobox.Empty>{t('palette.none', { text })}</Combobox.Empty>}
      </Combobox.Options>
      <Text size="xs" c="dimmed" mt="xs">
        {t('insert.keys')}
      </Text>
    </Combobox>
  )
}

import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeTypeLabel } from '../../../../schemas/flows/node-label.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { StepIcon } from './Palette.tsx'
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
  const groups = paletteGroups(text).map(({ family, types }) => ({
    key: family, label: t(`family.${family}`),
    choices: types.map((type) => ({ value: type.name, name: labelText(nodeTypeLabel(type.name)), help: t(`step.${type.name}.help`), icon: <StepIcon type={type} /> })),
  }))
  return <ChoiceList label={t('insert.title')} find={t('palette.find')} text={text} onText={setText} groups={groups} none={t('palette.none', { text })} keys={t('insert.keys')} onChoose={onChoose} />
}

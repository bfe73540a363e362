import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useUnsaved } from '../../app/unsaved/use-unsaved.ts'

interface SaveBarProps {
  isDirty: boolean
  /** What is filled in can be saved as it stands. */
  isWhole?: boolean
  isSaving: boolean
  onDiscard: () => void
}

/** The end of a form that changes something: save, or go back to what is stored. Leaving it with changes asks first. */
export function SaveBar({ isDirty, isWhole = true, isSaving, onDiscard }: SaveBarProps) {
  const { t } = useTranslation('admin')
  useUnsaved(() => isDirty)
  return (
    <Group gap="xs" justify="flex-end">
      <Button variant="default" onClick={onDiscard} disabled={!isDirty || isSaving}>
        {t('discard')}
      </Button>
      <Button type="submit" loading={isSaving} disabled={!isDirty || !isWhole}>
        {t('save')}
      </Button>
    </Group>
  )
}

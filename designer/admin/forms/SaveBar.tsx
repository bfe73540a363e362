import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface SaveBarProps {
  isDirty: boolean
  isSaving: boolean
  onDiscard: () => void
}

/** The end of a form that changes something: save, or go back to what is stored. */
export function SaveBar({ isDirty, isSaving, onDiscard }: SaveBarProps) {
  const { t } = useTranslation('admin')
  return (
    <Group gap="xs" justify="flex-end">
      <Button variant="default" onClick={onDiscard} disabled={!isDirty || isSaving}>
        {t('discard')}
      </Button>
      <Button type="submit" loading={isSaving} disabled={!isDirty}>
        {t('save')}
      </Button>
    </Group>
  )
}

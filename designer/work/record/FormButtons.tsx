import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface FormButtonsProps {
  isSaving: boolean
  /** Saves too, and another record is entered next; absent where that is not offered. */
  onSaveAndNew: (() => void) | undefined
  onCancel: () => void
}

/** What ends the filling in of a record. */
export function FormButtons({ isSaving, onSaveAndNew, onCancel }: FormButtonsProps) {
  const { t } = useTranslation('work')
  return (
    <Group mt="lg" gap="xs">
      <Button type="submit" loading={isSaving}>
        {t('record.save')}
      </Button>
      {onSaveAndNew && (
        <Button variant="default" disabled={isSaving} onClick={onSaveAndNew}>
          {t('record.saveAndNew')}
        </Button>
      )}
      <Button variant="default" onClick={onCancel}>
        {t('record.cancel')}
      </Button>
    </Group>
  )
}

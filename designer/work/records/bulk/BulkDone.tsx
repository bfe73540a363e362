import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { useFormat } from '../../../i18n/reader.ts'
import type { BulkOutcome, BulkPreview } from './bulk-work.ts'
import { DeclinedRecords } from './DeclinedRecords.tsx'

interface BulkDoneProps {
  object: ObjectDefinition
  preview: BulkPreview
  outcome: BulkOutcome
  isUndone: boolean
  onUndo: () => void
  onClose: () => void
}

/** What became of it: how many were changed, which were declined and why; all of it can be taken back. */
export function BulkDone({ object, preview: { changing }, outcome: { written, declined }, isUndone, onUndo, onClose }: BulkDoneProps) {
  const { t } = useTranslation('work-bulk')
  const { t: tUi } = useTranslation('ui')
  const format = useFormat()
  const untouched = changing.length - written.size - declined.size
  return (
    <Stack gap="sm">
      <Group gap={8} wrap="nowrap">
        <IconCheck size={18} aria-hidden color="var(--success)" />
        <Text fw={600} role="status">
          {t(isUndone ? 'done.undone' : 'done.changed', { count: written.size, number: format.number(written.size) })}
        </Text>
      </Group>
      {!isUndone && untouched > 0 && <Text size="sm">{t('done.untouched', { count: untouched, number: format.number(untouched) })}</Text>}
      {declined.size > 0 && <DeclinedRecords object={object} records={changing} declined={declined} title={t('done.declined', { count: declined.size, number: format.number(declined.size) })} />}
      <Group justify="flex-end" gap="xs">
        {!isUndone && written.size > 0 && (
          <Button variant="default" onClick={onUndo}>
            {tUi('undo')}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          {tUi('close')}
        </Button>
      </Group>
    </Stack>
  )
}

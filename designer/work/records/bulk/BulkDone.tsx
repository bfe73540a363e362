import { Button, Group, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { titleOf } from '../../record/record-title.ts'
import type { BulkOutcome, BulkPreview } from './bulk-work.ts'

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
      {declined.size > 0 && <Declined object={object} records={changing} declined={declined} />}
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

function Declined({ object, records, declined }: { object: ObjectDefinition; records: readonly RecordAnswer[]; declined: BulkOutcome['declined'] }) {
  const { t } = useTranslation('work-bulk')
  const { slug } = useWorkspace()
  const format = useFormat()
  return (
    <div>
      <Group gap={8} wrap="nowrap">
        <IconAlertTriangle size={18} aria-hidden color="var(--danger)" />
        <Text size="sm">{t('done.declined', { count: declined.size, number: format.number(declined.size) })}</Text>
      </Group>
      <List size="sm" mt={6} mah={240} style={{ overflowY: 'auto' }}>
        {records.filter(({ id }) => declined.has(id)).slice(0, 100).map((record) => (
          <List.Item key={record.id}>
            <Link to={pathOf(slug, 'work', 'records', object.name, record.id)}>{titleOf(object, record)}</Link>: {reasonOf(declined.get(record.id))}
          </List.Item>
        ))}
      </List>
    </div>
  )
}

/** The server's sentences about one write of many. */
function reasonOf(problem: unknown): string {
  const { title = '', issues = [] } = (problem ?? {}) as { title?: string; issues?: readonly { message?: string }[] }
  const said = issues.flatMap(({ message }) => message ?? [])
  return said.length > 0 ? said.join(' ') : title
}

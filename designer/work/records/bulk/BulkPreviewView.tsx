import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconArrowRight, IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { titleOf } from '../../record/record-title.ts'
import { knownField, useLabels } from '../../use-object.ts'
import { valueAt, ValueView } from '../ValueView.tsx'
import type { BulkPreview } from './bulk-work.ts'
import type { BulkWish } from './use-bulk-edit.ts'

interface BulkPreviewViewProps {
  object: ObjectDefinition
  wish: BulkWish
  preview: BulkPreview
  onApply: () => void
  onBack: () => void
}

/** Rows that are shown of what may be thousands. */
const mostRows = 50

/** What the edit would change, old beside new, and what it cannot change and why. */
export function BulkPreviewView({ object, wish, preview: { changing, same, locked }, onApply, onBack }: BulkPreviewViewProps) {
  const { t } = useTranslation('work-bulk')
  const labels = useLabels()
  const format = useFormat()
  const field = knownField(object, wish.field)
  if (!field) return null
  const counted = (key: 'changing' | 'same' | 'locked', records: readonly RecordAnswer[]) => t(`preview.${key}`, { count: records.length, number: format.number(records.length), field: labels(field.label) })
  return (
    <Stack gap="sm">
      <Text fw={600} role="status">
        {counted('changing', changing)}
      </Text>
      {changing.length > 0 && <Changes object={object} field={field} wish={wish} records={changing} />}
      {changing.length > mostRows && <Text size="sm" c="dimmed">{t('preview.more', { number: format.number(changing.length - mostRows) })}</Text>}
      {same.length > 0 && <Text size="sm">{counted('same', same)}</Text>}
      {locked.length > 0 && (
        <div>
          <Group gap={6} wrap="nowrap">
            <IconLock size={15} aria-hidden />
            <Text size="sm">{counted('locked', locked)}</Text>
          </Group>
          <Text size="sm" c="dimmed" lineClamp={3}>
            {locked.slice(0, mostRows).map((record) => titleOf(object, record)).join(' · ')}
          </Text>
        </div>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button disabled={changing.length === 0} onClick={onApply} data-autofocus>
          {t('apply', { count: changing.length, number: format.number(changing.length) })}
        </Button>
      </Group>
    </Stack>
  )
}

interface ChangesProps {
  object: ObjectDefinition
  field: FieldDefinition
  wish: BulkWish
  records: readonly RecordAnswer[]
}

function Changes({ object, field, wish, records }: ChangesProps) {
  const { t } = useTranslation('work-bulk')
  const labels = useLabels()
  return (
    <Table.ScrollContainer minWidth={360} mah={300}>
      <Table stickyHeader verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{labels(object.label)}</Table.Th>
            <Table.Th>{t('preview.old', { field: labels(field.label) })}</Table.Th>
            <Table.Th>{t('preview.new')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.slice(0, mostRows).map((record) => (
            <Table.Tr key={record.id}>
              <Table.Td>{titleOf(object, record)}</Table.Td>
              <Table.Td>
                <ValueView field={field} {...valueAt(record, field.name)} />
              </Table.Td>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  <IconArrowRight size={14} aria-hidden />
                  {wish.value === null ? <Text size="sm" c="dimmed">{t('preview.blank')}</Text> : <ValueView field={field} value={wish.value} title={wish.title} />}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconArrowRight, IconLock } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { titleOf } from '../../record/record-title.ts'
import { knownField, useLabels } from '../../use-object.ts'
import { valueAt, ValueView } from '../ValueView.tsx'
import { type BulkPlace, type BulkPreview, type Foreseen, writesOf } from './bulk-work.ts'
import { ForeseenRefusals } from './ForeseenRefusals.tsx'
import type { BulkWish } from './use-bulk-edit.ts'
import { useForesight } from './use-foresight.ts'

interface BulkPreviewViewProps {
  object: ObjectDefinition
  wish: BulkWish
  preview: BulkPreview
  of: BulkPlace
  /** Does what is not foreseen to be refused. */
  onApply: (refused: Foreseen['refused']) => void
  onBack: () => void
}

/** Rows that are shown of what may be thousands. */
const mostRows = 50

/** What the edit would change, old beside new, and what it cannot change and why, as far as it is foreseen. */
export function BulkPreviewView({ object, wish, preview: { changing, same, locked }, of, onApply, onBack }: BulkPreviewViewProps) {
  const { t } = useTranslation('work-bulk')
  const labels = useLabels()
  const format = useFormat()
  const foreseen = useForesight(of, useMemo(() => writesOf(changing, wish), [changing, wish]))
  const rest = changing.filter(({ id }) => !foreseen.refused.has(id))
  const field = knownField(object, wish.field)
  if (!field) return null
  const counted = (key: 'changing' | 'same' | 'locked', records: readonly RecordAnswer[]) => t(`preview.${key}`, { count: records.length, number: format.number(records.length), field: labels(field.label) })
  return (
    <Stack gap="sm">
      <Text fw={600} role="status">
        {counted('changing', rest)}
      </Text>
      {rest.length > 0 && <Changes object={object} field={field} wish={wish} records={rest} />}
      {rest.length > mostRows && <Text size="sm" c="dimmed">{t('preview.more', { number: format.number(rest.length - mostRows) })}</Text>}
      {changing.length > 0 && <ForeseenRefusals object={object} records={changing} {...foreseen} />}
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
        <Button disabled={rest.length === 0} onClick={() => onApply(foreseen.refused)} data-autofocus>
          {t('apply', { count: rest.length, number: format.number(rest.length) })}
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

import { Anchor, List, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { useRecordReading } from '../../filter/readable-set.ts'
import { subtitleOf } from '../../record/record-title.ts'
import type { CalendarList } from './calendar-records.ts'
import { eventTitle } from './CalendarEvent.tsx'
import type { Day } from './days.ts'

interface DayListProps {
  list: CalendarList
  day: Day
  records: readonly RecordAnswer[]
  onClose: () => void
}

/** All records of one day. */
export function DayList({ list, day, records, onClose }: DayListProps) {
  const { t } = useTranslation('work-views')
  const { t: tUi } = useTranslation('ui')
  const { slug } = useWorkspace()
  const format = useFormat()
  const { definition } = list.object
  const reading = useRecordReading()
  return (
    <Modal opened onClose={onClose} title={format.date(day)} closeButtonProps={{ 'aria-label': tUi('close') }}>
      {records.length === 0 && <Text c="dimmed">{t('calendar.nothing')}</Text>}
      <List spacing={6} listStyleType="none">
        {records.map((record) => (
          <List.Item key={record.id}>
            <Anchor component={Link} to={pathOf(slug, 'work', 'records', definition.name, record.id)} fw={550}>
              {eventTitle(record, list)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {subtitleOf(definition, record, reading)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Modal>
  )
}

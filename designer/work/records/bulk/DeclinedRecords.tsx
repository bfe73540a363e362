import { Anchor, Group, List, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { titleOf } from '../../record/record-title.ts'

interface DeclinedRecordsProps {
  object: ObjectDefinition
  records: readonly RecordAnswer[]
  /** The server's problem by the record's id. */
  declined: ReadonlyMap<string, unknown>
  /** Says how many they are. */
  title: string
}

/** Records that are shown of what may be thousands. */
const mostShown = 100

/** Records that a write was or would be declined for, each with the reason and a link in a tab of its own: the work here goes on. */
export function DeclinedRecords({ object, records, declined, title }: DeclinedRecordsProps) {
  const { slug } = useWorkspace()
  return (
    <div>
      <Group gap={8} wrap="nowrap">
        <IconAlertTriangle size={18} aria-hidden color="var(--danger)" style={{ flex: 'none' }} />
        <Text size="sm">{title}</Text>
      </Group>
      <List size="sm" mt={6} mah={240} style={{ overflowY: 'auto' }}>
        {records.filter(({ id }) => declined.has(id)).slice(0, mostShown).map((record) => (
          <List.Item key={record.id}>
            <Anchor component={Link} to={pathOf(slug, 'work', 'records', object.name, record.id)} target="_blank" rel="noopener" inherit>
              {titleOf(object, record)}
            </Anchor>
            : {reasonOf(declined.get(record.id))}
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

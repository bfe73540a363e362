import { Avatar, Group, Tooltip } from '@mantine/core'
import type { PersonName } from '../../../schemas/api/draft.ts'
import { useFormat } from '../../i18n/reader.ts'
import { initialsOf } from '../../ui/initials.ts'
import classes from './ChangedBy.module.css'

/** Who changed something and how long ago; the exact time on hover. */
export function ChangedBy({ by, at, isShort = false }: { by: PersonName; at: string; isShort?: boolean }) {
  const format = useFormat()
  return (
    <Tooltip label={`${by.name} · ${format.dateTime(at)}`}>
      <Group gap={6} wrap="nowrap" className={classes.by} component="span">
        <Avatar size={20} radius="sm" color="people" variant="light" component="span" aria-hidden>
          {initialsOf(by.name)}
        </Avatar>
        {!isShort && <span className={classes.name}>{by.name}</span>}
        <span className={classes.when}>{format.relative(at)}</span>
      </Group>
    </Tooltip>
  )
}

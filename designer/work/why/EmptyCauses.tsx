import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useFormat } from '../../i18n/reader.ts'
import { FilterWords } from '../filter/FilterWords.tsx'
import type { EmptyCause } from './empty-causes.ts'
import { HoldsMark } from './HoldsMark.tsx'
import classes from './why.module.css'

interface EmptyCausesProps {
  object: ObjectDefinition
  causes: readonly EmptyCause[]
  /** How many records there would be without each of them. */
  without: readonly (number | undefined)[]
}

/** What keeps records out of a list, each with what it keeps away and the way to take it off. */
export function EmptyCauses({ object, causes, without }: EmptyCausesProps) {
  return (
    <ul className={classes.causes}>
      {causes.map((cause, index) => (
        <Cause key={cause.kind} object={object} cause={cause} without={without[index]} />
      ))}
    </ul>
  )
}

function Cause({ object, cause, without }: { object: ObjectDefinition; cause: EmptyCause; without: number | undefined }) {
  const { t } = useTranslation('why')
  const format = useFormat()
  return (
    <li className={classes.cause}>
      <HoldsMark holds={without === undefined ? null : without === 0} />
      <div className={classes.causeText}>
        <Text size="sm">{cause.kind === 'search' ? t('empty.search', { text: cause.text }) : cause.kind === 'view' ? t('empty.view', { view: cause.label }) : t('empty.filter')}</Text>
        {cause.kind !== 'search' && <FilterWords object={object} filter={cause.rule} />}
        {without !== undefined && (
          <Text size="xs" c="dimmed">
            {without === 0 ? t('empty.stillNone') : t('empty.count', { count: without, number: format.number(without) })}
          </Text>
        )}
      </div>
      <Button size="compact-xs" variant="default" onClick={cause.clear}>
        {t(cause.kind === 'search' ? 'empty.clearSearch' : cause.kind === 'filter' ? 'empty.clearFilter' : 'empty.showAll')}
      </Button>
    </li>
  )
}

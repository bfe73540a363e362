import { Alert, Button, Group, Text } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition } from '../../../schemas/definition-set.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { takeValue, valueById } from '../../document/commands/take-value.ts'
import type { Clash } from '../../document/growth.ts'
import classes from './bench.module.css'
import { type Side, ConflictChoice } from './ConflictChoice.tsx'
import { useTellers } from './use-tellers.ts'

interface ConflictsProps {
  clash: Clash<Definition>
  mine: Definition
  /** Who has the other version. */
  name: string
  /** `take` puts what was chosen into what both merge to. */
  onSettle: (take: (merged: Definition) => Definition) => void
}

/** Each place that both changed, as it was, as they have it and as I have it. Nothing is chosen by itself; then one save. */
export function Conflicts({ clash, mine, name, onSettle }: ConflictsProps) {
  const { t } = useTranslation('design')
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const { conflicts } = clash
  const versions = { base: asJson(clash.base), mine: asJson(mine), theirs: asJson(clash.theirs.document) }
  const tellers = useTellers({ base: clash.base, mine, theirs: clash.theirs.document })
  const choose = (pointers: readonly string[], side: Side) => setChosen((before) => ({ ...before, ...Object.fromEntries(pointers.map((pointer) => [pointer, side])) }))
  const settle = () =>
    onSettle((merged) => {
      const taken = conflicts.reduce((document, pointer) => takeValue(document, pointer, versions[chosen[pointer] ?? 'mine']), asJson(merged))
      return taken as unknown as Definition
    })
  const left = conflicts.filter((pointer) => chosen[pointer] === undefined).length
  return (
    <Alert color="people" variant="light" role="region" icon={<IconUsers size={18} aria-hidden />} title={t('conflict.title', { name, count: conflicts.length })} aria-label={t('conflict.title', { name, count: conflicts.length })}>
      <Text size="sm" role="status">
        {t('conflict.help')}
      </Text>
      {tellers && (
        <div className={classes.conflicts}>
          {conflicts.map((pointer) => (
            <ConflictChoice
              key={pointer}
              name={name}
              place={tellers.placeOf(pointer)}
              base={tellers.base.value(pointer, valueById(versions.base, pointer))}
              mine={tellers.mine.value(pointer, valueById(versions.mine, pointer))}
              theirs={tellers.theirs.value(pointer, valueById(versions.theirs, pointer))}
              chosen={chosen[pointer]}
              onChoose={(side) => choose([pointer], side)}
            />
          ))}
        </div>
      )}
      <Group mt="xs" gap="xs">
        <Button size="compact-sm" disabled={left > 0} onClick={settle}>
          {t('conflict.save')}
        </Button>
        {conflicts.length > 1 && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => choose(conflicts, 'mine')}>
              {t('conflict.allMine')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => choose(conflicts, 'theirs')}>
              {t('conflict.allTheirs', { name })}
            </Button>
          </>
        )}
        {left > 0 && (
          <Text size="sm" c="dimmed">
            {t('conflict.left', { count: left })}
          </Text>
        )}
      </Group>
    </Alert>
  )
}

// Definitions are JSON; their types only name more of it.
const asJson = (definition: object): Json => definition as unknown as Json

import { Radio, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './bench.module.css'

export type Side = 'mine' | 'theirs'

interface ConflictChoiceProps {
  /** Who has the other version. */
  name: string
  /** What both changed: the thing and its setting. */
  place: string
  base: string
  mine: string
  theirs: string
  chosen: Side | undefined
  onChoose: (side: Side) => void
}

/** One place that two people changed: how it was, and what each makes of it. */
export function ConflictChoice({ name, place, base, mine, theirs, chosen, onChoose }: ConflictChoiceProps) {
  const { t } = useTranslation('design')
  return (
    // The values are exactly the two below.
    <Radio.Group className={classes.conflict} label={place} value={chosen ?? null} onChange={(side) => onChoose(side as Side)}>
      <Text size="sm" c="dimmed" className={classes.conflictText}>
        {t('conflict.base', { value: base })}
      </Text>
      <Stack gap={4} mt={4}>
        <Radio value="theirs" label={<span className={classes.conflictText}>{t('conflict.theirs', { name, value: theirs })}</span>} />
        <Radio value="mine" label={<span className={classes.conflictText}>{t('conflict.mine', { value: mine })}</span>} />
      </Stack>
    </Radio.Group>
  )
}

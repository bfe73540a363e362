import { Text } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SavedComment } from '../../../schemas/api/comment.ts'
import classes from './comments.module.css'

/** Whom a comment mentions in vain. */
export function Unreached({ saved }: { saved: SavedComment | undefined }) {
  const { t } = useTranslation('work-comments')
  const people = saved?.cannotOpen ?? []
  if (people.length === 0) return null
  return (
    <Text size="sm" mt={6} role="status" className={classes.unreached}>
      <IconEyeOff size={15} aria-hidden /> {t('cannotOpen', { names: people.map(({ name }) => name).join(', '), count: people.length })}
    </Text>
  )
}

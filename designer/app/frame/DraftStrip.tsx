import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { addressesOf } from '../addresses.ts'
import { get } from '../api.ts'
import { useWorkspace } from '../me.ts'
import { pathOf } from '../paths.ts'
import classes from './DraftStrip.module.css'

/** What stands in the draft and is not live: each entry is one definition. */
interface Draft {
  base: number
  changes: { kind: string; name: string; op: string; by: unknown; at: string }[]
}

/** The key under which the draft's state is kept; editors invalidate it after each save. */
export const draftKey = (workspace: string) => ['workspace', workspace, 'draft'] as const

/** "3 changes are not live yet · Review and publish", for those who design. */
export function DraftStrip() {
  const { t } = useTranslation('frame')
  const { slug, spaces } = useWorkspace()
  const { data: draft } = useQuery({
    queryKey: draftKey(slug),
    queryFn: ({ signal }) => get<Draft>(addressesOf(slug).draft, { signal }),
    enabled: spaces.includes('design'),
    refetchInterval: 60_000,
  })
  const count = draft?.changes.length ?? 0
  if (count === 0) return null
  return (
    <Link to={pathOf(slug, 'design', 'review')} className={classes.strip}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.long}>{t('draft.changes', { count })} · </span>
      <span className={classes.short} aria-hidden>
        {count}
      </span>
      <span className={classes.action}>{t('draft.review')}</span>
    </Link>
  )
}

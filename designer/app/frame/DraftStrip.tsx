import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DraftAnswer } from '../../../schemas/api/draft.ts'
import { addressesOf } from '../addresses.ts'
import { get } from '../api.ts'
import { useWorkspace } from '../me.ts'
import { pathOf } from '../paths.ts'
import { workspaceKey } from '../workspace.ts'
import classes from './DraftStrip.module.css'

/** The key under which the draft's state is kept; editors invalidate it after each save. */
export const draftKey = (workspace: string) => workspaceKey(workspace, 'draft')

/** "3 changes are not live yet · Review and publish", for those who design. */
export function DraftStrip() {
  const { t } = useTranslation('frame')
  const { slug, spaces } = useWorkspace()
  const { data: draft } = useQuery({
    queryKey: draftKey(slug),
    queryFn: ({ signal }) => get<DraftAnswer>(addressesOf(slug).draft, { signal }),
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

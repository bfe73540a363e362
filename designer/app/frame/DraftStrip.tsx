import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, type MouseEvent, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { DraftAnswer } from '../../../schemas/api/draft.ts'
import { addressesOf } from '../addresses.ts'
import { get } from '../api.ts'
import { useWorkspace } from '../me.ts'
import { pathOf } from '../paths.ts'
import { queryClient } from '../queries.ts'
import { workspaceKey } from '../workspace.ts'
import classes from './DraftStrip.module.css'

// Nobody publishes before the first screen has been seen.
const ReviewPanel = lazy(async () => ({ default: (await import('../../design/review/ReviewPanel.tsx')).ReviewPanel }))

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
  useNewRelease(slug, draft?.base)
  const { pathname } = useLocation()
  const [isOpen, panel] = useDisclosure(false)
  const review = pathOf(slug, 'design', 'review')
  const count = draft?.changes.length ?? 0
  const openPanel = (event: MouseEvent) => {
    // A click that asks for another tab is left to the browser.
    if (pathname === review || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    panel.open()
  }
  return (
    <>
      {count > 0 && (
        <Link to={review} className={classes.strip} onClick={openPanel}>
          <span className={classes.dot} aria-hidden />
          <span className={classes.long}>{t('draft.changes', { count })} · </span>
          <span className={classes.short} aria-hidden>
            {count}
          </span>
          <span className={classes.action}>{t('draft.review')}</span>
        </Link>
      )}
      <Suspense>{isOpen && <ReviewPanel opened onClose={panel.close} />}</Suspense>
    </>
  )
}

/** A release that came by another way (another tab, another person): what is open says again how it stands. */
function useNewRelease(slug: string, base: number | undefined): void {
  const seen = useRef(base)
  useEffect(() => {
    const isNew = seen.current !== undefined && base !== undefined && base !== seen.current
    seen.current = base
    if (isNew) void queryClient.invalidateQueries({ queryKey: workspaceKey(slug, 'definition') })
  }, [slug, base])
}

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { MyView } from '../../../schemas/api/view.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ViewContents, ViewDefinition } from '../../../schemas/views/view.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { useApp, workspaceKey } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/reader.ts'
import { listedPaths } from '../records/record-columns.tsx'
import { useLabels } from '../use-object.ts'

/** A view as a tab of the list: one that many people see, or one of the person's own. */
export interface ListView {
  /** What the address calls it. */
  readonly key: string
  readonly label: string
  readonly contents: ViewContents
  readonly mine?: MyView
}

/** What the address calls the list of all records. */
export const everything = 'all'

/** And that of the object's pool. Names of views begin with their object's, so none is called so. */
export const poolKey = 'pool'

const keyOfMine = ({ id }: MyView): string => `mine.${id}`

/** The views of an object's list, the one that it opens with first, then its pool, and those of the person's own last. */
export function useListViews({ definition, can }: AppObject) {
  const { name: object } = definition
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const { views } = useApp()
  const labels = useLabels()
  const { compare } = useFormat()
  const { data: mine } = useQuery({
    queryKey: workspaceKey(slug, 'views'),
    queryFn: async ({ signal }) => (await get<{ items: MyView[] }>(addressesOf(slug).views, { signal })).items,
    staleTime: 60_000,
  })
  return useMemo(() => {
    const shared = views.filter((view) => view.object === object).map((view) => ({ view, label: labels(view.label) }))
    const opening = shared.find(({ view }) => view.default)?.view.name ?? everything
    const listed: readonly ListView[] = [
      ...shared.toSorted((a, b) => defaultFirst(a.view, b.view) || compare(a.label, b.label)).map(({ view, label }) => ({ key: view.name, label, contents: view })),
      ...(definition.pool && (can.claim || can.read === 'all') ? [{ key: poolKey, label: t('views.pool'), contents: poolContents(definition) }] : []),
      ...(mine ?? []).filter((view) => view.object === object).map((view) => ({ key: keyOfMine(view), label: view.label, contents: view.contents, mine: view })),
    ]
    return { views: listed, opening, isReady: mine !== undefined }
    // Labels and order follow the language, with which the whole page is drawn anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [views, mine, definition, can])
}

const poolContents = (object: ObjectDefinition): ViewContents => ({
  as: 'table',
  columns: listedPaths(object).filter((path) => path !== 'owner'),
  where: { is_blank: [{ var: 'owner' }] },
  board: null,
  calendar: null,
})

const defaultFirst = (a: ViewDefinition, b: ViewDefinition): number => Number(b.default ?? false) - Number(a.default ?? false)

/** Reads the person's views again, after one of them was written. */
export const refreshViews = (workspace: string): Promise<void> => queryClient.invalidateQueries({ queryKey: workspaceKey(workspace, 'views') })

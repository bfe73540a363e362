import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { DraftAnswer } from '../../../schemas/api/draft.ts'
import type { MyView } from '../../../schemas/api/view.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ViewContents } from '../../../schemas/views/view.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post, request } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { refreshViews } from './list-views.ts'

interface AskedView {
  readonly label: string
  readonly contents: ViewContents
}

type Whose = 'mine' | 'everybody'

/** Makes, changes, shares and removes views of one's own; afterwards the list shows the outcome. */
export function useViewActions({ object, onClose }: { object: ObjectDefinition; onClose: () => void }) {
  const { t } = useTranslation('work-views')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const addresses = addressesOf(slug)
  const done = async (view: MyView | undefined, message: string, undo?: () => void) => {
    await refreshViews(slug)
    void navigate(view ? `?view=mine.${view.id}` : '?', { replace: true })
    notifyDone(message, undo ? { undo } : {})
    onClose()
  }
  const share = async (view: MyView, whose: Whose): Promise<string> => {
    if (whose === 'mine') return t('done.saved', { label: view.label })
    await post(`${addresses.view(view.id)}/share`, { name: await freeName(slug, object.name, view.label) })
    // The draft has one change more.
    await queryClient.invalidateQueries({ queryKey: workspaceKey(slug, 'draft') })
    return t('done.shared', { label: view.label })
  }
  const run = useMutation({ mutationFn: (work: () => Promise<void>) => work() })
  const keep = (asked: AskedView) => post<MyView>(addresses.views, { object: object.name, ...asked })
  return {
    problem: run.error,
    isPending: run.isPending,
    make: (asked: AskedView, whose: Whose) =>
      run.mutate(async () => {
        const view = await keep(asked)
        await done(view, await share(view, whose))
      }),
    change: (view: MyView, asked: AskedView, whose: Whose) =>
      run.mutate(async () => {
        const { body } = await request<MyView>('PATCH', addresses.view(view.id), { body: asked, ifMatch: view.version })
        await done(body, await share(body, whose))
      }),
    remove: (view: MyView) =>
      run.mutate(async () => {
        await request('DELETE', addresses.view(view.id), { ifMatch: view.version })
        await done(undefined, t('done.removed', { label: view.label }), () => void keep(view).then(() => refreshViews(slug), notifyFailed))
      }),
  }
}

/** An API name for a view that nothing in the draft has. */
async function freeName(workspace: string, object: string, label: string): Promise<string> {
  const { definitions } = await get<DraftAnswer>(addressesOf(workspace).draft)
  const taken = (name: string) => definitions.some((each) => each.kind === 'view' && each.name === name)
  const { pinyin } = await import('pinyin-pro')
  return apiNameOf(`${object} ${label}`, taken, (text) => pinyin(text, { toneType: 'none', nonZh: 'consecutive', v: true }))
}

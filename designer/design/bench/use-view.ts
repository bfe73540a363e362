import { useSearchParams } from 'react-router'
import { usePreference } from '../../ui/preference.ts'

/** How a document can be looked at: most have one form, layouts a canvas and an outline, and all of them JSON. */
export type BenchView = 'form' | 'canvas' | 'outline' | 'json'

/** Whether this person works with JSON at all; most never need to see it. */
export const useShowJson = (): [boolean, (isShown: boolean) => void] => usePreference('showJson', false)

const onlyForm: readonly BenchView[] = ['form']

/** The view of the document, kept in the address, and those that there are; the first is the one that people come to. */
export function useView(own = onlyForm): readonly [view: BenchView, setView: (view: BenchView) => void, views: readonly BenchView[]] {
  const [search, setSearch] = useSearchParams()
  const [isJsonShown] = useShowJson()
  const views = isJsonShown ? [...own, 'json' as const] : own
  const first = views[0] ?? 'form'
  const setView = (next: BenchView) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (next === first) after.delete('view')
        else after.set('view', next)
        return after
      },
      { replace: true },
    )
  return [views.find((view) => view === search.get('view')) ?? first, setView, views]
}

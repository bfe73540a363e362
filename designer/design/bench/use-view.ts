import { useSearchParams } from 'react-router'
import { usePreference } from '../../ui/preference.ts'

export type BenchView = 'form' | 'json'

/** Whether this person works with JSON at all; most never need to see it. */
export const useShowJson = (): [boolean, (isShown: boolean) => void] => usePreference('showJson', false)

/** The view of the document, kept in the address. */
export function useView(): [BenchView, (view: BenchView) => void] {
  const [search, setSearch] = useSearchParams()
  const [isJsonShown] = useShowJson()
  const view = isJsonShown && search.get('view') === 'json' ? 'json' : 'form'
  return [
    view,
    (next) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before)
          if (next === 'json') after.set('view', next)
          else after.delete('view')
          return after
        },
        { replace: true },
      ),
  ]
}

import { useTranslation } from 'react-i18next'
import type { Problem } from '../../app/problem.ts'
import { useFormat } from '../../i18n/reader.ts'
import { notifyHindered } from '../../ui/notify.tsx'

/** Says who was quicker, with what and when. */
export function useDecidedBy(): (title: string, problem: Problem) => void {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const over = t('already.over')
  return (title, { details }) => {
    // Written by our own server: who decided, what and when.
    const { by, at, decision } = details as { by?: { name: string } | null; at?: string; decision?: string }
    const what = decision === undefined ? over : t(`already.${decision}`, { name: by?.name ?? t('somebody'), defaultValue: over })
    notifyHindered(what, { advice: at === undefined ? title : `${title} · ${format.dateTime(at)}`, outlasts: true })
  }
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { groupByObject, isLong } from './changed-groups.ts'
import { Fold } from './Fold.tsx'

interface ByObjectProps {
  changes: readonly DraftChange[]
  /** Draws one of them. */
  children: (change: DraftChange) => ReactNode
}

/** Changes in the order of their objects; a long list is folded by object, so that it can be taken in. */
export function ByObject({ changes, children }: ByObjectProps) {
  const { t } = useTranslation('design-review')
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const groups = groupByObject(changes, set)
  if (!isLong(changes) || groups.length === 1) return groups.flatMap((group) => group.changes.map(children))
  return groups.map((group) => (
    <Fold
      key={group.object?.name ?? ''}
      head={t('group', { label: group.object ? labelText(group.object.label) : t('others'), count: group.changes.length })}
      isFolded={group.changes.length > 1}
    >
      {group.changes.map(children)}
    </Fold>
  ))
}

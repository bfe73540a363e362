import { useTranslation } from 'react-i18next'
import type { LayoutTab } from '../../../schemas/layouts/layout.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ShownWhen } from './ItemConditions.tsx'
import { useLayoutBench } from './layout-bench.ts'

/** The settings of a tab. */
export function TabInspector({ tab }: { tab: LayoutTab }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  return (
    <>
      <LabelInput label={t('settings.label')} required value={tab.label} onChange={(label) => edits.change(tab.id, { label }, 'label')} onLeave={edits.endBurst} />
      <ShownWhen part={tab} />
    </>
  )
}

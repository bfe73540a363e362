import { useTranslation } from 'react-i18next'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { WhereUsed } from './WhereUsed.tsx'
import type { Usable } from './where-used-query.ts'

interface WhereUsedPanelProps {
  of: Usable
  /** What it is called on screen. */
  label: string
  onClose: () => void
}

/** Where a definition is used, beside its editor. */
export function WhereUsedPanel({ of, label, onClose }: WhereUsedPanelProps) {
  const { t } = useTranslation('design-used')
  return (
    <SidePanel opened onClose={onClose} title={t('titleOf', { label })}>
      <WhereUsed of={of} />
    </SidePanel>
  )
}

import { Input, SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LayoutSection, LayoutTab } from '../../../schemas/layouts/layout.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ShownWhen } from './ItemConditions.tsx'
import { useLayoutBench } from './layout-bench.ts'

/** The settings of a section: its name, its columns, and the tab that it stands on. */
export function SectionInspector({ section, tab }: { section: LayoutSection; tab: LayoutTab }) {
  const { t } = useTranslation('design-layouts')
  const { layout, edits } = useLayoutBench()
  const labelText = useLabelText()
  return (
    <>
      <LabelInput label={t('settings.label')} required value={section.label} onChange={(label) => edits.change(section.id, { label }, 'label')} onLeave={edits.endBurst} />
      <Input.Wrapper label={t('settings.columns')} labelElement="div">
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('settings.columns')}
          data={['1', '2', '3', '4']}
          value={String(section.columns ?? 2)}
          onChange={(columns) => edits.setColumns(section.id, Number(columns))}
        />
      </Input.Wrapper>
      <Select
        label={t('settings.tab')}
        data={layout.tabs.map(({ id, label }) => ({ value: id, label: labelText(label) }))}
        value={tab.id}
        allowDeselect={false}
        onChange={(to) => to !== null && to !== tab.id && edits.moveSection(section.id, { tab: to, at: Number.MAX_SAFE_INTEGER })}
      />
      <ShownWhen part={section} />
    </>
  )
}

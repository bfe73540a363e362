import { Input, MultiSelect, SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { LayoutItem, LayoutSection } from '../../../schemas/layouts/layout.ts'
import { inverseOf } from '../../../schemas/objects/inverses.ts'
import { useLabelText } from '../draft/label-text.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { usePathChoices } from '../object/path-choices.ts'
import { ItemConditions, ShownWhen } from './ItemConditions.tsx'
import { useLayoutBench } from './layout-bench.ts'
import { fieldShown } from './use-part-names.ts'

interface ItemInspectorProps {
  item: LayoutItem
  section: LayoutSection
}

/** The settings of an item: what it says, how wide it is, where it stands. */
export function ItemInspector({ item, section }: ItemInspectorProps) {
  const { object, set } = useLayoutBench()
  const field = fieldShown(object, item)
  const child = item.related === undefined ? undefined : inverseOf(object.name, item.related, set)?.object
  return (
    <>
      {item.heading !== undefined && <Words item={item} setting="heading" />}
      {item.text !== undefined && <Words item={item} setting="text" />}
      {field && <OwnTexts item={item} field={field} />}
      {child && <RelatedColumns item={item} child={child} />}
      <Width item={item} section={section} />
      <StandsIn item={item} section={section} />
      {field ? <ItemConditions item={item} field={field} /> : <ShownWhen part={item} />}
    </>
  )
}

function Words({ item, setting }: { item: LayoutItem; setting: 'heading' | 'text' }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  return (
    <LabelInput
      label={t(`settings.${setting}`)}
      isLong={setting === 'text'}
      required
      value={item[setting]}
      onChange={(words) => edits.change(item.id, { [setting]: words }, setting)}
      onLeave={edits.endBurst}
    />
  )
}

/** What this layout calls the field, and how it helps to fill it in. */
function OwnTexts({ item, field }: { item: LayoutItem; field: FieldDefinition }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const labelText = useLabelText()
  return (
    <>
      <LabelInput
        label={t('settings.ownLabel')}
        description={t('settings.ownLabelHelp', { label: labelText(field.label) })}
        value={item.label ?? undefined}
        onChange={(label) => edits.change(item.id, { label }, 'label')}
        onLeave={edits.endBurst}
      />
      <LabelInput
        label={t('settings.ownHelp')}
        isLong
        description={field.help && t('settings.ownHelpHelp', { help: labelText(field.help) })}
        value={item.help ?? undefined}
        onChange={(help) => edits.change(item.id, { help }, 'help')}
        onLeave={edits.endBurst}
      />
    </>
  )
}

function RelatedColumns({ item, child }: { item: LayoutItem; child: Parameters<typeof usePathChoices>[0] }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const { paths } = usePathChoices(child)
  return (
    <MultiSelect
      label={t('settings.listColumns')}
      description={t('settings.listColumnsHelp')}
      data={paths(item.columns)}
      value={item.columns ?? []}
      maxValues={12}
      searchable
      onChange={(columns) => edits.change(item.id, { columns: columns.length > 0 ? columns : undefined })}
    />
  )
}

function Width({ item, section }: ItemInspectorProps) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const { columns = 2 } = section
  if (columns === 1) return null
  return (
    <Input.Wrapper label={t('settings.width')} description={t('settings.widthHelp', { count: columns })} labelElement="div">
      <SegmentedControl
        fullWidth
        size="xs"
        mt={4}
        aria-label={t('settings.width')}
        data={Array.from({ length: columns }, (_, at) => String(at + 1))}
        value={String(Math.min(item.span ?? 1, columns))}
        onChange={(span) => edits.setSpan(item.id, Number(span))}
      />
    </Input.Wrapper>
  )
}

/** The section that the item stands in: another one takes it to its end. */
function StandsIn({ item, section }: ItemInspectorProps) {
  const { t } = useTranslation('design-layouts')
  const { layout, edits } = useLayoutBench()
  const labelText = useLabelText()
  const sections = layout.tabs.map((tab) => ({ group: labelText(tab.label), items: tab.sections.map(({ id, label }) => ({ value: id, label: labelText(label) })) }))
  return (
    <Select
      label={t('settings.section')}
      data={sections.filter(({ items }) => items.length > 0)}
      value={section.id}
      allowDeselect={false}
      onChange={(to) => to !== null && to !== section.id && edits.moveItem(item.id, { section: to, at: Number.MAX_SAFE_INTEGER })}
    />
  )
}
